"""Everything a reader will see, decided once: Facts in, one frozen Report out."""
