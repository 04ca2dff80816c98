"""The sections of the settings that are no dataclasses of the domain, with their bounds."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator
from pydantic.json_schema import SkipJsonSchema

from domain.model.catalog.generation import MAX_COUNT
from domain.model.catalog.money import CURRENCIES, DEFAULT_CURRENCY, DEFAULT_LOCALE, LOCALES
from domain.model.catalog.product import (
    ADDRESS,
    MAX_BRAND_LENGTH,
    MAX_DESCRIPTION_LENGTH,
    MAX_TITLE_LENGTH,
    MAX_URL_LENGTH,
)
from domain.model.data.label_rule import LabelKind, LabelRule, Rate
from domain.model.data.policy import DataPolicy
from entrypoints.cores import available_cores
from entrypoints.settings.addresses import Host, ServiceAddress, own_url
from entrypoints.settings.choices import one_of
from entrypoints.settings.lists import ApiKeys, Arguments, Origins, TemplatePacks
from entrypoints.settings.webhooks import WebhookAddress, WebhookSecret

Port = Annotated[int, Field(ge=0, le=65_535)]
Threads = Annotated[int, Field(ge=1, le=256)]
Count = Annotated[int, Field(ge=1, le=MAX_COUNT)]
Seconds = Annotated[float, Field(gt=0, le=86_400)]


class Section(BaseModel):
    """A part of the settings; unknown keys are errors."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, hide_input_in_errors=True, allow_inf_nan=False
    )


class DataServiceSettings(Section):
    """The data service, and how retraining reaches it."""

    host: Host = "127.0.0.1"
    port: Port = 5001
    threads: Threads = 4
    url: ServiceAddress | None = None
    timeout_seconds: Seconds = 30.0
    total_seconds: Seconds = 300.0
    attempts: Annotated[int, Field(ge=1, le=20)] = 5
    backoff_seconds: Seconds = 0.5

    @property
    def base_url(self) -> str:
        """Where clients reach the service: ``url`` where it is set, else host and port."""
        return (self.url or own_url(self.host, self.port)).rstrip("/")


class SourceSettings(Section):
    """Where products for training come from."""

    kind: Literal["service", "feed", "sql"] = "service"
    location: str | None = None
    mapping: Path | None = None
    url: SecretStr | None = None
    query: str | None = None
    cursor_column: str | None = None
    currency: str = DEFAULT_CURRENCY

    @model_validator(mode="after")
    def _has_what_the_kind_needs(self) -> "SourceSettings":
        if self.kind == "feed" and not self.location:
            raise ValueError("kind feed needs location: a file, a pattern or an https address")
        if self.kind == "sql" and not (self.url and self.query):
            raise ValueError("kind sql needs url and query")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSettings:
    """What makes a product a good example, besides the stars of ``dataset.label_threshold``."""

    kind: LabelKind = LabelKind.RATING
    rate: Rate = Rate.CLICKS
    threshold: Annotated[float, Field(gt=0, le=1)] | None = None
    least: Annotated[int, Field(ge=1)] = 1_000

    def rule(self) -> LabelRule:
        return LabelRule(kind=self.kind, rate=self.rate, threshold=self.threshold, least=self.least)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetSettings(DataPolicy):
    """Where product data is kept, and what becomes of it."""

    # Of the section ``label``, and no setting of this one.
    label: SkipJsonSchema[LabelRule] = field(default_factory=LabelRule, init=False)
    directory: Path = Path("data")
    first_count: Count = 600
    count: Count = 50
    window: Annotated[int, Field(ge=1)] | None = None
    min_new_rows: Annotated[int, Field(ge=0)] = 0
    lock_timeout_seconds: Seconds = 60.0


class TrackingSettings(Section):
    """MLflow."""

    uri: str = "sqlite:///mlflow.db"
    artifact_root: Path = Path("mlflow_artifacts")
    experiment: str = "creative-quality"
    registered_model: str = "creative-quality"


class NoticeSettings(Section):
    """Who is told when the champion changed."""

    webhook: WebhookAddress | None = None
    webhook_secret: WebhookSecret | None = None
    command: Arguments = None
    timeout_seconds: Seconds = 10.0
    total_seconds: Seconds = 60.0
    attempts: Annotated[int, Field(ge=1, le=20)] = 3
    backoff_seconds: Seconds = 1.0

    @model_validator(mode="after")
    def _a_webhook_is_signed(self) -> "NoticeSettings":
        if self.webhook and not self.webhook_secret:
            raise ValueError("webhook needs webhook_secret, by which its receiver knows us")
        return self


class ModelsSettings(Section):
    """Where runs work and where bundles are served from."""

    directory: Path = Path("models")
    runs_directory: Path = Path("runs")
    keep_previous: Annotated[int, Field(ge=1, le=1_000)] = 1
    keep_runs: Annotated[int, Field(ge=1, le=10_000)] | None = 5
    lock_timeout_seconds: Seconds = 600.0


class InferenceSettings(Section):
    """The inference service."""

    host: Host = "127.0.0.1"
    port: Port = 8000
    api_keys: ApiKeys = None
    cors_origins: Origins = None
    threads: Threads = 8
    sessions: Threads = Field(default_factory=lambda: min(available_cores(), 256))
    session_threads: Threads = 1
    queue_items: Annotated[int, Field(ge=1, le=1_024)] = 128
    deadline_seconds: Seconds = 10.0
    max_body_bytes: Annotated[int, Field(ge=1_024)] = 1_048_576
    max_batch: Annotated[int, Field(ge=1, le=1_024)] = 64
    max_batch_variants: Annotated[int, Field(ge=1)] = 2_000
    cached_predictions: Annotated[int, Field(ge=0, le=10_000_000)] = 10_000
    max_title_length: Annotated[int, Field(ge=1, le=MAX_TITLE_LENGTH)] = MAX_TITLE_LENGTH
    max_description_length: Annotated[int, Field(ge=1, le=MAX_DESCRIPTION_LENGTH)] = (
        MAX_DESCRIPTION_LENGTH
    )
    reload_seconds: Seconds = 1.0
    settle_seconds: Annotated[float, Field(ge=0, le=3_600)] = 5.0
    self_test_seconds: Seconds = 5.0
    drain_grace_seconds: Annotated[float, Field(ge=0, le=600)] = 1.0
    drain_seconds: Seconds = 30.0

    @property
    def base_url(self) -> str:
        """Where programs of this machine reach the service."""
        return own_url(self.host, self.port)

    @model_validator(mode="after")
    def _a_batch_fits_into_the_queue(self) -> "InferenceSettings":
        if self.max_batch > self.queue_items:
            raise ValueError(f"max_batch ({self.max_batch}) is larger than queue_items")
        return self


class ServerSettings(Section):
    """Connections, of each service.

    Attributes:
        max_connections: open at a time; for one more, the one that has waited longest without a
            request in work is closed, so that a probe always finds a place.
        receive_seconds: from a request's first byte to its last; past it the answer is 408. So
            long, too, may a client send no first request, or take nothing of its answer.
        idle_seconds: between two requests on a connection.
        trusted_proxies: in front, whose X-Forwarded-Prefix is believed.
    """

    max_connections: Annotated[int, Field(ge=16, le=100_000)] = 1_000
    receive_seconds: Seconds = 20.0
    idle_seconds: Seconds = 120.0
    trusted_proxies: Annotated[int, Field(ge=0, le=10)] = 0


class CopywritingSettings(Section):
    """Copy for platforms: what requests leave open, and templates of one's own."""

    template_packs: TemplatePacks = None
    currency: one_of(CURRENCIES) = DEFAULT_CURRENCY  # type: ignore[valid-type]
    locale: one_of(LOCALES) = DEFAULT_LOCALE  # type: ignore[valid-type]
    brand: Annotated[str, Field(min_length=1, max_length=MAX_BRAND_LENGTH)] | None = None
    url: Annotated[str, Field(max_length=MAX_URL_LENGTH, pattern=ADDRESS)] | None = None


class LoggingSettings(Section):
    """What is logged, how and where."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["auto", "console", "json"] = "auto"
    file: Path | None = None
