# Sourced by the other scripts: sets PYTHON to a Python that is new enough, and defines fail.

fail() {
    printf 'error: %s\n' "$1" >&2
    exit 1
}

PYTHON=${PYTHON:-}
if [ -z "$PYTHON" ]; then
    # Everything is tested on 3.11, so it comes first; a name may be there and not run (pyenv).
    for candidate in python3.11 python3.12 python3.13 python3.14 python3 python; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            PYTHON=$candidate
            break
        fi
    done
fi
[ -n "$PYTHON" ] || fail "Python 3.11 or newer is needed; install it, or name one with PYTHON=/path/to/python3.11"
