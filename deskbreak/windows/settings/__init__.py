"""The settings window: built from the fields of `domain/settings.py`."""
