# Sourced by the other scripts: makes .venv in the project with the extras it is given, once.
# usage: EXTRAS="train"; . scripts/setup_environment.sh
set -eu

. scripts/make_venv.sh

# Short lines in place of pip's own hundreds; what goes wrong is on stderr and passes.
show_progress() {
    found=0
    while read -r word what _; do
        case $word in
        Collecting)
            found=$((found + 1))
            [ $((found % 10)) -ne 0 ] || echo "    $found packages found"
            ;;
        Installing) [ "$what" != collected ] || echo "    $found packages found; unpacking them (a minute or two)" ;;
        all-installed) return 0 ;;
        esac
    done
    return 1
}

extras=$EXTRAS
wanted=$(cat pyproject.toml constraints.txt | cksum)
make_venv .venv
missing=
for extra in $(echo "$extras" | tr , ' '); do # a stamp for each, as scripts share some
    [ "$(cat ".venv/.installed-$extra" 2>/dev/null)" = "$wanted" ] || missing="$missing $extra"
done
[ -n "$missing" ] || return 0

echo "Setting up .venv (once; minutes, most of it PyTorch) ..."
failed="installation failed; the reason stands above. Check the network, then run this again"
case $extras in
*train*)
    echo "  1/2 PyTorch, CPU build (a warning that its own index"
    echo "      cannot be reached does no harm)"
    sh scripts/pip_install.sh .venv/bin/python torch || fail "$failed"
    ;;
esac
echo "  2/2 everything else"
{ sh scripts/pip_install.sh .venv/bin/python --editable ".[$extras]" && echo all-installed; } |
    show_progress || fail "$failed"
for extra in $(echo "$extras" | tr , ' '); do
    printf '%s' "$wanted" >".venv/.installed-$extra"
done
