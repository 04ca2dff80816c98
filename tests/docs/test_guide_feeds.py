"""What the guide says of feeds and mappings is so."""

import re
from pathlib import Path

from adapters.feeds.feed_of import feed_of
from adapters.feeds.fields import FIELDS
from adapters.feeds.mapping.mapping_file import read_mapping
from adapters.feeds.profiles.profile_file import known_profiles
from domain.model.catalog.feed import FeedProduct
from tests.docs.page import section
from tests.fakes.table import StatedTable

SECTION = section("Feeds and mappings")


def test_the_mapping_of_the_guide_is_read_as_it_says(tmp_path: Path) -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", SECTION, re.DOTALL)
    file = tmp_path / "mapping.toml"
    file.write_text(text, encoding="utf-8")
    row = {"sku": "A-1", "headline": "Lamp 40 cm", "teaser": "Dims.", "group": "10", "vk": "1.299"}
    table = StatedTable([row], [*row, "body"])
    (found,) = feed_of(table, mapping=read_mapping(file))
    assert isinstance(found, FeedProduct)
    product = found.product
    assert (product.id, product.title, product.brand) == ("A-1", "Lamp 40 cm", "Acme")
    assert (product.description, product.category) == ("Dims.", "Lighting")
    assert (str(product.price), product.attributes.size) == ("1299", "40 cm")


def test_the_guide_names_every_field() -> None:
    listed = SECTION.partition("Fields are")[2].partition("A field or column")[0]
    assert set(re.findall(r"`(\w+)`", listed)) == set(FIELDS)


def test_the_guide_names_every_profile() -> None:
    table = SECTION.partition("| Profile |")[2].partition("\n\n")[0]
    named = re.findall(r"^\| ([A-Za-z ]+) \|", table, re.MULTILINE)
    assert set(named) == {profile.name for profile in known_profiles()}
