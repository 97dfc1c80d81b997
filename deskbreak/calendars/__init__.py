"""The person's calendars, in a short child of its own: the one place that may use the network."""
