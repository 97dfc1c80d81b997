"""What an adapter says when this machine cannot serve it."""


class Unavailable(Exception):  # noqa: N818 - a state of the machine, not a mistake
    """The machine lacks something; the message is one sentence: what, and what to do."""
