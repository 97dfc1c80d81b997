#!/bin/sh
# Builds the wheel, installs it where the checkout cannot be seen, and uses it there.
set -eu
cd "$(dirname "$0")/.."
python="${VENV:-.venv}/bin/python"
away=$(mktemp -d)
trap 'rm -rf "$away"' EXIT
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
"$python" -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir "$away" .
"$python" -m venv --without-pip "$away/venv"
"$python" -m pip --python "$away/venv/bin/python" install --quiet --no-deps "$away"/*.whl
"$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))' \
    >"$("$away/venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/locked.pth"

cd "$away"
export HOME="$away/home" XDG_RUNTIME_DIR="$away/runtime" PATH="$away/venv/bin:$PATH"
unset PYTHONPATH XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME
mkdir -m 700 "$HOME" "$XDG_RUNTIME_DIR"
deskbreak --help >help.txt
deskbreak routine 3 --json >routine.json
python - <<'EOF'
import json
from pathlib import Path

from deskbreak import paths

assert "deskbreak start" in Path("help.txt").read_text()
routine = json.loads(Path("routine.json").read_text())
assert routine["steps"] and 0 < routine["seconds"] <= 180, routine
assert (paths.icons() / "tray" / "due.argb").is_file()
assert (paths.chimes() / "done.wav").is_file()
assert paths.example().is_file()
EOF
echo "The wheel runs outside the checkout"
