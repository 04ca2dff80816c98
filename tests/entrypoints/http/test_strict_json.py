import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrypoints.http.problem import Problem
from entrypoints.http.strict_json import parse

NAMES = st.text(st.characters(categories=("L", "N"), codec="utf-8"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, width=32),
    lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner),
    max_leaves=10,
)


@given(value=VALUES.filter(lambda value: "Infinity" not in json.dumps(value)))
def test_what_is_json_is_read_as_it_was_written(value: object) -> None:
    assert parse(json.dumps(value).encode()) == value


@given(name=NAMES)
def test_a_name_given_twice_is_refused_at_any_depth(name: str) -> None:
    twice = f'[{{"a": {{{json.dumps(name)}: 1, {json.dumps(name)}: 2}}}}]'
    with pytest.raises(Problem) as refused:
        parse(twice.encode())
    assert refused.value.status == 400


@given(body=st.binary())
def test_anything_else_is_a_problem_and_nothing_worse(body: bytes) -> None:
    assert _status(body) in (200, 400)


def _status(body: bytes) -> int:
    try:
        parse(body)
    except Problem as problem:
        return problem.status
    return 200
