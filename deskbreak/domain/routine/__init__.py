"""The routine: from exercises, minutes, kit and history to steps in time."""
