#!/bin/sh
# Passes the tests: sets up tox in .venv-tox, then runs every environment of tox.ini.
set -eu
cd "$(dirname "$0")/.."
. scripts/make_venv.sh
make_venv .venv-tox
[ -x .venv-tox/bin/tox ] || {
    echo "Setting up tox in .venv-tox (once) ..."
    sh scripts/pip_install.sh .venv-tox/bin/python --quiet tox
}
exec .venv-tox/bin/tox run "$@"
