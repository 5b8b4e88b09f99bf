"""The one that was set for the period goes before the indicator's, and that before the organisation's."""

title = "Which tolerance holds"

TABLE = """
organisation | indicator | period | holds
5%           |           |        | 5%
5%           | 2%        |        | 2%
5%           |           | 1      | 1
5%           | 2%        | 1      | 1
5%           | 0%        |        | 0%
"""
