"""Why a calendar cannot be read, after the number of its source."""

from __future__ import annotations

from deskbreak.domain.language import _

NO_CALENDAR = _("it holds no calendar, or not a whole one")
CALENDAR_TOO_LARGE = _("it is larger than 10 MB")
CALENDAR_UNREADABLE = _("it cannot be read")
NO_CALENDAR_IN_TIME = _("it did not answer within 20 seconds")
NOT_TRUSTED = _("the certificate of its server is not trusted")
REDIRECTED_AWAY = _("it leads on to an address that is not https")


def http_status(status: int) -> str:
    """What a server answered in place of a calendar."""
    return _("its server answers with status {status}").format(status=status)
