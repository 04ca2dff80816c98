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
# The programs that pyenv puts on the path run only the Pythons chosen there; tox sees all it has.
for directory in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[23].*/bin; do
    [ ! -d "$directory" ] || PATH=$PATH:$directory
done
export PATH
exec .venv-tox/bin/tox run "$@"
