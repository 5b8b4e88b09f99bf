"""Better or worse than the same period of the year before, by which way is better. Goldilocks: nearer to the target, or to
the nearer bound, is better. A figure that is provisional, estimated or incomplete makes the comparison tentative.
"""

title = "Direction of travel"

TABLE = """
which way  | now  | year before | targets (now, then) | also              | direction
maximise   | 75   | 69.6        |                     |                   | better
maximise   | 69.6 | 75          |                     |                   | worse
maximise   | 75   | 75.00       |                     |                   | same
minimise   | 75   | 69.6        |                     |                   | worse
minimise   | 69.6 | 75          |                     |                   | better
minimise   | 0    | 0           |                     |                   | same
none       | 75   | 69.6        |                     |                   | changed
none       | 69.6 | 69.6        |                     |                   | same
goldilocks | 54   | 50          | 55, 55              |                   | better
goldilocks | 60   | 54          | 55, 55              |                   | worse
goldilocks | 56   | 54          | 55, 55              |                   | same
goldilocks | 54   | 54          | 55, 50              |                   | better
goldilocks | 25   | 29          | 20-30, 20-30        |                   | same
goldilocks | 31   | 18          | 20-30, 20-30        |                   | better
goldilocks | 33   | 19          | 20-30, 20-30        |                   | worse
goldilocks | 54   | 50          | 55,                 |                   | not_comparable: no_target
goldilocks | 54   | 50          | , 55                |                   | not_comparable: no_target
maximise   |      | 75          |                     |                   | not_comparable: no_value
maximise   | 75   |             |                     |                   | not_comparable: no_earlier_value
maximise   |      |             |                     |                   | not_comparable: no_value
maximise   | 75   | 69.6        |                     | a break between   | not_comparable: break_in_series
maximise   |      | 69.6        |                     | a break between   | not_comparable: no_value
maximise   | 75   | 69.6        |                     | now provisional   | better, tentatively
maximise   | 75   | 69.6        |                     | then estimated    | better, tentatively
maximise   | 75   | 69.6        |                     | now incomplete    | better, tentatively
maximise   | 75   | 69.6        |                     | now revised       | better
"""
