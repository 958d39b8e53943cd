"""The coach: from a profile to a plan. Pure: no I/O, no Qt, no clock, no randomness, no locale."""
