"""A source read in a process of its own, held to ten seconds and 500 MB."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SECONDS, MEGABYTES = 10, 500
_READ = """
import sys, time
from pathlib import Path
from belisha.domain.problems import SourceError
from belisha.exchange import read_source

def most_memory():
    # What the process itself used at its most. Where the kernel says it, getrusage is not asked: it also counts what the
    # process that started this one had in use at that moment.
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    import resource
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used // 1024 if sys.platform == "darwin" else used

try:
    read_source(Path(sys.argv[1]))
except SourceError as error:
    print("refused:", *(str(problem)[:300] for problem in error.problems[:3]))
else:
    print("read")
print(most_memory() // 1000, round(time.process_time(), 1))
"""


def read_within_limits(path: Path) -> str:
    """What came of reading: "read", or "refused:" with the first problems. Fails where it took too much of anything."""
    command = [sys.executable, "-c", _READ, path]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20 * SECONDS, check=True)
    said, measured = done.stdout.strip().rsplit("\n", 1)
    megabytes, seconds = measured.split()
    assert int(megabytes) < MEGABYTES
    # The processor's time: a machine that does other things too is not slower at this.
    assert float(seconds) < SECONDS
    return said
