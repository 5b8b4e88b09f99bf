"""Belisha reads a council's performance report or register and publishes it again, in every format a reader needs."""

__version__ = "0.1.0"
