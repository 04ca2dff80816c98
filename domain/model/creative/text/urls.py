"""URLs in a text, with and without protocol, as twitter-text 3.1 extracts them."""

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from domain.model.creative.text import url_grammar as grammar
from domain.model.creative.text.domain_names import has_valid_labels, top_level_end

_LONGEST_URL, _LONGEST_SLUG = 4096, 40
_DEFAULT_PROTOCOL = "https://"
_NO_EDGE = "_-"  # neither starts nor ends a label

Span = tuple[int, int]


class FoundUrl(NamedTuple):
    """A URL in a text, in code points.

    Attributes:
        counted_end: where X stops counting it. Not its end when a path follows a domain of which
            only the first part is taken, as "example.de" of "example.deär.みんな/".
    """

    start: int
    end: int
    counted_end: int


_Match = tuple[list[FoundUrl], int]  # the URLs in what a match takes, and where it stops


def url_spans(text: str) -> list[Span]:
    """Where each URL starts and ends, in code points."""
    return [(url.start, url.end) for url in find_urls(text)]


def find_urls(text: str) -> list[FoundUrl]:
    """The URLs in order.

    Takes time linear in the text: labels are visited once from the right, to find where domains
    end, then once from the left, to find where they start.
    """
    if not grammar.DOT_IN_DOMAIN.search(text):
        return []
    urls: list[FoundUrl] = []
    free = 0  # what comes before is part of a match already
    for run in grammar.DOMAIN_RUN.finditer(text):
        if "." in run.group():
            for found, stop in _matches(text, run.span(), free):
                urls += found
                free = stop
    return urls


def _matches(text: str, run: Span, free: int) -> Iterator[_Match]:
    """What starts in the run and has the form of a URL; some of it is none."""
    labels = _labels(text, run)
    tops = [top_level_end(text, end + 1) for _, end in labels[:-1]]
    ends = _domain_ends(text, labels, tops)
    protocol = _protocol_start(text, run[0], free)
    if protocol is not None and (end := _end(text, labels[0], ends[1], tops[0])):
        yield (match := _with_protocol(text, protocol, run[0], end))
        free = match[1]
    for label, top, farthest in zip(labels[:-1], tops, ends[1:], strict=True):
        start = _start(text, label, free, allows_underscore=bool(farthest))
        end = farthest or top
        if start is not None and end:
            before = text[start - 1 : start] if start > free else ""
            yield (match := _without_protocol(text, start, end, before))
            free = match[1]


def _labels(text: str, run: Span) -> list[Span]:
    labels, start = [], run[0]
    for label in text[slice(*run)].split("."):
        labels.append((start, start + len(label)))
        start += len(label) + 1
    return labels


def _domain_ends(text: str, labels: list[Span], tops: list[int | None]) -> list[int | None]:
    """Where the longest domain that starts with each whole label ends."""
    ends: list[int | None] = [None]
    for label, top in zip(reversed(labels[:-1]), reversed(tops), strict=True):
        ends.append(_end(text, label, ends[-1], top))
    return ends[::-1]


def _end(text: str, label: Span, farthest: int | None, top: int | None) -> int | None:
    """Of the domain that starts with the label: it goes on, or this is the last before the top."""
    start, end = label
    if start == end or text[start] in _NO_EDGE or text[end - 1] in _NO_EDGE:
        return None
    return farthest or (None if "_" in text[start:end] else top)


def _protocol_start(text: str, domain_start: int, free: int) -> int | None:
    for length in (len("https://"), len("http://")):
        start = domain_start - length
        if (
            (start == 0 or start > free)
            and grammar.PROTOCOL.fullmatch(text, start, domain_start)
            and grammar.FREE_PLACE.match(text, start)
        ):
            return start
    return None


def _start(text: str, label: Span, free: int, *, allows_underscore: bool) -> int | None:
    """Where a domain can start in the label; a character must stand free before it."""
    first, end = label
    if first == end or text[end - 1] in _NO_EDGE:
        return None
    begin = first if allows_underscore else max(first, text.rfind("_", first, end) + 1)
    match = grammar.LABEL_START.search(text, max(begin, free), end)
    if not match or match.start() > free or match[0] > "\uffff":
        return match.start() if match else None
    following = grammar.LABEL_START.search(text, match.end(), end)
    if match.start() == 0:  # nothing needs to stand before it, but it comes second
        is_second = following and following.start() == 1 and grammar.FREE_PLACE.match(text, 1)
        return 1 if is_second else 0
    return following.start() if following else None


def _with_protocol(text: str, start: int, domain_start: int, end: int) -> _Match:
    rest = grammar.REST.match(text, end)
    stop = rest.end() if rest else end
    url, protocol = text[start:stop], text[start:domain_start]
    if not _is_valid(url, protocol, text[domain_start:end]):
        return [], stop
    shortened = grammar.SHORTENED.match(url)
    if shortened and len(shortened[1]) > _LONGEST_SLUG:
        return [], stop
    url_end = start + shortened.end() if shortened else stop
    return [FoundUrl(start, url_end, url_end)], stop


def _without_protocol(text: str, start: int, end: int, before: str) -> _Match:
    """Only what is ASCII or Latin of the domain counts; the path belongs to the last one."""
    rest = grammar.REST.match(text, end)
    stop = rest.end() if rest else end
    domain = text[start:end]
    if before in {"-", "_", ".", "/"} or not _is_valid(text[start:stop], _DEFAULT_PROTOCOL, domain):
        return [], stop
    found = [
        FoundUrl(start + first, start + last, start + last)
        for first, last in _ascii_domains(domain)
    ]
    if found and rest and rest["path"]:
        last = found[-1]
        counted_end = last.end + _code_points(text[last.end : stop], stop - end)
        found[-1] = last._replace(end=stop, counted_end=counted_end)
    return found, stop


def _code_points(text: str, units: int) -> int:
    """How many whole ones are in the first UTF-16 units."""
    ends = accumulate(1 + (character > "\uffff") for character in text)
    return sum(end <= units for end in ends)


def _is_valid(url: str, protocol: str, domain: str) -> bool:
    if len(protocol) + len(url.encode("utf-16-le", "surrogatepass")) // 2 > _LONGEST_URL:
        return False
    if not has_valid_labels(domain):
        return False
    return not domain.startswith("xn--") or bool(_ascii_domains(domain))


def _ascii_domains(domain: str) -> list[Span]:
    found: list[Span] = []
    at = 0
    while labels := grammar.ASCII_LABELS.search(domain, at):
        start, at = labels.span()
        while at > start:  # the last dot that a top-level domain follows
            if end := top_level_end(domain, at):
                found.append((start, end))
                at = end
                break
            at = domain.rfind(".", start, at - 1) + 1
        else:
            at = labels.end()
    return found
