"""The colours of the page and its drawings; colour-blind readers can distinguish them."""

from typing import NamedTuple


class Colour(NamedTuple):
    """A name in the page's style sheet, and its value in light and dark mode."""

    name: str
    light: str
    dark: str

    @property
    def variable(self) -> str:
        return f"var(--{self.name})"


PAGE = (
    Colour("paper", "#ffffff", "#14171b"),
    Colour("ink", "#1f2328", "#e3e7ec"),
    Colour("muted", "#59636e", "#a3adb8"),
    Colour("line", "#d4d9df", "#363c44"),
    Colour("accent", "#0b5fa5", "#6cb6ff"),
    Colour("champion", "#b04a00", "#f0a35e"),
    Colour("rollback", "#86308a", "#d9a0e0"),
    Colour("promoted", "#116329", "#6bc985"),
    Colour("undecided", "#7d4e00", "#e0b35a"),
)

# Drawn with the light values, which the page replaces by the names.
PAPER, INK, MUTED, GRID, CHALLENGER, CHAMPION, ROLLBACK = (colour.light for colour in PAGE[:7])
VARIABLES = {colour.light: colour.variable for colour in PAGE}
