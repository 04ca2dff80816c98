#!/bin/sh
# From nothing to a served champion: sets up .venv, then runs scripts/quickstart.py.
set -eu
cd "$(dirname "$0")/.."
EXTRAS=train
. scripts/setup_environment.sh
exec .venv/bin/python scripts/quickstart.py "$@"
