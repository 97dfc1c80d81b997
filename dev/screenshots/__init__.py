"""Pictures of every window in every dress, and what is cut off in them; made by two programs."""
