from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from deskbreak.desktop.tray.status_notifier import pixmaps
from dev import draw_icons

DRAWN = dict(draw_icons.files())
TRAY = [name for name in DRAWN if name.endswith(".argb")]


def images(name: str, content: bytes) -> list[Image.Image]:
    """Every picture in a file; versions of Pillow may pack equal pictures differently."""
    if not name.endswith(".argb"):
        return [Image.open(io.BytesIO(content)).convert("RGBA")]
    return [
        Image.frombytes("RGBA", (width, height), pixels)
        for width, height, pixels in pixmaps(content)
    ]


def difference(one: Image.Image, other: Image.Image) -> int:
    """The largest difference of a channel, 255 for pictures of unequal size."""
    if one.size != other.size:
        return 255
    return max(ImageChops.difference(one, other).tobytes())


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_the_committed_picture_is_what_draw_draws(name: str) -> None:
    committed = images(name, (draw_icons.FOLDER / name).read_bytes())
    drawn = images(name, DRAWN[name])

    assert len(committed) == len(drawn)
    worst = max(map(difference, committed, drawn))
    assert worst <= 8, f"{name} is stale: run `python -m dev.draw_icons`"


def test_no_picture_is_left_over() -> None:
    found = {
        path.relative_to(draw_icons.FOLDER).as_posix()
        for path in draw_icons.FOLDER.rglob("*.*")
        if path.suffix in {".png", ".argb", ".ico", ".icns"}
    }

    assert found == set(DRAWN)


@pytest.mark.parametrize("name", TRAY)
def test_a_state_has_every_size_a_panel_asks_for(name: str) -> None:
    assert [width for width, _, _ in pixmaps(DRAWN[name])] == [16, 22, 24, 32, 48, 64]


@pytest.mark.parametrize("panel", [(43, 43, 43), (245, 245, 245), (128, 128, 128)])
def test_every_state_stands_out_from_its_panel_without_colour(panel: tuple[int, int, int]) -> None:
    """At 16 pixels at least a tenth of the picture differs clearly in lightness."""
    for name in TRAY:
        icon = images(name, DRAWN[name])[0]
        alpha, *colours = icon.split()
        seen = Image.new("RGB", icon.size, panel)
        seen.paste(Image.merge("RGB", colours), mask=alpha)
        light = seen.convert("L").tobytes()
        ground = Image.new("RGB", (1, 1), panel).convert("L").tobytes()[0]
        clear = sum(abs(value - ground) > 50 for value in light)
        assert clear >= 16 * 16 / 10, f"{name}: {clear} pixels of 256 on {panel}"


def test_states_differ_in_lightness_at_16_pixels() -> None:
    others = ("sitting-4", "due", "waiting", "paused", "away", "standing", "on-break")
    grey = {state: images("x.argb", DRAWN[f"tray/{state}.argb"])[0] for state in others}
    shapes = {
        state: Image.merge("RGB", icon.split()[1:]).convert("L") for state, icon in grey.items()
    }
    for one in others:
        for other in others[: others.index(one)]:
            changed = ImageChops.difference(shapes[one], shapes[other]).tobytes()
            assert sum(value > 60 for value in changed) >= 20, f"{one} looks like {other}"


def test_windows_and_macos_find_their_sizes() -> None:
    ico = Image.open(io.BytesIO(DRAWN["deskbreak.ico"]))
    icns = Image.open(io.BytesIO(DRAWN["deskbreak.icns"]))

    assert {size[0] for size in ico.info["sizes"]} == {16, 24, 32, 48, 64, 128, 256}
    assert {128, 256, 512} <= {size[0] for size in icns.info["sizes"]}
