"""What a printed text says: its number, unit and marks. A text that is no figure keeps its words."""

title = "Figures as people print them"

TABLE = """
text          | number  | unit    | decimals | change | marks | missing
58.9%         | 58.9    | percent | 1        |        |       |
10.00%        | 10.00   | percent | 2        |        |       |
414,496       | 414496  | number  | 0        |        |       |
4,350,000     | 4350000 | number  | 0        |        |       |
£260,686      | 260686  | pounds  | 0        |        |       |
£ 1,234.50    | 1234.50 | pounds  | 2        |        |       |
0.51          | 0.51    | number  | 2        |        |       |
-3            | -3      | number  | 0        |        |       |
−3.5          | -3.5    | number  | 1        |        |       |
↓3.5          | -3.5    | number  | 1        | down   |       |
↑ 8.1         | 8.1     | number  | 1        | up     |       |
1632*         | 1632    | number  | 0        |        | *     |
1033**        | 1033    | number  | 0        |        | **    |
N/A           |         | number  | 0        |        |       | not_yet_available
n.a.          |         | number  | 0        |        |       | not_yet_available
TBC           |         | number  | 0        |        |       | to_be_confirmed
-             |         | number  | 0        |        |       | not_collected
–             |         | number  | 0        |        |       | not_collected
              |         | number  | 0        |        |       | not_stated
*             |         | number  | 0        |        |       | not_stated
[x]           |         | number  | 0        |        |       | not_yet_available
[z]           |         | number  | 0        |        |       | not_applicable
[c]           |         | number  | 0        |        |       | withheld
about 5       |         | number  | 0        |        |       |
12,34         |         | number  | 0        |        |       |
1,2345        |         | number  | 0        |        |       |
5 6           |         | number  | 0        |        |       |
.5            |         | number  | 0        |        |       |
"""
