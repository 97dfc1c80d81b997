"""The window of the first run: three small steps, and what works on this desktop."""
