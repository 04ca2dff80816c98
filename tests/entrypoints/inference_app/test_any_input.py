import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.entrypoints.live_server import PROBLEM, Answer, Client

# Surrogates too: JSON can write them down as escapes, alone as well.
ANY_TEXT = st.text(st.characters())
# Where text processing stumbles: NUL, controls, direction marks, combining and joining characters,
# byte order marks, non-characters, lone and paired surrogates, white space of all kinds.
HARD = (
    "\0\x07\x1b\x7f\x85\n\r\t \u00a0\u2028\u3000\u0301\u0489\u200d\ufe0f\u200f\u202e\u2066"
    "\ufeff\ufffe\ud800\udfff\U0001f469\U000e0041\U0010ffff\u05d0\u0627\ufdfa\u1e9e\u0130\u00df"
    "{}#@=<&%'\"\\"
)
HARD_TEXT = st.text(st.sampled_from(HARD) | st.characters())
# A text of 100 kB is a short one many times over, so that Hypothesis need not draw it.
LONG_TEXT = st.builds(
    lambda text, size: (text * (size // len(text) + 1))[:size],
    HARD_TEXT.filter(bool),
    st.sampled_from([1_000, 5_000, 5_001]) | st.integers(1_000, 100_000),
)
DOCUMENTED = {200, 400, 413, 422}  # of well-formed JSON with the right content type
ANY_NUMBER = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | ANY_NUMBER | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=12,
)
NAMES = st.sampled_from(["title", "description", "category", "price", "rating", "seed", "items"])
ALMOST_RIGHT = st.dictionaries(NAMES, ANY_JSON)


def _answered(answer: Answer) -> None:
    assert answer.status < 500
    assert answer.status == 200 or answer.content_type == PROBLEM


@given(value=ANY_JSON | ALMOST_RIGHT)
def test_any_json_value_is_answered(client: Client, value: object) -> None:
    _answered(client.post("/predict", value))
    _answered(client.post("/batch_predict", value))
    _answered(client.post("/batch_predict", {"items": [value]}))


@given(body=st.binary())
def test_any_bytes_are_answered(client: Client, body: bytes) -> None:
    _answered(client.post_raw("/predict", body))


def _written_or_refused(answer: Answer) -> None:
    _answered(answer)
    assert answer.status in DOCUMENTED
    if answer.status == 200:
        written = json.dumps(answer.json(), ensure_ascii=False)
        assert written.encode()  # can be stored and shown


@given(title=ANY_TEXT | HARD_TEXT, description=HARD_TEXT | LONG_TEXT)
def test_any_text_is_written_for_or_refused(roomy: Client, title: str, description: str) -> None:
    product = {"title": title, "description": description}
    for escaped in (True, False):
        body = json.dumps(product, ensure_ascii=escaped).encode(errors="surrogatepass")
        _written_or_refused(roomy.post_raw("/predict", body))  # lone surrogates as bytes are 400


@given(title=LONG_TEXT, category=HARD_TEXT | LONG_TEXT)
def test_any_text_is_no_worse_in_a_batch_or_as_a_category(
    roomy: Client, title: str, category: str
) -> None:
    items = [{"title": "Lamp", "description": title}, {"title": title, "description": "Dims."}]
    _written_or_refused(roomy.post("/batch_predict", {"items": items}))
    named = {"title": "Lamp", "description": "Dims.", "category": category}
    _written_or_refused(roomy.post("/predict", named))


@pytest.mark.parametrize(
    "text",
    [
        "a\u202e" * 150,
        "a" + "\u0301" * 299,
        "\U0001f469\u200d" * 150,
        "\u05d0 \u0627" * 100,
        "=1+1",
    ],
    ids=["right-to-left", "combining", "joined", "hebrew and arabic", "formula"],
)
def test_odd_text_that_breaks_no_rule_is_written_for(roomy: Client, text: str) -> None:
    product = {"title": text, "description": text}
    assert roomy.post("/predict", product).status == 200


@given(path=st.text(st.characters(codec="ascii", exclude_categories=("Cc", "Zs")), max_size=30))
def test_any_path_is_answered(client: Client, path: str) -> None:
    answer = client.get("/" + path)
    assert answer.status < 500
