from __future__ import annotations

from pathlib import Path

from dev.demo import day
from tests.resident.desk import Resident


def test_the_played_person_knows_the_menu_s_rows(tmp_path: Path) -> None:
    shown = [row for row in Resident(tmp_path).loop.rows() if row.text]
    places = (day.START, day.INTERVAL, day.LENGTH, day.TODAY, day.SETTINGS, day.QUIT)
    assert [shown[place].text.partition(":")[0] for place in places] == [
        "Start a break",
        "Remind me every",
        "Routine length",
        "Today",
        "Settings…",
        "Quit",
    ]
    minutes = [row.text for row in shown[day.LENGTH].rows]
    assert [minutes[place] for place in (day.ONE_MINUTE, day.FIVE_MINUTES)] == ["1 min", "5 min"]
