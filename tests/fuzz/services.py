"""The services as they are fuzzed: fake parts behind real HTTP."""

from datetime import UTC, datetime

from flask_openapi import OpenAPI
from pydantic import SecretStr

from adapters.cleaning.plain_text_cleaner import PlainTextCleaner
from adapters.prices.price_text import read_price
from entrypoints.data_app.app import create_app as create_data_app
from entrypoints.inference_app.app import create_app as create_inference_app
from entrypoints.inference_app.app import served_model
from entrypoints.settings.sections import InferenceSettings
from tests.fakes.copywriting import core_copywriter
from tests.fakes.served_bundle import FakeBundleReader, FakeLoader, bundle

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
KEY = "fuzzing-key"


def data_app() -> OpenAPI:
    return create_data_app(clock=lambda: NOW)


def inference_app(*, with_model: bool = True, with_keys: bool = False) -> OpenAPI:
    settings = InferenceSettings(api_keys=[SecretStr(KEY)] if with_keys else None)
    reader = FakeBundleReader(bundle() if with_model else None)
    app = create_inference_app(
        settings,
        reader=reader,
        load=FakeLoader(),
        clock=lambda: NOW,
        copywriter=core_copywriter(),
        clean=PlainTextCleaner(),
        read_price=read_price,
    )
    served_model(app).look()
    return app
