# Sourced by the other scripts: makes .venv in the project with the extras it is given, once.
# usage: EXTRAS="train"; . scripts/setup_environment.sh
set -eu

. scripts/find_python.sh

extras=$EXTRAS
wanted=$(cat pyproject.toml constraints.txt | cksum)
missing=
for extra in $(echo "$extras" | tr , ' '); do # a stamp for each, as scripts share some
    [ "$(cat ".venv/.installed-$extra" 2>/dev/null)" = "$wanted" ] || missing="$missing $extra"
done
[ -n "$missing" ] || return 0

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
for extra in $(echo "$extras" | tr , ' '); do
    printf '%s' "$wanted" >".venv/.installed-$extra"
done
