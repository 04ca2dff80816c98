# Sourced by the other scripts: defines make_venv, which makes a virtual environment once.

. scripts/find_python.sh

# Its pip runs, and it was made in this folder: in a project that was moved or copied, the programs
# of an environment and its editable installation lead to where it was made.
usable() {
    "$1/bin/python" -m pip --version >/dev/null 2>&1 &&
        grep -qF " $(pwd -P)/$1" "$1/pyvenv.cfg"
}

# usage: make_venv DIRECTORY
make_venv() {
    usable "$1" && return 0
    [ ! -e "$1" ] || echo "$1 is incomplete or was made in another folder; making it anew ..."
    "$PYTHON" -m venv --clear "$1" ||
        fail "could not make $1; on Debian and Ubuntu: apt-get install python3-venv"
}
