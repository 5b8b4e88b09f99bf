"""Series in, findings out: what a table of figures says, on any engine that Narwhals knows."""
