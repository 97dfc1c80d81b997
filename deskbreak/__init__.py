"""A tray program that counts sitting time and offers short upper-back routines."""
