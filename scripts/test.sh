#!/bin/sh
# Passes the tests: sets up tox in .venv-tox, then runs every environment of tox.ini.
set -eu
cd "$(dirname "$0")/.."
. scripts/find_python.sh
[ -x .venv-tox/bin/tox ] || {
    echo "Setting up tox in .venv-tox (once) ..."
    "$PYTHON" -m venv .venv-tox
    .venv-tox/bin/python -m pip install --quiet --constraint constraints.txt tox
}
exec .venv-tox/bin/tox run "$@"
