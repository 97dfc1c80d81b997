from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbreak.desktop import phrases
from deskbreak.desktop.dbus.bus import Bus
from deskbreak.desktop.messages import ActivationToken
from deskbreak.desktop.notify.dbus import BusNotifier
from deskbreak.desktop.notify.port import Action, Notice
from tests.desktop.loop.poll import Poll
from tests.desktop.notify.fake_notifications import FakeNotifications

OFFER = Notice(
    "Three minutes for your upper back?",
    "Hug & turn. In your <chair>.",
    (Action("default", "Start", "start"), Action("skip", "Skip", "skip")),
    closed="ignored",
)
TOKEN = "wayland-7"
REMARK = Notice("Something went wrong", "It goes on.")


class FakePlain:
    """A notifier that keeps what it was given."""

    name = "plain"

    def __init__(self) -> None:
        self.shown: list[Notice] = []

    def show(self, notice: Notice) -> None:
        self.shown.append(notice)

    def withdraw(self) -> None:
        pass


class Desk:
    """What stands behind the notifier: an inbox, and the last resort."""

    def __init__(self, bus: Bus) -> None:
        self.bus = bus
        self.inbox: list[object] = []
        self.plain = FakePlain()
        self.notifier = BusNotifier(bus, self.inbox.append, Path("/icons"), self.plain)


@pytest.fixture
def desk(bus: Bus) -> Desk:
    return Desk(bus)


@pytest.fixture
def server(address: str, poll: Poll) -> Iterator[FakeNotifications]:
    found = FakeNotifications(address, poll)
    yield found
    found.stop()


def offered(desk: Desk, server: FakeNotifications) -> int:
    """The number of OFFER, once the program knows it too."""
    desk.notifier.show(OFFER)
    number = server.next().number
    server.settle(desk.bus.name)
    return number


def test_a_notice_is_shown_with_its_answers(desk: Desk, server: FakeNotifications) -> None:
    desk.notifier.show(OFFER)
    shown = server.next()

    assert (shown.program, shown.replaces, shown.lasting) == ("deskbreak", 0, 0)
    assert shown.icon == "/icons/deskbreak-64.png"
    assert shown.title == "Three minutes for your upper back?"
    assert shown.body == "Hug &amp; turn. In your &lt;chair&gt;."
    assert list(shown.actions.items()) == [("default", "Start"), ("skip", "Skip")]
    assert shown.hints == {"urgency": 1, "desktop-entry": "deskbreak"}


def test_a_server_without_actions_and_markup_gets_neither(
    desk: Desk, server: FakeNotifications
) -> None:
    server.capabilities = ["body"]
    desk.notifier.show(OFFER)
    shown = server.next()

    assert (shown.body, shown.actions) == ("Hug & turn. In your <chair>.", {})


def test_a_server_that_hides_its_buttons_says_where_the_answers_are(
    desk: Desk, server: FakeNotifications
) -> None:
    server.name = "dunst"
    desk.notifier.show(OFFER)
    server.next()
    desk.notifier.show(REMARK)
    server.next(count=2)

    assert [shown.body for shown in server.shown] == [
        f"Hug &amp; turn. In your &lt;chair&gt;. {phrases.ANSWER_ELSEWHERE}",
        "It goes on.",
    ]


def test_a_remark_goes_when_the_server_likes(desk: Desk, server: FakeNotifications) -> None:
    desk.notifier.show(REMARK)

    assert server.next().lasting == -1


def test_an_answer_is_posted_once_and_the_notice_taken_away(
    desk: Desk, server: FakeNotifications
) -> None:
    number = offered(desk, server)
    server.click("skip")
    server.click("skip")
    server.close(2)
    server.settle(desk.bus.name)

    assert desk.inbox == ["skip"]
    assert server.withdrawn == [number]


def test_the_leave_to_come_to_the_front_arrives_before_the_answer(
    desk: Desk, server: FakeNotifications
) -> None:
    offered(desk, server)
    server.click("default", token=TOKEN)
    server.settle(desk.bus.name)

    assert desk.inbox == [ActivationToken(TOKEN), "start"]


def test_what_happens_to_notices_of_others_is_not_ours(
    desk: Desk, server: FakeNotifications
) -> None:
    number = offered(desk, server)
    server.click("default", token=TOKEN, number=number + 1)
    server.close(2, number=number + 1)
    server.settle(desk.bus.name)

    assert desk.inbox == []


@pytest.mark.parametrize(("reason", "posted"), [(1, []), (2, ["ignored"]), (3, []), (4, [])])
def test_only_the_person_closes_without_an_answer(
    desk: Desk, server: FakeNotifications, reason: int, posted: list[str]
) -> None:
    offered(desk, server)
    server.close(reason)
    server.settle(desk.bus.name)

    assert desk.inbox == posted


def test_a_notice_replaces_the_one_before(desk: Desk, server: FakeNotifications) -> None:
    number = offered(desk, server)
    desk.notifier.show(REMARK)

    assert server.next(count=2).replaces == number
    assert list(server.standing) == [number]


def test_two_notices_at_once_leave_one_on_the_screen(
    desk: Desk, server: FakeNotifications
) -> None:
    desk.notifier.show(OFFER)
    desk.notifier.show(REMARK)
    server.next()
    server.settle(desk.bus.name)

    assert [shown.title for shown in server.standing.values()] == [REMARK.title]


def test_a_notifier_of_its_own_leaves_the_reminder_where_it_stands(
    desk: Desk, server: FakeNotifications
) -> None:
    offered(desk, server)
    other = BusNotifier(desk.bus, desk.inbox.append, Path("/icons"), desk.plain)
    other.show(REMARK)
    remark = server.next(count=2)
    server.settle(desk.bus.name)
    server.close(2, number=remark.number)
    server.click("default", number=server.shown[0].number)
    server.settle(desk.bus.name)

    assert remark.replaces == 0
    assert desk.inbox == ["start"]


def test_after_an_answer_the_next_notice_is_a_new_one(
    desk: Desk, server: FakeNotifications
) -> None:
    offered(desk, server)
    server.click("skip")
    server.settle(desk.bus.name)
    desk.notifier.show(OFFER)

    assert server.next(count=2).replaces == 0


def test_a_withdrawn_notice_disappears_without_a_word(
    desk: Desk, server: FakeNotifications
) -> None:
    number = offered(desk, server)
    desk.notifier.withdraw()
    desk.notifier.withdraw()
    server.settle(desk.bus.name)

    assert (server.withdrawn, server.standing, desk.inbox) == ([number], {}, [])


def test_a_notice_withdrawn_before_it_stood_does_not_stay(
    desk: Desk, server: FakeNotifications, poll: Poll
) -> None:
    desk.notifier.show(OFFER)
    server.next()
    desk.notifier.withdraw()
    poll.until(lambda: server.withdrawn, "the notice to be taken away")

    assert server.standing == {}


def test_a_standing_notice_survives_a_restart_of_the_server(
    desk: Desk, server: FakeNotifications
) -> None:
    offered(desk, server)
    server.restart()
    again = server.next(count=2)
    server.settle(desk.bus.name)
    server.click("default", number=again.number)
    server.settle(desk.bus.name)

    assert (again.title, again.replaces) == (OFFER.title, 0)
    assert desk.inbox == ["start"]
    assert len(server.shown) == 2


def test_an_answered_notice_does_not_come_back_with_the_server(
    desk: Desk, server: FakeNotifications
) -> None:
    offered(desk, server)
    server.click("skip")
    server.settle(desk.bus.name)
    server.restart()
    server.settle(desk.bus.name)

    assert len(server.shown) == 1


def test_another_server_is_asked_anew_what_it_can(desk: Desk, server: FakeNotifications) -> None:
    offered(desk, server)
    server.capabilities = []
    server.restart()

    assert server.next(count=2).actions == {}


def test_a_desktop_without_a_server_is_logged_once_and_its_notice_waits(
    desk: Desk, address: str, poll: Poll, caplog: pytest.LogCaptureFixture
) -> None:
    desk.notifier.show(REMARK)
    poll.until(lambda: caplog.records, "a line in the log")
    assert desk.notifier.name == "none"
    desk.notifier.show(OFFER)
    server = FakeNotifications(address, poll)
    server.next()
    server.settle(desk.bus.name)
    server.stop()

    assert desk.notifier.name == "dbus"
    assert [shown.title for shown in server.shown] == [OFFER.title]
    assert len(caplog.records) == 1
    assert desk.plain.shown == []


def test_what_a_server_refuses_is_shown_without_it(
    desk: Desk, server: FakeNotifications, poll: Poll
) -> None:
    server.refuses = True
    desk.notifier.show(OFFER)
    poll.until(lambda: desk.plain.shown, "the last resort")
    server.refuses = False
    other = OFFER._replace(title="Room to turn?")
    desk.notifier.show(other)

    assert server.next().title == "Room to turn?"
    assert desk.plain.shown == [OFFER]
