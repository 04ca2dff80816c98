"""What the linter found, in a form that tests can compare."""

from domain.model.creative.platforms.platform import Field, Platform
from domain.model.creative.policy.lint import lint


def found(
    text: str, platform: Platform, field: Field | None = None, *, carried: str = ""
) -> dict[str, str]:
    """The rules that a text breaks, each with what stands at the first place."""
    findings = lint(text, platform, field, carried=carried)
    return {each.rule: text[each.start : each.end] for each in reversed(findings)}
