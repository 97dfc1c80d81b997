from __future__ import annotations

from datetime import timedelta

import pytest

from deskbreak.domain.reminder import phrases as reminder_phrases
from deskbreak.domain.reminder.events import Skip, Snooze, Start
from deskbreak.domain.routine import phrases as routine_phrases
from deskbreak.domain.settings import Reminder
from deskbreak.resident import offer
from deskbreak.resident.messages import StartOffered
from tests.resident.fakes import NINE


def test_the_short_way_is_offered_beside_a_longer_routine() -> None:
    notice = offer.notice(Reminder(routine_minutes=5), {}, NINE)

    assert [one.message for one in notice.actions] == [
        StartOffered(5),
        Start(1),
        Snooze(10),
        Skip(),
    ]


def test_a_routine_of_one_minute_is_not_offered_twice() -> None:
    notice = offer.notice(Reminder(routine_minutes=1), {}, NINE)

    assert [one.message for one in notice.actions] == [StartOffered(1), Snooze(10), Skip()]


@pytest.mark.parametrize("count", range(1, 16))
def test_every_title_and_body_keeps_to_its_length(count: int) -> None:
    seconds = range(len(reminder_phrases.titles(count)))
    notices = [
        offer.notice(Reminder(routine_minutes=count), {}, NINE + timedelta(seconds=second))
        for second in seconds
    ]

    assert len({one.title for one in notices}) == len(notices) >= 12
    assert max(len(one.title) for one in notices) <= reminder_phrases.TITLE_LIMIT
    assert max(len(one.body) for one in notices) <= routine_phrases.BODY_LIMIT


def test_what_is_no_json_says_nothing() -> None:
    assert [offer.told(None), offer.told("{"), offer.told("[1]")] == [{}, {}, {}]
