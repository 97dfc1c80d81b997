from __future__ import annotations

import tomllib
from typing import Any

import pytest

from deskbreak.domain.toml_lines import lines_of

LONG = 2000
LONG_TEXTS = {
    "list": "a = [\n" + "1,\n" * LONG + "]\nb = 1\n",
    "text": 'a = """\n' + "x = [\n" * LONG + '"""\nb = 1\n',
    "plain text": "a = '''\n" + "x = {\n" * LONG + "'''\nb = 1\n",
    "remarks": "# [\n" * LONG + "a = 1\n" + '# "\n' + "b = 1\n",
    "nothing": "a = 1\n" + "\n" * LONG + "b = 1\n",
}


@pytest.mark.parametrize("text", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_no_part_of_a_text_is_read_twice(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read, loads = list[int](), tomllib.loads

    def counted(part: str) -> dict[str, Any]:
        read.append(len(part))
        return loads(part)

    monkeypatch.setattr(tomllib, "loads", counted)
    lines = lines_of(text)
    assert text.split("\n")[lines["a"] - 1].startswith("a =")
    assert text.split("\n")[lines["b"] - 1] == "b = 1"
    assert sum(read) <= len(text)


@pytest.mark.parametrize(
    "value",
    [
        r'"\" [ #"',
        "'[\\'",
        r'"""\""" \\"""',
        '"""\n""\n"""""',
        "'''\n''[{'''''",
        '[ # ]\n "]", {x = "}"},\n]',
        '{"[" = [1, \'"\']}',
        "07:00:00 # [",
    ],
)
def test_the_next_line_is_found_after_whatever_stands_before(value: str) -> None:
    text = f"a = {value}\n[b]\n  \nc = {value}\n"
    tomllib.loads(text)
    height = value.count("\n")
    lines = lines_of(text)
    assert (lines["a"], lines["b"], lines["b.c"]) == (1, 2 + height, 4 + height)


def test_tables_in_each_other_beyond_measure_are_no_trouble() -> None:
    deep = "a." * 1000
    assert lines_of(f"{deep}a = 1\nb = 1\n")["b"] == 2
    assert lines_of(f"[{deep}a]\nc = 1\n[b]\n")["b"] == 3
