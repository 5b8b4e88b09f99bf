"""Where on target and near target end. An open end has no limit."""

title = "The limits of a status"

TABLE = """
which way  | target | bounds   | tolerance | on target      | near target
maximise   | 90     |          | 5%        | 90 or more     | 85.5 or more
maximise   | 33.5   |          | 5%        | 33.5 or more   | 31.825 or more
minimise   | 66     |          | 5%        | 66 or less     | 69.3 or less
minimise   | 0      |          | 5%        | 0 or less      | 0 or less
minimise   | 0      |          | 2         | 0 or less      | 2 or less
goldilocks | 100    |          | 5%        | 95 to 105      | 90 to 110
goldilocks | 55.7   |          | 5%        | 52.915 to 58.485 | 50.13 to 61.27
goldilocks |        | 20 to 30 | 5%        | 20 to 30       | 19 to 31.5
goldilocks | 25     | 20 to 30 | 2         | 20 to 30       | 18 to 32
none       | 100    |          | 5%        |                |
maximise   |        |          | 5%        |                |
"""
