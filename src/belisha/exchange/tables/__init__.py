"""Facts ↔ plain tables of typed rows: what the workbook and the package have in common."""

from belisha.exchange.tables.read import facts_of
from belisha.exchange.tables.rows import Cells, Place, Row, Rows
from belisha.exchange.tables.write import tables_of

__all__ = ["Cells", "Place", "Row", "Rows", "facts_of", "tables_of"]
