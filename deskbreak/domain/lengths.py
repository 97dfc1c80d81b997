"""The lengths that a person chooses, in minutes: limits, what is offered, the keys of settings."""

from __future__ import annotations

LONGEST_ROUTINE = 15
LONGEST = 240  # of what is no routine: sitting, a snooze, a break somebody told of
ROUTINES = (1, 2, 3, 5, 10, LONGEST_ROUTINE)
INTERVALS = (20, 25, 30, 45, 60, 90)
ROUTINE_KEY = "reminder.routine_minutes"
INTERVAL_KEY = "reminder.work_interval_minutes"
