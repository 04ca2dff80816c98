"""The tables of the domain are what their script makes, and graphemes are those of Unicode."""

import importlib.util

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from domain.model.creative.text.graphemes import graphemes
from tests.docs.page import ROOT

SIGNS = st.lists(
    st.sampled_from(
        [
            *"aé한각कषि",
            "\u0301",
            "\u200d",
            "\ufe0f",
            "👍",
            "🏽",
            "👩",
            "🇩",
            "🇪",
            "\r",
            "\n",
            "\u0600",
        ]
    )
).map("".join)


def _made() -> dict[str, str]:
    path = ROOT / "scripts" / "generate_text_tables.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    tables: dict[str, str] = module.text_tables()
    return tables


@pytest.mark.parametrize(
    "name",
    [
        "creative/text/tables/emoji.py",
        "creative/text/tables/graphemes.py",
        "creative/text/tables/top_level_domains.py",
        "catalog/cldr.py",
    ],
)
def test_a_table_is_what_its_script_makes(name: str) -> None:
    kept = (ROOT / "domain" / "model" / name).read_text(encoding="utf-8")
    assert kept == _made()[name]


@given(st.text() | SIGNS)
def test_graphemes_are_those_of_unicode(text: str) -> None:
    assert graphemes(text) == regex.findall(r"\X", text)
