"""The settings as a whole: environment > .env > config.yaml > defaults of the sections."""

import os
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from domain.bounds import MAX_SEED
from domain.model.creative.sheet import CsvForm
from domain.model.data.policy import DataPolicy
from domain.model.drift.measures import DriftPolicy
from domain.model.evaluation.parity import ParityPolicy
from domain.model.promotion.policy import PromotionPolicy
from domain.model.training.config import TrainingConfig
from entrypoints.settings.env_file import read_env_file
from entrypoints.settings.errors import InvalidSettings
from entrypoints.settings.inference_log import InferenceLogSettings
from entrypoints.settings.sections import (
    CopywritingSettings,
    DataServiceSettings,
    DatasetSettings,
    InferenceSettings,
    LabelSettings,
    LoggingSettings,
    ModelsSettings,
    NoticeSettings,
    ServerSettings,
    SourceSettings,
    TrackingSettings,
)
from entrypoints.settings.service_links import service_links
from entrypoints.settings.sources import (
    PREFIX,
    as_sections,
    check_variable_names,
    check_yaml_names,
)
from entrypoints.settings.yaml_file import read_yaml

CONFIG_FILE_VARIABLE = "CREATIVES_CONFIG"
DEFAULT_CONFIG_FILE = Path("config.yaml")
DEFAULT_ENV_FILE = Path(".env")
# In the place of pydantic's, which name our classes.
_REASONS = dict.fromkeys(("dataclass_type", "model_type"), "must hold settings with their values")


class Settings(BaseModel):
    """All settings of all processes; each process reads its own sections."""

    model_config = ConfigDict(
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
    notice: NoticeSettings = NoticeSettings()
    tracking: TrackingSettings = TrackingSettings()
    models: ModelsSettings = ModelsSettings()
    inference: InferenceSettings = Field(default_factory=InferenceSettings)
    inference_log: InferenceLogSettings = InferenceLogSettings()
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
        SettingsFileUnreadable: the file is missing or not YAML, or a line of .env cannot be read.
    """
    written = _ours(read_env_file(env_file, PREFIX))
    given = _ours(os.environ)
    for variables, where in ((given, "the environment"), (written, str(env_file))):
        check_variable_names(Settings, variables, where, besides={CONFIG_FILE_VARIABLE})
    # NAME= sets nothing, as .env.example shows settings without value.
    chosen = {name: value for name, value in [*written.items(), *given.items()] if value}
    named = config_file or chosen.get(CONFIG_FILE_VARIABLE)
    path = Path(named) if named else DEFAULT_CONFIG_FILE
    yaml = read_yaml(path, required=bool(named))
    check_yaml_names(Settings, yaml, path)
    try:
        settings = Settings(**_merged(yaml, as_sections(Settings, chosen)))
    except ValidationError as error:
        raise _invalid(error) from error
    _refuse_endless_numbers(settings)
    return settings


def _refuse_endless_numbers(settings: Settings) -> None:
    """Whole numbers without a bound of their own have that of JSON and of every database."""
    findings = [
        (f"{section}.{name}", f"must be at most {MAX_SEED:,}")
        for section, values in settings.model_dump().items()
        for name, value in values.items()
        if isinstance(value, int) and value > MAX_SEED
    ]
    if findings:
        raise InvalidSettings(findings)


def _ours(variables: Mapping[str, str]) -> dict[str, str]:
    """Those with our prefix, by names in capitals, without those that say where services are."""
    foreign = service_links(variables)
    return {
        name.upper(): value
        for name, value in variables.items()
        if name.upper().startswith(PREFIX) and name not in foreign
    }


def _merged(lower: Mapping[str, Any], upper: Mapping[str, dict[str, str]]) -> dict[str, Any]:
    """Sections of settings, of which those of the upper source go before."""
    merged = dict(lower)
    for section, values in upper.items():
        below = merged.get(section, {})
        if values and isinstance(below, dict):  # else it is refused as it is
            merged[section] = {**below, **values}
    return merged


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
