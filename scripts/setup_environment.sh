# Sourced by the other scripts: makes .venv in the project with the extras it is given, once.
# usage: EXTRAS="train"; . scripts/setup_environment.sh
set -eu

fail() {
    printf 'error: %s\n' "$1" >&2
    exit 1
}

PYTHON=${PYTHON:-}
if [ -z "$PYTHON" ]; then
    for candidate in python3.11 python3 python; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            PYTHON=$candidate
            break
        fi
    done
fi
[ -n "$PYTHON" ] || fail "Python 3.11 or newer is needed; install it, or name one with PYTHON=/path/to/python3.11"

extras=$EXTRAS
stamp=.venv/.installed-$extras
wanted=$(cat pyproject.toml constraints.txt | cksum)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
    return 0
fi

echo "Setting up .venv (once; a few minutes, most of it PyTorch) ..."
[ -x .venv/bin/python ] || "$PYTHON" -m venv .venv ||
    fail "could not make .venv; on Debian and Ubuntu: apt-get install python3-venv"
install() {
    sh scripts/pip_install.sh .venv/bin/python --quiet "$@" ||
        fail "installation failed; the reason stands above. Check the network, then run this again"
}
case $extras in
*train*)
    echo "  1/2 PyTorch, CPU build (a warning that its own index cannot be reached does no harm)"
    install torch
    ;;
esac
echo "  2/2 everything else"
install --editable ".[$extras]"
printf '%s' "$wanted" >"$stamp"
