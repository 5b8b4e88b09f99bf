"""A value is compared as it is published, in decimal arithmetic. Limits are exact: 5% below 33.5 is 31.825.

Maximise: on target at or above it, near it down to the tolerance below. Minimise: the mirror image. Goldilocks: on target
within the tolerance either side, near within twice the tolerance; between two bounds where it has them, and near within
the tolerance beyond them. A tolerance is a percentage of the target's size, or an amount; a target of zero needs an amount.
"""

title = "Status against a target"

TABLE = """
which way  | value   | target | bounds     | tolerance | status
maximise   | 90      | 90     |            | 5%        | on_target
maximise   | 90.1    | 90     |            | 5%        | on_target
maximise   | 89.9    | 90     |            | 5%        | near_target
maximise   | 85.5    | 90     |            | 5%        | near_target
maximise   | 85.4    | 90     |            | 5%        | off_target
maximise   | 31.825  | 33.5   |            | 5%        | near_target
maximise   | 31.824  | 33.5   |            | 5%        | off_target
maximise   | 93.0    | 95     |            | 2         | near_target
maximise   | 92.9    | 95     |            | 2         | off_target
maximise   | 70.1    | 70.4   |            | 0.3       | near_target
maximise   | 90      | 90     |            | 0%        | on_target
maximise   | 89.9    | 90     |            | 0%        | off_target
minimise   | 66      | 66     |            | 5%        | on_target
minimise   | 65.9    | 66     |            | 5%        | on_target
minimise   | 66.1    | 66     |            | 5%        | near_target
minimise   | 69.3    | 66     |            | 5%        | near_target
minimise   | 69.4    | 66     |            | 5%        | off_target
minimise   | 75      | 66     |            | 5%        | off_target
minimise   | 0       | 0      |            | 5%        | on_target
minimise   | 1       | 0      |            | 5%        | off_target
minimise   | 1       | 0      |            | 2         | near_target
minimise   | 2       | 0      |            | 2         | near_target
minimise   | 3       | 0      |            | 2         | off_target
maximise   | 0       | 0      |            | 5%        | on_target
maximise   | -1      | 0      |            | 1         | near_target
maximise   | -10     | -10    |            | 5%        | on_target
maximise   | -10.5   | -10    |            | 5%        | near_target
maximise   | -10.6   | -10    |            | 5%        | off_target
minimise   | -10     | -10    |            | 5%        | on_target
minimise   | -9.5    | -10    |            | 5%        | near_target
minimise   | -9.4    | -10    |            | 5%        | off_target
goldilocks | 100     | 100    |            | 5%        | on_target
goldilocks | 95      | 100    |            | 5%        | on_target
goldilocks | 105     | 100    |            | 5%        | on_target
goldilocks | 94.9    | 100    |            | 5%        | near_target
goldilocks | 105.1   | 100    |            | 5%        | near_target
goldilocks | 90      | 100    |            | 5%        | near_target
goldilocks | 110     | 100    |            | 5%        | near_target
goldilocks | 89.9    | 100    |            | 5%        | off_target
goldilocks | 110.1   | 100    |            | 5%        | off_target
goldilocks | 54.9    | 55.7   |            | 5%        | on_target
goldilocks | 0       | 0      |            | 5%        | on_target
goldilocks | 1       | 0      |            | 1         | on_target
goldilocks | 2       | 0      |            | 1         | near_target
goldilocks | 2.1     | 0      |            | 1         | off_target
goldilocks | 20      |        | 20 to 30   | 5%        | on_target
goldilocks | 30      |        | 20 to 30   | 5%        | on_target
goldilocks | 19      |        | 20 to 30   | 5%        | near_target
goldilocks | 18.9    |        | 20 to 30   | 5%        | off_target
goldilocks | 31.5    |        | 20 to 30   | 5%        | near_target
goldilocks | 31.6    |        | 20 to 30   | 5%        | off_target
goldilocks | 18      |        | 20 to 30   | 2         | near_target
goldilocks | 17.9    |        | 20 to 30   | 2         | off_target
goldilocks | 20      | 25     | 20 to 30   | 5%        | on_target
goldilocks | 19.9    | 25     | 20 to 30   | 0%        | off_target
maximise   | 25      | 30     | 20 to 30   | 5%        | off_target
maximise   | 25      |        | 20 to 30   | 5%        | no_target
none       | 12      | 10     |            | 5%        | no_target
none       | 12      |        | 10 to 14   | 5%        | no_target
maximise   | 12      |        |            | 5%        | no_target
goldilocks | 12      |        |            | 5%        | no_target
maximise   |         | 95     |            | 2         | no_value
none       |         | 95     |            | 2         | no_value
goldilocks |         |        | 20 to 30   | 5%        | no_value
maximise   |         |        |            | 5%        | no_value
"""
