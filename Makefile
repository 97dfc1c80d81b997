# make run    the program in the tray; without a display: the demo
# make demo   the program on a virtual desktop, used by a played person; pictures in build/demo
# make screenshots  every window in every dress and language, into build/screenshots
# make test   every check and test
# make test-days  each test at each instant of tests/instants.py: forty minutes
# make test-newest  the same with the newest of everything that pyproject.toml allows
# make test-pythons  the same in Debian 13 and Debian testing, with the Python that they have
# make test-user     the same as an ordinary user, who leaves nothing outside the checkout
# make test-desktops  presence on real compositors: large packages, ten minutes
# make mutants  do the tests bite? 600 changes of the domain, each to be caught; an hour
# make bench  memory, wake-ups and delays of the program and of its window, measured
# make lock   requirements.txt anew: what is installed by all of these
# Each of them first sets up what it needs.
.PHONY: run demo screenshots test test-days test-newest test-pythons test-user test-desktops \
	mutants bench lock checks declared layers style types types-linux types-win32 types-darwin wheel

VENV = .venv
bin = $(VENV)/bin
setup = VENV=$(VENV) dev/setup.sh
pytest = $(bin)/python dev/left_behind.py $(bin)/pytest --numprocesses 4 --dist worksteal
INSTANTS = $(shell $(bin)/python -c "from tests.instants import INSTANTS; print(*INSTANTS)")

ifeq ($(DISPLAY)$(WAYLAND_DISPLAY),)
run: demo
else
run:
	@$(setup) run
	$(bin)/deskbreak run
endif

demo:
	@$(setup) run screen demo
	$(bin)/python -m dev.demo

screenshots:
	@$(setup) run screen test
	$(bin)/python -m dev.screenshots

# The checks run beside the tests, which wait a lot; what they print is shown if one is red.
test:
	@$(setup) run screen test
	@mkdir -p build
	@$(MAKE) --jobs 2 --output-sync=target checks >build/checks.log 2>&1 & checks=$$!; \
	echo "$(pytest)"; $(pytest); tests=$$?; \
	wait $$checks || { cat build/checks.log; exit 1; }; exit $$tests

checks: style layers declared types wheel

style:
	$(bin)/ruff format --check .
	$(bin)/ruff check .

layers:
	$(bin)/lint-imports

declared:
	$(bin)/deptry deskbreak
	$(bin)/deptry --ignore DEP002,DEP004 tests dev

types-linux: packages = -p deskbreak -p tests -p dev
types: types-linux types-win32 types-darwin
types-linux types-win32 types-darwin: types-%:
	$(bin)/mypy --platform $* --cache-dir .mypy_cache/$* $(packages)

wheel:
	VENV=$(VENV) dev/check_wheel.sh

test-days:
	@$(setup) run screen test
	for instant in $(INSTANTS); do $(pytest) --instant $$instant || exit 1; done

test-newest:
	NEWEST=yes VENV=build/newest dev/setup.sh run screen test
	$(MAKE) test VENV=build/newest

test-pythons:
	dev/test_pythons.sh trixie testing

test-user:
	@dev/setup.sh run screen test
	dev/in_root.sh host --user make test

test-desktops:
	@$(setup) run screen test desktops
	$(bin)/pytest tests/desktops/real_presence.py

mutants:
	@$(setup) run test
	$(bin)/python -m dev.mutants

bench:
	@$(setup) run screen bench
	$(bin)/python -m dev.benchmarks.words
	$(bin)/python -m dev.benchmarks.held_back
	$(bin)/python -m dev.benchmarks.footprint
	$(bin)/python -m dev.benchmarks.player
	$(bin)/python -m dev.benchmarks.windows

lock:
	@$(setup) run
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(bin)/uv pip compile --quiet --universal --upgrade \
		--python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
		--group pyproject.toml:dev --output-file requirements.txt pyproject.toml
