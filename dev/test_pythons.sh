#!/bin/sh
# Usage: sudo dev/test_pythons.sh NAME...
# Runs `make test` in the root of each release of Debian, which dev/root.sh makes, and tells at the
# end how it went with which Python. A root that cannot be had is named; only if none can be had is
# that a failure.
set -eu
cd "$(dirname "$0")/.."
status=0 had='' told=''

for name; do
    if ! dev/root.sh "$name"; then
        told="$told$name: could not be had
"
        continue
    fi
    result=green had=yes
    dev/in_root.sh "$name" make test || result=red status=1
    python=$(dev/in_root.sh "$name" .venv/bin/python --version || echo "no Python")
    told="$told$name, $python: $result
"
done
printf %s "$told"
[ "$had" ] || status=1
exit $status
