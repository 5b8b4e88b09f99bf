"""A text stands in quotation marks. A number up to 1 without a percent sign is refused where percentages stand: a
spreadsheet stores 58.9% as 0.589, so it may mean either.
"""

title = "Figures in a workbook"

TABLE = """
unit    | the cell holds | number format | read as
percent | 0.589          | 0.0%          | 58.9
percent | 1              | 0%            | 100
percent | 1.5            | 0%            | 150
percent | 58.9           | General       | 58.9
percent | 58.9           | 0.0"%"        | 58.9
percent | "58.9%"        | General       | 58.9
percent | "0.5%"         | General       | 0.5
percent | "58.9"         | General       | 58.9
percent | 0              | General       | 0
percent | 0.589          | General       | refused: Write 58.9% or 0.589%, whichever is meant.
percent | 1              | General       | refused: Write 100% or 1%, whichever is meant.
percent | "0.589"        | General       | refused: Write 58.9% or 0.589%, whichever is meant.
percent | 0.589          | 0.0"%"        | refused: Write 58.9% or 0.589%, whichever is meant.
number  | 58.9           | General       | 58.9
number  | "414,496"      | General       | 414496
number  | 0.589          | 0.0%          | refused: Expected a number without a percent sign (the unit is number).
number  | "58.9%"        | General       | refused: Expected a number without a percent sign (the unit is number).
number  | "94,2"         | General       | refused: Use a full stop for decimals.
number  | "£260,686"     | General       | refused: Expected a number in number, not in pounds.
pounds  | "£260,686"     | General       | 260686
pounds  | 260686         | £#,##0        | 260686
"""
