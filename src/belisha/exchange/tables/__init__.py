"""Facts ↔ plain tables of typed rows: what the workbook and the package have in common."""

from belisha.exchange.tables.read import facts_of, year_start_of
from belisha.exchange.tables.rows import Cells, Place, Row, Rows
from belisha.exchange.tables.write import drawn_out, tables_of

__all__ = ["Cells", "Place", "Row", "Rows", "drawn_out", "facts_of", "tables_of", "year_start_of"]
