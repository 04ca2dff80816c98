#!/bin/sh
# A real local Airflow with the retraining DAG: sets up .venv, then runs scripts/run_airflow.py.
set -eu
cd "$(dirname "$0")/.."
EXTRAS=train,airflow
. scripts/setup_environment.sh
exec .venv/bin/python scripts/run_airflow.py "$@"
