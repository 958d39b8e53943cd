"""Pacelift: one plan of running and strength, kept in the runner's own calendar."""

__version__ = "0.1.0"
