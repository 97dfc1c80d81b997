"""The windows beside the player: settings, history, status, first run."""
