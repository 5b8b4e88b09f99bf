"""Sources in, sources out: report documents, workbooks and data packages to Facts and back."""

from belisha.exchange.source import read_source

__all__ = ["read_source"]
