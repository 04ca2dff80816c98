"""The settings as a whole: environment > .env > config.yaml > defaults of the sections."""

import os
from dataclasses import fields
from pathlib import Path

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from domain.model.creative.sheet import CsvForm
from domain.model.data.policy import DataPolicy
from domain.model.drift.measures import DriftPolicy
from domain.model.evaluation.parity import ParityPolicy
from domain.model.promotion.policy import PromotionPolicy
from domain.model.training.config import TrainingConfig
from entrypoints.settings.errors import InvalidSettings
from entrypoints.settings.sections import (
    CopywritingSettings,
    DataServiceSettings,
    DatasetSettings,
    InferenceSettings,
    LabelSettings,
    LoggingSettings,
    ModelsSettings,
    ServerSettings,
    SourceSettings,
    TrackingSettings,
)
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
# In the place of pydantic's, which name our classes.
_REASONS = dict.fromkeys(("dataclass_type", "model_type"), "must hold settings with their values")


class Settings(BaseSettings):
    """All settings of all processes; each process reads its own sections."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter=DELIMITER,
        env_ignore_empty=True,  # NAME= sets nothing, as .env.example shows settings without value
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,  # it may be a key
        allow_inf_nan=False,
    )

    data_service: DataServiceSettings = DataServiceSettings()
    source: SourceSettings = SourceSettings()
    dataset: DatasetSettings = DatasetSettings()
    label: LabelSettings = LabelSettings()
    drift: DriftPolicy = DriftPolicy()
    training: TrainingConfig = TrainingConfig()
    export: ParityPolicy = ParityPolicy()
    promotion: PromotionPolicy = PromotionPolicy()
    tracking: TrackingSettings = TrackingSettings()
    models: ModelsSettings = ModelsSettings()
    inference: InferenceSettings = Field(default_factory=InferenceSettings)
    server: ServerSettings = ServerSettings()
    copywriting: CopywritingSettings = CopywritingSettings()
    csv: CsvForm = CsvForm()
    logging: LoggingSettings = LoggingSettings()

    @property
    def source_words(self) -> str:
        """Where products for training come from, for people; without a password."""
        if self.source.kind == "feed":
            return str(self.source.location)
        return "the database" if self.source.kind == "sql" else self.data_service.base_url

    @property
    def data_policy(self) -> DataPolicy:
        """How products become examples: of the sections dataset and label."""
        named = (each.name for each in fields(DataPolicy) if each.name != "label")
        values = {name: getattr(self.dataset, name) for name in named}
        return DataPolicy(**values, label=self.label.rule())

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
        UnknownSettings: there is no such setting; names the nearest one.
        InvalidSettings: a value is invalid.
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
        InvalidSettings: a value is invalid.
    """
    current = getattr(settings, section)
    adapter = TypeAdapter(type(current))
    given = {name: value for name, value in values.items() if value is not None}
    try:
        replaced = adapter.validate_python({**adapter.dump_python(current), **given})
    except ValidationError as error:
        raise _invalid(error, section) from error
    return settings.model_copy(update={section: replaced})


def _invalid(error: ValidationError, *within: str) -> InvalidSettings:
    return InvalidSettings(
        [
            (".".join([*within, *map(str, each["loc"])]), _REASONS.get(each["type"], each["msg"]))
            for each in error.errors()
        ]
    )
