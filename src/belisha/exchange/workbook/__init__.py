"""Facts as a workbook (.xlsx) in a layout that an officer understands on sight, both ways."""

from belisha.exchange.workbook.read import read_workbook
from belisha.exchange.workbook.settle import Settle, to_settle
from belisha.exchange.workbook.write import blank_workbook, write_workbook

__all__ = ["Settle", "blank_workbook", "read_workbook", "to_settle", "write_workbook"]
