"""Running without rights, also where the tests are run by root, who may do anything."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """As somebody who may look into ``folder`` and has no rights of root's."""
    if os.geteuid() != 0:
        yield
        return
    shut = {path: path.stat().st_mode for path in (folder, *folder.parents) if not path.stat().st_mode & 0o001}
    for path, mode in shut.items():
        path.chmod(mode | 0o055)
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        for path, mode in shut.items():
            path.chmod(mode)
