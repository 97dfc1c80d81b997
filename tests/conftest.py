from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

os.environ["LANGUAGE"] = "en_001"  # whatever this machine speaks
os.environ.setdefault("SPEECHD_ADDRESS", "unix_socket:/nowhere")  # else a server is started

SLOW = [hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.function_scoped_fixture]
# The same examples in each run; with SEARCH=yes new ones.
hypothesis.settings.register_profile(
    "any machine",
    deadline=None,
    derandomize=not os.environ.get("SEARCH"),
    suppress_health_check=SLOW,
)
hypothesis.settings.load_profile("any machine")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of whoever runs the tests is read, or written."""
    monkeypatch.setenv("HOME", str(tmp_path / "own-home"))
    for kind in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        monkeypatch.delenv(f"XDG_{kind}", raising=False)


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder whose path leaves room for that of a socket, which has a limit of a hundred."""
    with tempfile.TemporaryDirectory(prefix="db-") as folder:
        yield Path(folder)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with those that take long, dealt out over the shares with which the workers begin."""
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    long = [item for item in items if item.get_closest_marker("long")]
    rest = [item for item in items if not item.get_closest_marker("long")]
    size = -(-len(items) // workers)
    items[:] = []
    for worker in range(workers):
        begun = long[worker::workers]
        share = size - len(begun)
        items += begun + rest[:share]
        del rest[:share]
    items += rest
