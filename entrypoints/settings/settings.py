"""Every setting, with its default: environment > .env > config.yaml > what stands here."""

import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from domain.model.catalog.generation import MAX_SEED
from domain.model.creative.brief.money import CURRENCIES, DEFAULT_CURRENCY, DEFAULT_LOCALE, LOCALES
from domain.model.drift.measures import LEAST_ALPHA, DriftAction
from domain.model.promotion.policy import PromotionRule
from domain.model.training.config import Recipe, TrainingPrecision
from entrypoints.settings.errors import InvalidSettings
from entrypoints.settings.lists import ApiKeys, Origins, TemplatePacks
from entrypoints.settings.sources import (
    DELIMITER,
    PREFIX,
    check_variable_names,
    check_yaml_names,
    read_env_file,
    read_yaml,
)

CONFIG_FILE_VARIABLE = "CREATIVES_CONFIG"
DEFAULT_CONFIG_FILE = Path("config.yaml")
DEFAULT_ENV_FILE = Path(".env")


Port = Annotated[int, Field(ge=0, le=65_535)]
Threads = Annotated[int, Field(ge=1, le=256)]
Count = Annotated[int, Field(ge=1, le=10_000)]
Seconds = Annotated[float, Field(gt=0, le=86_400, allow_inf_nan=False)]
Rate = Annotated[float, Field(gt=0, le=1)]
Share = Annotated[float, Field(ge=0, le=1)]
Seed = Annotated[int, Field(ge=0, le=MAX_SEED)]


class Section(BaseModel):
    """A part of the settings; unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class DataServiceSettings(Section):
    """The data service, and how retraining reaches it."""

    host: str = "127.0.0.1"
    port: Port = 5001
    threads: Threads = 4
    url: str | None = None
    timeout_seconds: Seconds = 30.0
    attempts: Annotated[int, Field(ge=1, le=20)] = 5
    backoff_seconds: Seconds = 0.5

    @property
    def base_url(self) -> str:
        """Where clients reach the service: ``url`` where it is set, else host and port."""
        return (self.url or f"http://{self.host}:{self.port}").rstrip("/")


class DatasetSettings(Section):
    """Where product data is kept and how a version becomes examples."""

    directory: Path = Path("data")
    first_count: Count = 600
    count: Count = 50
    window: Annotated[int, Field(ge=1)] | None = None
    label_threshold: Annotated[float, Field(gt=1, le=5)] = 3.5
    holdout_fraction: Annotated[float, Field(gt=0, lt=1)] = 0.2
    split_salt: str = "creative-quality"
    max_invalid_share: Share = 0.1
    min_label_share: Annotated[float, Field(ge=0, le=0.5)] = 0.05
    min_new_rows: Annotated[int, Field(ge=0)] = 0
    lock_timeout_seconds: Seconds = 60.0


class DriftSettings(Section):
    """When new products are strongly unlike the champion's, and what that does."""

    action: DriftAction = DriftAction.WARN
    strong_psi: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 0.25
    strong_text_auc: Annotated[float, Field(gt=0.5, le=1)] = 0.75
    alpha: Annotated[float, Field(ge=LEAST_ALPHA, lt=1)] = 0.001


class TrainingSettings(Section):
    """The training recipe."""

    recipe: Recipe = Recipe.ADAPTIVE
    min_steps: Annotated[int, Field(ge=1, le=100_000)] = 100
    base_checkpoint: str = "minilm"
    epochs: Annotated[int, Field(ge=1, le=1_000)] = 3
    batch_size: Annotated[int, Field(ge=1, le=1_024)] = 16
    learning_rate: Rate = 2e-5
    head_learning_rate: Rate = 1e-3
    max_length: Annotated[int, Field(ge=8, le=512)] = 128
    precision: TrainingPrecision = TrainingPrecision.AUTO
    seed: Seed = 0


class ExportSettings(Section):
    """How far the exported model may be from the trained one."""

    max_logit_difference: Annotated[float, Field(gt=0)] = 1e-3
    min_label_agreement: Share = 0.97
    max_accuracy_drop: Share = 0.02


class PromotionSettings(Section):
    """What a challenger must show before it replaces the champion."""

    rule: PromotionRule = PromotionRule.ACCURACY
    alpha: Annotated[float, Field(gt=0, lt=1)] = 0.05
    margin: Annotated[float, Field(gt=0, le=1)] = 0.02
    min_holdout_rows: Annotated[int, Field(ge=1)] = 30
    max_slice_drop: Share = 0.15
    min_slice_rows: Annotated[int, Field(ge=1)] = 30
    max_latency_ratio: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 2.0


class TrackingSettings(Section):
    """MLflow."""

    uri: str = "sqlite:///mlflow.db"
    artifact_root: Path = Path("mlflow_artifacts")
    experiment: str = "creative-quality"
    registered_model: str = "creative-quality"


class ModelsSettings(Section):
    """Where runs work and where bundles are served from."""

    directory: Path = Path("models")
    runs_directory: Path = Path("runs")
    keep_previous: Annotated[int, Field(ge=1, le=1_000)] = 1
    lock_timeout_seconds: Seconds = 600.0


class InferenceSettings(Section):
    """The inference service."""

    host: str = "127.0.0.1"
    port: Port = 8000
    api_keys: ApiKeys = None
    cors_origins: Origins = None
    threads: Threads = 8
    sessions: Threads = Field(default_factory=lambda: min(os.cpu_count() or 1, 256))
    session_threads: Threads = 1
    queue_items: Annotated[int, Field(ge=1, le=1_024)] = 128
    deadline_seconds: Seconds = 10.0
    max_body_bytes: Annotated[int, Field(ge=1_024)] = 1_048_576
    max_batch: Annotated[int, Field(ge=1, le=1_024)] = 64
    max_title_length: Annotated[int, Field(ge=1, le=300)] = 300
    max_description_length: Annotated[int, Field(ge=1, le=5_000)] = 5_000
    reload_seconds: Seconds = 1.0
    self_test_seconds: Seconds = 5.0
    drain_grace_seconds: Annotated[float, Field(ge=0, le=600, allow_inf_nan=False)] = 1.0
    drain_seconds: Seconds = 30.0

    @model_validator(mode="after")
    def _a_batch_fits_into_the_queue(self) -> "InferenceSettings":
        if self.max_batch > self.queue_items:
            raise ValueError(f"max_batch ({self.max_batch}) is larger than queue_items")
        return self


class CopywritingSettings(Section):
    """Copy for platforms: what requests leave open, and templates of one's own."""

    template_packs: TemplatePacks = None
    currency: Literal[CURRENCIES] = DEFAULT_CURRENCY  # type: ignore[valid-type]
    locale: Literal[LOCALES] = DEFAULT_LOCALE  # type: ignore[valid-type]
    brand: Annotated[str, Field(min_length=1, max_length=80)] | None = None
    url: Annotated[str, Field(max_length=500, pattern=r"^https?://[!-~]+$")] | None = None


class LoggingSettings(Section):
    """What is logged, how and where."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["auto", "console", "json"] = "auto"
    file: Path | None = None


class Settings(BaseSettings):
    """All settings of all processes; each process reads its own sections."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter=DELIMITER,
        env_ignore_empty=True,  # NAME= sets nothing, as .env.example shows settings without value
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,  # it may be a key
    )

    data_service: DataServiceSettings = DataServiceSettings()
    dataset: DatasetSettings = DatasetSettings()
    drift: DriftSettings = DriftSettings()
    training: TrainingSettings = TrainingSettings()
    export: ExportSettings = ExportSettings()
    promotion: PromotionSettings = PromotionSettings()
    tracking: TrackingSettings = TrackingSettings()
    models: ModelsSettings = ModelsSettings()
    inference: InferenceSettings = Field(default_factory=InferenceSettings)
    copywriting: CopywritingSettings = CopywritingSettings()
    logging: LoggingSettings = LoggingSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment over .env over what is passed in, which is config.yaml."""
        del settings_cls, file_secret_settings
        return env_settings, dotenv_settings, init_settings


def load_settings(
    *, config_file: Path | None = None, env_file: Path = DEFAULT_ENV_FILE
) -> Settings:
    """Read the settings of this process.

    Args:
        config_file: None takes CREATIVES_CONFIG (environment, then .env), else config.yaml where
            it exists.
        env_file: read where it exists.

    Raises:
        UnknownSettings: a name that nobody reads; names the nearest right one.
        InvalidSettings: a value that cannot be.
        SettingsFileUnreadable: the file is missing or not YAML, or .env is not UTF-8.
    """
    variables = {**read_env_file(env_file), **os.environ}
    named = config_file or variables.get(CONFIG_FILE_VARIABLE)
    path = Path(named) if named else DEFAULT_CONFIG_FILE
    yaml = read_yaml(path, required=bool(named))
    check_yaml_names(Settings, yaml, path)
    check_variable_names(Settings, env_file, besides={CONFIG_FILE_VARIABLE})
    try:
        return Settings(_env_file=env_file, **yaml)
    except ValidationError as error:
        raise _invalid(error) from error


def override(settings: Settings, section: str, **values: object) -> Settings:
    """The settings with some of a section replaced; None leaves a setting as it is.

    Raises:
        InvalidSettings: a value that cannot be.
    """
    current: Section = getattr(settings, section)
    given = {name: value for name, value in values.items() if value is not None}
    try:
        replaced = type(current).model_validate({**current.model_dump(), **given})
    except ValidationError as error:
        raise _invalid(error, section) from error
    return settings.model_copy(update={section: replaced})


def _invalid(error: ValidationError, *within: str) -> InvalidSettings:
    return InvalidSettings(
        [(".".join([*within, *map(str, each["loc"])]), each["msg"]) for each in error.errors()]
    )
