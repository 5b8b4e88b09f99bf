"""Assess by Spark's own windows: the same expressions as everywhere, on a Spark frame."""

from __future__ import annotations

import sys

from belisha.analysis.assess import assess
from belisha.scale.spark import open_session

if __name__ == "__main__":
    given, out, master = sys.argv[1:]
    session = open_session(master)
    assess(session.read.parquet(given)).write.parquet(out)
    session.stop()
