from __future__ import annotations

import pytest

from dev.demo.desktop import NotSeen, wait_for


def test_what_comes_is_given_back() -> None:
    answers = iter([None, "", "the icon"])

    assert wait_for("an icon", lambda: next(answers)) == "the icon"


def test_what_does_not_come_in_time_is_named() -> None:
    with pytest.raises(NotSeen, match=r"the icon did not come within 0\.1 s"):
        wait_for("the icon", lambda: None, seconds=0.1)
