"""The history window: days in charts and tables, why things happened, saving and deleting."""
