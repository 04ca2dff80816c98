#!/bin/sh
# For development: .venv with every extra, and the git hooks of .pre-commit-config.yaml.
set -eu
cd "$(dirname "$0")/.."
EXTRAS=train,airflow,prefect,spark,dev
. scripts/setup_environment.sh
[ ! -e .git ] || .venv/bin/pre-commit install
echo "Ready. Tests: .venv/bin/pytest tests/domain    Everything: sh scripts/test.sh"
