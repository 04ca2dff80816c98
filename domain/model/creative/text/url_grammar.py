"""The parts of a URL as twitter-text 3.1 describes them."""

import re

_SPACES = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_NO_CHARACTERS = "\ufffe\ufeff\uffff"
_OUTSIDE = rf"!'#%&()*+,/\\:;<=>?@\[\]^{{|}}~${_SPACES}{_DIRECTIONS}{_NO_CHARACTERS}"
# The last line: patterns there ignore case, and these share a capital with one before.
_LATIN = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268"
    "\u026f\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
    "\u0260\u0269\u0275\u0280\u0283\u0288\u028a\u028c\u0292\u0399\u03b9\u1fbe\u2c65\u2c66\u2c7e"
    "\u2c7f\ua7dc"
)
_CYRILLIC = "\u0400-\u04ff\u1c80-\u1c87"

_PATH = rf"[a-zA-Z0-9{_CYRILLIC}{_LATIN}!*';:=+,.$/%#\[\]\-\u2013_~@|&]"
_PARENTHESES = rf"\((?:{_PATH}+|{_PATH}*\({_PATH}+\){_PATH}*)\)"
_PATH_END = rf"[a-zA-Z0-9{_CYRILLIC}{_LATIN}+\-=_#/]"
_PATH_PART = rf"(?:{_PATH}*(?:{_PARENTHESES}{_PATH}*)*{_PATH_END}|{_PARENTHESES}|@{_PATH}+/)"
_QUERY = r"\?[a-zA-Z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-zA-Z0-9\-_&=#/]"

DOMAIN_RUN = re.compile(f"[^{_OUTSIDE}]+")  # what a domain consists of: labels and dots
DOT_IN_DOMAIN = re.compile(rf"\.(?<=[^{_OUTSIDE}._-]\.)[^{_OUTSIDE}._0-9-]")
PROTOCOL = re.compile("https?://", re.IGNORECASE | re.ASCII)
_PRECEDING = rf"(?<![A-Za-z0-9@\uff20$#\uff03{_NO_CHARACTERS}])"
FREE_PLACE = re.compile(_PRECEDING)
# X matches UTF-16 units, so a surrogate half precedes the other one.
LABEL_START = re.compile(f"{_PRECEDING}[^_-]|[\U00010000-\U0010ffff]")
REST = re.compile(rf"(?::[0-9]+)?(?P<path>/{_PATH_PART}*)?(?:{_QUERY})?")
SHORTENED = re.compile(rf"https?://t\.co/([a-z0-9]+)(?:{_QUERY})?", re.IGNORECASE | re.ASCII)
ASCII_LABELS = re.compile(rf"(?:[-a-zA-Z0-9{_LATIN}]+\.)+")
