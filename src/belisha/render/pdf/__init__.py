"""The report as an accessible PDF."""
