"""Many organisations' figures at once, as Parquet: batch by batch on one machine, or on a cluster."""
