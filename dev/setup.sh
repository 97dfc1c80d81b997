#!/bin/sh
# Usage: dev/setup.sh NEED...
# Makes this checkout ready on a Debian or Ubuntu machine, as root or not: the packages of each
# NEED in dev/packages.txt, a Python that suits, and VENV (.venv) with the project and its tools,
# as requirements.txt locks them; with NEWEST=yes the newest that pyproject.toml allows instead.
set -eu
cd "$(dirname "$0")/.."
: "${VENV:=.venv}" "${NEWEST:=}"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 # nothing is left outside the checkout

main() {
    ensure_packages "$(for need; do sed -n "s/^$need: //p" dev/packages.txt; done)"
    suits "$VENV/bin/python" || make_venv
    if ! is_ready; then
        echo "Installing deskbreak and its tools into $VENV (some minutes the first time)"
        install_project
        touch "$VENV/.ready"
    fi
}

is_ready() {
    [ -z "$NEWEST" ] && [ "$VENV/.ready" -nt pyproject.toml ] &&
        [ "$VENV/.ready" -nt requirements.txt ]
}

install_project() {
    pip="$VENV/bin/python -m pip --quiet"
    if [ -n "$NEWEST" ]; then
        $pip install "pip>=25.1" # the first that knows --group
        $pip install --upgrade --group dev --editable .
    else
        $pip install --require-hashes --requirement requirements.txt
    fi
    $pip install --no-deps --no-build-isolation --editable .
}

# shellcheck disable=SC2086 # a list of packages is meant to be split
ensure_packages() {
    if ! command -v apt-get >/dev/null; then
        echo "No apt-get here; these Debian packages, or what they are called here, are needed:" $1
    elif ! present $1; then
        missing=$(for package in $1; do present "$package" || echo "$package"; done | xargs)
        install_packages $missing
    fi
}

# Asks apt, since a package may have come under a newer name (libglib2.0-0t64).
present() {
    plan=$(apt-get --simulate --no-upgrade --no-install-recommends install "$@" 2>&1) &&
        ! echo "$plan" | grep -q '^Inst '
}

install_packages() {
    if [ "$(id -u)" = 0 ]; then
        as_root=env
    elif sudo -n true 2>/dev/null; then
        as_root="sudo -n env"
    else
        echo "These packages are missing, install them with: sudo apt-get install $*" >&2
        exit 1
    fi
    echo "Installing packages: $*"
    $as_root apt-get update -qq || true # an old list may still do
    $as_root DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq -y --no-install-recommends -o Dpkg::Use-Pty=0 "$@" >/dev/null
}

make_venv() {
    python=$(find_python) || {
        install_packages python3-venv
        python=$(find_python)
    } || {
        install_packages "$(newest_python)"
        python=$(find_python)
    } || {
        echo "deskbreak needs Python 3.11 or newer with its venv module; none was found." >&2
        exit 1
    }
    "$python" -m venv --clear "$VENV"
}

find_python() {
    # shellcheck disable=SC2086,SC2046 # lists are meant to be split
    for name in python3 $(IFS=: && find $PATH -maxdepth 1 -name 'python3.[1-9][0-9]' 2>/dev/null) \
        /usr/bin/python3; do
        if suits "$name"; then
            echo "$name"
            return
        fi
    done
    return 1
}

suits() {
    "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# The newest beside an older python3 of this release of Debian or Ubuntu.
newest_python() {
    apt-cache pkgnames python3.1 | grep -x 'python3\.1[1-9]-venv' | sort | tail -n 1
}

main "$@"
