#!/bin/sh
# pip install with the pinned versions; PyTorch first and alone, as its CPU build.
# usage: sh scripts/pip_install.sh PYTHON [pip options and packages ...]
set -eu
constraints=$(dirname "$0")/../constraints.txt
python=$1
shift

# Most modules are never imported: Python compiles those that are, on first use.
pip_install() {
    "$python" -m pip install --disable-pip-version-check --no-compile \
        --constraint "$constraints" "$@"
}

for argument in "$@"; do
    case $argument in
    torch | torch==*)
        # The default index would bring gigabytes of CUDA. Where PyTorch's own index cannot be
        # reached, pip warns and goes on to what it has; few retries, so that it does so soon.
        pip_install --no-deps --retries 1 --timeout 15 \
            --extra-index-url https://download.pytorch.org/whl/cpu "$argument"
        ;;
    esac
done
pip_install "$@"
