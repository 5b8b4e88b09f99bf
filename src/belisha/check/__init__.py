"""Facts, report and document held against one another."""
