"""Which encoding the bytes of a text are in."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from adapters.feeds.opening.content import Content
from domain.errors.catalog import FeedUnreadable

_CHUNK_BYTES = 1 << 20
_SAMPLE_BYTES = 64 * 1024  # of lines with bytes beyond ASCII; more decides nothing more
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),  # begins as UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_BEYOND_ASCII = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*[\r\n]*")
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_VALID_PER_BROKEN = 10  # multi-byte characters to one broken byte; by chance there are fewer
# What spreadsheets and shops write where it is not Unicode; of those that fit alike, the first.
_LIKELY = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "cp1255", "cp1256",
    "cp932", "gb18030", "big5", "cp949", "euc_jp", "koi8_r",
)  # fmt: skip
# Of Windows-1252: its signs, such as ™ and £, count as mess; other scripts have more in it.
_LITTLE_MESS = 0.5
_MARGIN = 0.06  # of charset-normalizer's share of mess, within which it tells nothing apart
_MOST_MESS = 0.6
_LATIN = frozenset({"cp1252", "cp1250", "cp1254", "cp1257"})
_STRAYS = (0x81, 0x8D, 0x8F, 0x90, 0x9D)  # of no sign in Windows-1252
_OTHERS_PER_STRAY = 10
_BEYOND = bytes(range(0x80, 0x100))
_SAVE_AS_UTF_8 = "save it as UTF-8"


@dataclass(frozen=True, slots=True)
class Encoding:
    """Of a text.

    Attributes:
        codec: for Python.
        name: for people.
        errors: how the codec treats bytes that are none of its characters.
        notes: what people should know, as sentences.
    """

    codec: str
    name: str
    errors: str = "strict"
    notes: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether all its bytes are UTF-8, without a mark before them."""
        return self.codec == "utf-8" and self.errors == "strict"


def encoding_of(content: Content) -> Encoding:
    """By its mark, else UTF-8 if it is, else by what its first lines beyond ASCII look like.

    Raises:
        FeedUnreadable: nothing fits.
    """
    head = content.head(256)
    for mark, codec, name in _MARKS:
        if head.startswith(mark):
            return _stated(codec, name)
    if (codec_ := _utf_16_without_mark(head)) is not None:
        return _stated(codec_, "UTF-16")
    seen = _Seen()
    with content.open() as file:
        while chunk := file.read(_CHUNK_BYTES):
            seen.add(chunk)
    seen.add(b"", final=True)
    if not seen.broken:
        return Encoding("utf-8", "UTF-8")
    if seen.valid >= _VALID_PER_BROKEN * seen.broken:
        return Encoding("utf-8", "UTF-8", "surrogateescape")
    return _recognised(content.source, bytes(seen.sample))


def _stated(codec: str, name: str) -> Encoding:
    notes = () if name == "UTF-8" else (f"Its text is {name}, not UTF-8.",)
    return Encoding(codec, name, notes=notes)


def _utf_16_without_mark(head: bytes) -> str | None:
    """A header in Latin letters has a zero byte beside most of them, always on the same side."""
    low, high = head[0:64:2], head[1:64:2]
    if high.count(0) > len(high) // 2 and not low.count(0):
        return "utf-16-le"
    if low.count(0) > len(low) // 2 and not high.count(0):
        return "utf-16-be"
    return None


class _Seen:
    """What a pass over the bytes found."""

    def __init__(self) -> None:
        self.valid, self.broken, self.sample = 0, 0, bytearray()
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")

    def add(self, chunk: bytes, *, final: bool = False) -> None:
        if chunk.isascii() and not final and not self._decoder.getstate()[0]:
            return
        text = self._decoder.decode(chunk, final)
        try:
            text.encode()
        except UnicodeEncodeError:
            self.broken += sum("\udc80" <= sign <= "\udcff" for sign in text)
        self.valid += len(_MULTIBYTE.findall(chunk))
        if len(self.sample) < _SAMPLE_BYTES:
            self._keep(chunk)

    def _keep(self, chunk: bytes) -> None:
        for line in _BEYOND_ASCII.finditer(chunk):
            self.sample += line[0][:_SAMPLE_BYTES]
            if len(self.sample) >= _SAMPLE_BYTES:
                return


def _recognised(source: str, sample: bytes) -> Encoding:
    codec = _codec_of(sample)
    if codec not in _LATIN:
        codec = _codec_of(_without_strays(sample))
    if codec is None:
        raise FeedUnreadable(source, "its bytes are the text of no known encoding", _SAVE_AS_UTF_8)
    name = codec.replace("cp125", "Windows-125")
    note = f"Its text is read as {name}, which is a guess: if letters look wrong, {_SAVE_AS_UTF_8}."
    return Encoding(codec, name, "surrogateescape", (note,))


def _without_strays(sample: bytes) -> bytes:
    """A few bytes that Windows-1252 has no sign for are damage rather than another script."""
    strays = sum(map(sample.count, _STRAYS))
    beyond_ascii = len(sample) - len(sample.translate(None, _BEYOND))
    is_damage = strays * _OTHERS_PER_STRAY <= beyond_ascii
    return sample.translate(None, bytes(_STRAYS)) if is_damage else sample


def _codec_of(sample: bytes) -> str | None:
    found = from_bytes(sample, cp_isolation=list(_LIKELY), threshold=_MOST_MESS)
    fits = {name: each for each in found for name in each.could_be_from_charset}
    candidates = [name for name in _LIKELY if name in fits]
    if not candidates:
        return None
    mess = {name: fits[name].chaos for name in candidates}
    is_western = mess.get(_LIKELY[0], 1.0) <= _LITTLE_MESS
    least = mess[_LIKELY[0]] if is_western else min(mess.values())
    near = [name for name in candidates if mess[name] <= least + _MARGIN]
    if is_western:  # neither mess nor coherence tells those apart
        return near[0]
    return max(near, key=lambda name: (fits[name].coherence, -mess[name]))
