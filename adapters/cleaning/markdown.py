"""Markdown as the text it is a notation for, and shortcodes and placeholders out.

Arithmetic (5 * 3), hashtags, ranges (1 - 2) and snake_case are text.
"""

import re

from domain.model.creative.policy.words import word_set
from domain.model.creative.text.markup import MARKDOWN_BOLD, MARKDOWN_LINK, PLACEHOLDER, shortcodes

_ESCAPED = re.compile(r"\\([*_#`~\[\]])")
_FENCE = re.compile(r"^[^\S\n]*(?:`{3,}|~{3,})[^\n`]*$", re.MULTILINE)
_CODE = re.compile(r"(?<![\w`])(`{1,2})(?=[^`\s])([^`\n]{1,300})\1(?![\w`])")
_ITALIC = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,300})(?<=[^\s*])\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\s_])([^_\n]{1,300})(?<=[^\s_])_(?![\w_])"
)
_STRUCK = re.compile(r"~~(?=\S)([^~\n]{1,300})(?<=\S)~~")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]{1,500})>")
_HEADING = re.compile(
    r"^[^\S\n]{0,3}#{1,6}[^\S\n]+(?=\S)|(?<=\S)[^\S\n]+#{2,6}[^\S\n]*$", re.MULTILINE
)
_QUOTE = re.compile(r"^[^\S\n]{0,3}(?:>[^\S\n]?)+(?=[^\W\d]|[^\S\n]*$)", re.MULTILINE)
_ROW = re.compile(r"^[^\S\n]*\|(.*)\|[^\S\n]*$", re.MULTILINE)
_RULE_OF_TABLE = re.compile(r"^[^\S\n]*\|?(?:[^\S\n]*:?-{2,}:?[^\S\n]*\|)+[^\n\w]*$", re.MULTILINE)
# With the space before it where a mark follows: "for {{name}}, too" leaves no gap.
_UNFILLED = re.compile(
    rf"[^\S\n]?(?:{PLACEHOLDER.pattern})(?=[^\S\n]?[.,;:!?)])|(?:{PLACEHOLDER.pattern})"
)
_INLINE_CODES = word_set("b i u s em strong url color size font quote highlight tooltip")


def without_notation(text: str) -> str:
    """The text without notation.

    Args:
        text: without two spaces in a row, so that every pattern is linear.
    """
    if "[" in text:
        text = MARKDOWN_LINK.sub(_label, _without_shortcodes(text))
    if "{" in text or "%" in text or "[" in text:
        text = _UNFILLED.sub("", text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if "`" in text or "~" in text:
        text = _STRUCK.sub(r"\1", _CODE.sub(r"\2", _FENCE.sub("", text)))
    if "*" in text or "_" in text:
        text = _ITALIC.sub(_content, MARKDOWN_BOLD.sub(_content, text))
    if "#" in text:
        text = _HEADING.sub("", text)
    if ">" in text:
        text = _QUOTE.sub("", _AUTOLINK.sub(r"\1", text))
    if "|" in text:
        text = _ROW.sub(_cells, _RULE_OF_TABLE.sub("", text))
    return text


def _without_shortcodes(text: str) -> str:
    pieces, end = [], 0
    for (start, after), name in shortcodes(text):
        pieces += [text[end:start], "" if name in _INLINE_CODES else "\n"]
        end = after
    return "".join([*pieces, text[end:]])


def _label(match: re.Match[str]) -> str:
    return "" if match[0].startswith("!") else match[1]


def _content(match: re.Match[str]) -> str:
    return match[1] or match[2]


def _cells(match: re.Match[str]) -> str:
    return "\n".join(cell.strip() for cell in match[1].split("|"))
