"""Both services, with a model that needs no files."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

pytest.importorskip("torch", reason="comes with the extra train")

from flask_openapi import OpenAPI

from adapters.cldr.babel_number_format import BabelNumberFormat
from adapters.cleaning.plain_text_cleaner import PlainTextCleaner
from adapters.prices.price_text import read_price
from entrypoints.data_app.app import create_app as create_data_app
from entrypoints.inference_app.app import create_app as create_inference_app
from entrypoints.inference_app.app import served_model
from entrypoints.settings.sections import DataServiceSettings, InferenceSettings
from tests.fakes.copywriting import core_copywriter
from tests.fakes.served_bundle import FakeBundleReader, FakeLoader, bundle

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def apps() -> dict[int, OpenAPI]:
    """By the port each has by default."""
    reader = FakeBundleReader(bundle())
    inference = create_inference_app(
        InferenceSettings(),
        reader=reader,
        load=FakeLoader(),
        clock=lambda: NOW,
        copywriter=replace(core_copywriter(), numbers=BabelNumberFormat()),
        clean=PlainTextCleaner(),
        read_price=read_price,
    )
    served_model(inference).look()
    data = create_data_app(clock=lambda: NOW)
    return {DataServiceSettings().port: data, InferenceSettings().port: inference}
