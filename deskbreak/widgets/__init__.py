"""What every window is made of: the player is one of them."""
