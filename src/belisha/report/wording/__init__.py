"""Every word of every output. A language is a package with the names of ``english``; ``say`` is the one in use."""

from belisha.report.wording import english as say

__all__ = ["say"]
