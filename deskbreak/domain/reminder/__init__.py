"""The reminder: who sits here since when, and when a break is offered."""
