"""Briefs are cleaned before anything reads them."""

import pytest

from domain.errors.catalog import ProductsInvalid
from domain.model.catalog.attributes import Attributes
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.data.labelling import Label
from domain.use_cases.write.clean_briefs import clean_briefs
from tests.fakes.copywriting import core_copywriter
from tests.fakes.text_cleaner import FakeTextCleaner

clean = FakeTextCleaner()


def test_every_text_of_a_brief_is_cleaned() -> None:
    brief = Brief(
        title="<b>Oak</b> <p>Desk</p>",
        description="<p>Sturdy.</p><p>Fine.</p>",
        category="Home &amp; Office",
        brand="H&amp;M",
        attributes=Attributes(color="Oak &amp; black"),
        highlights=("<b>Seats two</b>",),
        seed=7,
    )
    [cleaned] = clean_briefs([brief], clean)
    assert (cleaned.title, cleaned.description) == ("Oak Desk", "Sturdy.\nFine.")
    assert (cleaned.category, cleaned.seed) == ("Home & Office", 7)
    assert (cleaned.brand, cleaned.attributes.color) == ("H&M", "Oak & black")
    assert cleaned.highlights == ("Seats two",)


def test_a_description_without_text_is_empty_and_copy_is_still_written() -> None:
    campaign = Campaign(platforms=tuple(PLATFORMS.values()))
    brief = Brief(title="Oak Desk", description="<p> </p>", category="<b></b>", campaign=campaign)
    [cleaned] = clean_briefs([brief], clean)
    assert (cleaned.description, cleaned.category) == ("", None)
    for copy in core_copywriter()(cleaned, Label.GOOD, 1).platforms:
        assert copy.variants or copy.problem


def test_a_title_without_text_is_named_with_its_place() -> None:
    good, bad = Brief(title="Desk", description="Oak."), Brief(title="<p></p>", description="Oak.")
    with pytest.raises(ProductsInvalid) as caught:
        clean_briefs([good, bad, good, bad], clean)
    faults = caught.value.faults
    assert [(fault.row, fault.field) for fault in faults] == [(2, "title"), (4, "title")]
