from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from deskbreak.domain.tables import key, read_table, read_text


class Place(StrEnum):
    OFFICE = "office"
    HOME = "home"


def _day(raw: object) -> date:
    return date.fromisoformat(str(raw))


@dataclass(frozen=True, slots=True)
class Reminder:
    work_interval_minutes: int = key("", 45, least=1, most=240, unit="minutes")
    natural_break_minutes: int = key("", 5, least=1, most=30, unit="minutes")
    snooze_minutes: tuple[int, ...] = key("", (5, 10), least=1, most=60, count=(1, 3))
    volume: float = key("", 0.7, least=0, most=1)
    voice: bool = True


@dataclass(frozen=True, slots=True)
class Level:
    name: str
    anchor: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Everything:
    reminder: Reminder = Reminder()
    place: Place = Place.OFFICE
    kit: tuple[Place, ...] = ()
    levels: tuple[Level, ...] = ()
    angles: dict[str, float] = key("", None, least=-90, most=90)
    trail: Place | None = None
    day: date | None = key("", None, read=_day, allowed="a date like 2026-03-01")
    ways: tuple[tuple[str, ...], ...] = ()


def sentences(text: str) -> list[str]:
    return [one.sentence for one in read_text(Everything, dedent(text), "config.toml")[1]]


def value(text: str) -> Everything:
    found, problems = read_text(Everything, dedent(text), "config.toml")
    assert [one.sentence for one in problems] == []
    assert found is not None
    return found


def test_an_empty_text_is_all_defaults() -> None:
    assert value("") == Everything()


def test_every_kind_of_value_is_read() -> None:
    found = value(
        """
        place = "home"
        kit = ["home", "office"]
        trail = "home"
        day = 2026-03-01
        ways = [["a"], ["b", "c"]]
        angles = { hip = 3, knee.left = 1.5 }
        reminder.volume = 1
        [[levels]]
        name = "low"
        anchor = [0, 0.5, 1]
        [[levels]]
        name = "high"
    """.replace("knee.left", "knee")
    )
    assert found == Everything(
        reminder=Reminder(volume=1.0),
        place=Place.HOME,
        kit=(Place.HOME, Place.OFFICE),
        levels=(Level("low", (0.0, 0.5, 1.0)), Level("high")),
        angles={"hip": 3.0, "knee": 1.5},
        trail=Place.HOME,
        day=date(2026, 3, 1),
        ways=(("a",), ("b", "c")),
    )
    assert type(found.reminder.volume) is float


def test_every_fault_is_told_with_its_line_and_the_rest_counts() -> None:
    text = dedent("""\
        place = "hom"
        trail = 3
        day = "yesterday"
        [reminder]
        work_interval_minutes = 500
        natural_brake = 5
        voice = 1
        snooze_minutes = [
          5,  # = 7
          "x",
        ]
        volume = nan
        [[levels]]
        name = "low"
        [[levels]]
        anchor = [1, 2]
    """)
    found, problems = read_text(Everything, text, "config.toml")
    assert [one.sentence for one in problems] == [
        'config.toml line 1, place: found "hom", allowed is office, home; did you mean home?',
        "config.toml line 2, trail: found 3, allowed is office, home",
        'config.toml line 3, day: found "yesterday", allowed is a date like 2026-03-01',
        (
            "config.toml line 5, reminder.work_interval_minutes: "
            "found 500, allowed is 1 to 240 (minutes)"
        ),
        (
            "config.toml line 6, reminder.natural_brake: "
            "unknown key natural_brake; did you mean natural_break_minutes?"
        ),
        "config.toml line 7, reminder.voice: found 1, allowed is true or false",
        (
            "config.toml line 8, reminder.snooze_minutes: "
            'found "x", allowed is a whole number, 1 to 60'
        ),
        "config.toml line 12, reminder.volume: found nan, allowed is 0 to 1",
        "config.toml line 15, levels[2].name: found nothing, allowed is a text in quotes",
        "config.toml line 16, levels[2].anchor: found [1, 2], allowed is a list (3 entries)",
    ]
    assert found == Everything(
        reminder=Reminder(snooze_minutes=(5,)),
        levels=(Level("low"),),
    )


def test_true_is_no_number_and_a_number_no_truth() -> None:
    assert sentences("reminder.work_interval_minutes = true\nreminder.volume = false") == [
        (
            "config.toml line 1, reminder.work_interval_minutes: "
            "found true, allowed is a whole number, 1 to 240 (minutes)"
        ),
        "config.toml line 2, reminder.volume: found false, allowed is a number, 0 to 1",
    ]


def test_numbers_beyond_measure_are_told() -> None:
    huge = "9" * 400
    assert sentences(f"angles.hip = {huge}\nreminder.volume = {huge}\nangles.knee = -inf") == [
        f"config.toml line 1, angles.hip: found {'9' * 57}..., allowed is -90 to 90",
        f"config.toml line 2, reminder.volume: found {'9' * 57}..., allowed is 0 to 1",
        "config.toml line 3, angles.knee: found -inf, allowed is -90 to 90",
    ]
    level = {"name": "low", "anchor": [10**400, float("nan"), 0]}
    assert len(read_table(Level, level)[1]) == 2


def test_a_table_where_a_value_belongs_and_a_value_where_a_table_belongs() -> None:
    assert sentences("reminder = 4\n[place]\nx = 1") == [
        "config.toml line 1, reminder: found 4, allowed is a table",
        "config.toml line 2, place: found a table, allowed is office, home",
    ]


def test_too_many_elements_give_the_default() -> None:
    assert sentences("reminder.snooze_minutes = [1, 2, 3, 4]") == [
        (
            "config.toml line 1, reminder.snooze_minutes: "
            "found [1, 2, 3, 4], allowed is a list (1 to 3 entries)"
        )
    ]


def test_a_list_that_is_all_bad_gives_the_default_and_an_empty_one_is_empty() -> None:
    found, problems = read_text(
        Everything, 'reminder.snooze_minutes = [500, 0]\nkit = ["x"]\nways = [[], [1]]', ""
    )
    assert found is not None
    assert found.reminder.snooze_minutes == (5, 10)
    assert (found.kit, found.ways) == ((), ((),))
    assert len(problems) == 4
    assert value("kit = []").kit == ()


def test_a_missing_key_without_a_default_gives_no_value() -> None:
    found, problems = read_table(Level, {"nam": "low"})
    assert found is None
    assert [one.sentence for one in problems] == [
        "nam: unknown key nam; did you mean name?",
        "name: found nothing, allowed is a text in quotes",
    ]


def test_a_syntax_error_has_line_and_column() -> None:
    found, problems = read_text(Everything, "[reminder]\nvoice true\n", "config.toml")
    assert found is None
    assert [(one.line, one.column) for one in problems] == [(2, 7)]
    assert problems[0].sentence == (
        "config.toml line 2 column 7: not readable as TOML: "
        "Expected '=' after a key in a key/value pair"
    )


def test_a_text_that_breaks_off_is_located_at_its_end() -> None:
    _, problems = read_text(Everything, 'place = "home"\nkit = [', "config.toml")
    assert [one.line for one in problems] == [2]


@given(
    st.integers(0, 8), st.sampled_from(["# c", "", 'note = """\nplace = 7\n"""', "x = [\n1,\n]"])
)
def test_the_line_is_right_whatever_stands_before(count: int, filler: str) -> None:
    lead = "\n".join(filler.replace(" =", f"{n} =", 1) for n in range(count))
    text = f"{lead}\n[reminder]\n\nvoice = 'no'\n"
    problem = read_text(Everything, text, "")[1][-1]
    assert text.split("\n")[(problem.line or 0) - 1] == "voice = 'no'"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ).flatmap(lambda one: st.dictionaries(st.sampled_from([*Everything.__slots__]), st.just(one)))
)
def test_nothing_raises_whatever_stands_there(table: dict[str, object]) -> None:
    found, problems = read_table(Everything, table)
    assert found is not None
    assert all(one.sentence for one in problems)
