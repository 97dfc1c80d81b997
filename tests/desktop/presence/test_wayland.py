"""Against a fake compositor; `make test-desktops` has real ones with a hand on their keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from deskbreak.desktop.messages import SessionOver
from deskbreak.desktop.presence.wayland import WaylandPresence
from deskbreak.desktop.unavailable import Unavailable
from deskbreak.domain.reminder.presence import Active, Idle
from tests.desktop.display.fake_wayland import EXT, IDLED, KDE, RESUMED, SEAT, FakeWayland, Waiting
from tests.desktop.loop.poll import Poll

FIVE = timedelta(seconds=5)
MINUTE = timedelta(minutes=1)
V1, V2 = 1, 2  # requests of the notifier

Make = Callable[..., FakeWayland]


@pytest.fixture
def make(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Make]:
    """Makes the compositor of this session."""
    folder = tmp_path_factory.mktemp("run")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    made = []

    def new(**offers: int) -> FakeWayland:
        made.append(FakeWayland(folder / "wayland-7", {"wl_output": 4, **offers}))
        return made[-1]

    yield new
    for server in made:
        server.close()


@pytest.fixture
def server(make: Make) -> FakeWayland:
    return make(**{SEAT: 9, KDE: 1, EXT: 2})


@pytest.fixture
def posted() -> list[object]:
    return []


@pytest.fixture
def presence(server: FakeWayland, poll: Poll, posted: list[object]) -> Iterator[WaylandPresence]:
    found = WaylandPresence(poll, posted.append)
    yield found
    found.close()


def waits(server: FakeWayland, poll: Poll, *wanted: Waiting) -> list[int]:
    """What waits for silence, once it is just this."""
    poll.until(
        lambda: list(server.waiting.values()) == list(wanted), f"{wanted}", lambda: server.waiting
    )
    return list(server.waiting)


def told(poll: Poll, posted: list[object], *wanted: object) -> None:
    poll.until(lambda: len(posted) >= len(wanted), f"{wanted}", lambda: posted)
    assert posted == list(wanted)


def test_silence_is_told_and_then_the_next_input_again_and_again(
    server: FakeWayland, presence: WaylandPresence, poll: Poll, posted: list[object]
) -> None:
    presence.watch(FIVE)
    (silence,) = waits(server, poll, (V2, 5000))
    for event in (IDLED, RESUMED, IDLED, RESUMED):
        server.tell(event, silence)

    told(poll, posted, Idle(FIVE), Active(), Idle(FIVE), Active())
    waits(server, poll, (V2, 5000))


@pytest.mark.parametrize(
    ("offers", "name", "request_"),
    [
        ({SEAT: 1, EXT: 3, KDE: 1}, "ext-idle-notify-v2", V2),
        ({SEAT: 1, EXT: 1, KDE: 1}, "ext-idle-notify-v1", V1),
        ({SEAT: 1, KDE: 1}, "kwin-idle", 0),
    ],
)
def test_the_best_protocol_that_is_offered_is_spoken(
    offers: dict[str, int], name: str, request_: int, make: Make, poll: Poll, posted: list[object]
) -> None:
    server = make(**offers)
    presence = WaylandPresence(poll, posted.append)
    presence.watch(FIVE)
    (silence,) = waits(server, poll, (request_, 5000))
    server.tell(IDLED, silence)
    server.tell(RESUMED, silence)
    told(poll, posted, Idle(FIVE), Active())
    presence.close()

    assert presence.name == name


def test_another_silence_takes_the_place_of_the_first(
    server: FakeWayland, presence: WaylandPresence, poll: Poll, posted: list[object]
) -> None:
    presence.watch(FIVE)
    (first,) = waits(server, poll, (V2, 5000))
    presence.watch(MINUTE)
    (second,) = waits(server, poll, (V2, 60_000))
    server.tell(IDLED, first)  # it was on its way already
    server.tell(IDLED, second)

    told(poll, posted, Idle(MINUTE))


def test_input_is_told_although_a_longer_silence_is_asked_for_meanwhile(
    server: FakeWayland, presence: WaylandPresence, poll: Poll, posted: list[object]
) -> None:
    presence.watch(FIVE)
    (short,) = waits(server, poll, (V2, 5000))
    server.tell(IDLED, short)
    told(poll, posted, Idle(FIVE))
    presence.watch(MINUTE)
    waits(server, poll, (V2, 5000), (V2, 60_000))
    server.tell(RESUMED, short)

    told(poll, posted, Idle(FIVE), Active())
    waits(server, poll, (V2, 60_000))


def test_a_longer_silence_is_told_again_and_one_input_ends_both(
    server: FakeWayland, presence: WaylandPresence, poll: Poll, posted: list[object]
) -> None:
    presence.watch(FIVE)
    (short,) = waits(server, poll, (V2, 5000))
    server.tell(IDLED, short)
    told(poll, posted, Idle(FIVE))
    presence.watch(MINUTE)
    _, long = waits(server, poll, (V2, 5000), (V2, 60_000))
    server.tell(IDLED, long)
    server.tell(RESUMED, short)
    server.tell(RESUMED, long)
    server.tell(IDLED, long)

    told(poll, posted, Idle(FIVE), Idle(MINUTE), Active(), Idle(MINUTE))
    waits(server, poll, (V2, 60_000))


def test_a_compositor_that_fell_and_came_back_is_watched_again(
    server: FakeWayland, presence: WaylandPresence, poll: Poll, posted: list[object]
) -> None:
    presence.watch(FIVE)
    waits(server, poll, (V2, 5000))
    before = server.waiting
    server.hang_up()
    poll.until(lambda: server.waiting is not before, "another connection")
    (silence,) = waits(server, poll, (V2, 5000))
    server.tell(IDLED, silence)

    told(poll, posted, Idle(FIVE))


def test_the_end_of_a_silence_is_told_by_the_compositor_that_came_back(
    server: FakeWayland, presence: WaylandPresence, poll: Poll, posted: list[object]
) -> None:
    presence.watch(FIVE)
    (silence,) = waits(server, poll, (V2, 5000))
    server.tell(IDLED, silence)
    told(poll, posted, Idle(FIVE))
    server.refuse()
    shortest, _ = waits(server, poll, (V2, 1), (V2, 5000))
    server.tell(IDLED, shortest)
    server.tell(RESUMED, shortest)

    told(poll, posted, Idle(FIVE), Active())
    waits(server, poll, (V2, 5000))


def test_a_compositor_that_dies_is_told_of_once_and_nothing_follows(
    server: FakeWayland,
    presence: WaylandPresence,
    poll: Poll,
    posted: list[object],
    caplog: pytest.LogCaptureFixture,
) -> None:
    presence.watch(FIVE)
    waits(server, poll, (V2, 5000))
    server.close()
    told(poll, posted, SessionOver())
    presence.watch(MINUTE)
    presence.close()

    assert posted == [SessionOver()]
    assert [record.message for record in caplog.records] == [
        "The Wayland compositor has gone: it closed the connection."
    ]


def test_a_compositor_that_has_died_is_unavailable(make: Make, poll: Poll) -> None:
    make(**{SEAT: 7}).close()

    with pytest.raises(Unavailable, match=r"^The Wayland compositor does not answer: "):
        WaylandPresence(poll, print)


@pytest.mark.parametrize(("offers", "lacking"), [({SEAT: 7}, KDE), ({EXT: 2}, SEAT)])
def test_a_compositor_that_cannot_tell_is_unavailable(
    offers: dict[str, int], lacking: str, make: Make, poll: Poll
) -> None:
    make(**offers)

    with pytest.raises(Unavailable, match=f"^The Wayland compositor has no {lacking}.$"):
        WaylandPresence(poll, print)


def test_a_session_without_wayland_is_unavailable(
    poll: Poll, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    with pytest.raises(Unavailable, match=r"^WAYLAND_DISPLAY names no Wayland compositor\.$"):
        WaylandPresence(poll, print)
