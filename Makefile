# make run    the program in the tray; without a display: the demo
# make demo   the program on a virtual desktop, used by a played person; pictures in build/demo
# make screenshots  every window in every dress and language, into build/screenshots
# make test   every check and test
# make test-desktops  presence on real compositors: large packages, ten minutes
# make bench  memory, wake-ups and delays of the program and of its window, measured
# Each of them first sets up what it needs.
.PHONY: run demo screenshots test test-desktops bench types types-linux types-win32 types-darwin

ifeq ($(DISPLAY)$(WAYLAND_DISPLAY),)
run: demo
else
run:
	@tools/setup.sh run
	.venv/bin/deskbreak run
endif

demo:
	@tools/setup.sh run screen demo
	.venv/bin/python -m demo

screenshots:
	@tools/setup.sh run screen test
	.venv/bin/python -m screenshots

test:
	@tools/setup.sh run screen test
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/lint-imports
	$(MAKE) --jobs 2 types
	tools/check_wheel.sh
	.venv/bin/pytest

types-linux: packages = -p deskbreak -p tests -p demo -p benchmarks -p screenshots
types: types-linux types-win32 types-darwin
types-linux types-win32 types-darwin: types-%:
	.venv/bin/mypy --platform $* --cache-dir .mypy_cache/$* $(packages)

test-desktops:
	@tools/setup.sh run screen test desktops
	.venv/bin/pytest tests/desktops/real_presence.py

bench:
	@tools/setup.sh run screen bench
	.venv/bin/python -m benchmarks.words
	.venv/bin/python -m benchmarks.held_back
	.venv/bin/python -m benchmarks.footprint
	.venv/bin/python -m benchmarks.player
	.venv/bin/python -m benchmarks.windows
