"""Retrain the creative quality model every night, and promote what is better.

Every night this DAG collects new products, makes them the next dataset version, trains a
DistilBERT quality classifier, exports it to ONNX and compares it with the champion. Only a better
model is promoted; the inference service picks it up without a restart.

| Task | Does | Makes |
|---|---|---|
| `generate_data` | fetches what is new from the source, checks it | a staged batch |
| `save_and_version_data` | commits the batch | dataset version N |
| `train_model` | trains on version N | an MLflow run, a model directory |
| `export_onnx` | exports fp32 and INT8, measures parity | a sealed bundle |
| `check_and_register` | compares on the same holdout | a champion, or why not |
| `pipeline_summary` | reports each step; fails the run when one failed | a table in its log |

The DAG run id is the run key of every step: a task that is killed and tried again adds no second
dataset version and registers no second model. Faults that may pass (a service that is down, a full
disk) are tried again with growing pauses; those that would repeat themselves fail at once.

A promotion emits an event of the asset `creative_quality_champion`; schedule other DAGs on it.
A run's params left empty are those of `config.yaml`. Everything is explained in
`docs/IMPLEMENTATION_GUIDE.md`.
"""

from datetime import timedelta

from airflow.sdk import (
    Asset,
    AssetAlias,
    CronTriggerTimetable,
    TaskGroup,
    TriggerRule,
    dag,
    get_current_context,
    task,
)
from airflow.sdk.exceptions import AirflowFailException, AirflowSkipException

from entrypoints.retraining import pipeline
from entrypoints.retraining.airflow_tasks import optional_param, report, reports_failure, this_run
from entrypoints.retraining.pipeline import Json

CHAMPION = Asset("creative_quality_champion")
# Emits an event of the asset on a promotion only; an asset as outlet would always emit one.
PROMOTIONS = AssetAlias("creative_quality_champion")


PARAMS = {
    "count": optional_param(
        "dataset",
        "count",
        "Products to collect. Empty: dataset.first_count the first time, dataset.count later.",
    ),
    "seed": optional_param(
        "training",
        "seed",
        "Makes data and training repeatable. Empty: data is drawn, training uses training.seed.",
    ),
    "epochs": optional_param(
        "training", "epochs", "Passes over the training rows. Empty: training.epochs."
    ),
    "batch_size": optional_param(
        "training", "batch_size", "Rows per gradient step. Empty: training.batch_size."
    ),
    "learning_rate": optional_param(
        "training",
        "learning_rate",
        "Peak rate of the pretrained body. Empty: training.learning_rate.",
    ),
}


@task(execution_timeout=timedelta(minutes=10), multiple_outputs=False)
@reports_failure
def generate_data() -> Json:
    """Fetch what is new from the source and stage it; no version is made yet."""
    settings, run_key = this_run(PARAMS)
    pipeline.check_tracking(settings)
    return pipeline.generate(settings, run_key, seed=get_current_context()["params"]["seed"])


@task(execution_timeout=timedelta(minutes=10), multiple_outputs=False)
@reports_failure
def save_and_version_data(batch: Json) -> Json:
    """Make the staged products the next dataset version, once."""
    settings, _ = this_run(PARAMS)
    return pipeline.version(settings, batch)


@task(execution_timeout=timedelta(hours=4), multiple_outputs=False)
@reports_failure
def train_model(dataset: Json) -> Json:
    """Train on the dataset version, recorded in MLflow; skipped when too little is new."""
    if not dataset["train"]:
        raise AirflowSkipException(dataset["train_reason"])
    settings, run_key = this_run(PARAMS)
    return pipeline.train(settings, run_key, dataset_version=dataset["dataset_version"])


@task(execution_timeout=timedelta(hours=1), multiple_outputs=False)
@reports_failure
def export_onnx(trained: Json) -> Json:
    """Export the trained model to a sealed ONNX bundle, and measure parity."""
    return pipeline.export(*this_run(PARAMS), trained=trained)


@task(
    execution_timeout=timedelta(hours=1),
    multiple_outputs=False,
    inlets=[CHAMPION],
    outlets=[PROMOTIONS],
)
@reports_failure
def check_and_register(exported: Json) -> Json:
    """Compare with the champion; register, promote and publish when better."""
    registered = pipeline.register(*this_run(PARAMS), exported=exported)
    if registered["decision"]["outcome"] == "promoted":
        about = {"model_version": registered["champion_version"], "run_id": exported["run_id"]}
        get_current_context()["outlet_events"][PROMOTIONS].add(CHAMPION, extra=about)
    return registered


@task(
    trigger_rule=TriggerRule.ALL_DONE,
    execution_timeout=timedelta(minutes=5),
    multiple_outputs=False,
)
def pipeline_summary() -> Json:
    """Say what became of each step, and fail the run when one failed."""
    cycle = report()
    print(cycle.table())
    if cycle.failed:
        raise AirflowFailException(cycle.verdict())
    return {"run_key": get_current_context()["run_id"], "verdict": cycle.verdict()}


@dag(
    # A start date, or a plain cron string, would let last midnight's run begin on deployment.
    schedule=CronTriggerTimetable("0 0 * * *", timezone="UTC", run_immediately=timedelta(0)),
    catchup=False,
    max_active_runs=1,
    is_paused_upon_creation=False,
    params=PARAMS,
    tags=["marketing-creatives", "retraining"],
    doc_md=__doc__,
    default_args={
        "owner": "marketing-creatives",
        "retries": 3,
        "retry_delay": timedelta(seconds=30),
        "retry_exponential_backoff": 2.0,
        "max_retry_delay": timedelta(minutes=10),
    },
)
def marketing_creative_dag() -> None:
    # TaskFlow hands a step the result of the one before, which mypy cannot know.
    with TaskGroup("data", prefix_group_id=False, tooltip="New products, a new dataset version"):
        dataset = save_and_version_data(generate_data())  # type: ignore[arg-type]
    with TaskGroup("model", prefix_group_id=False, tooltip="Trained, and exported to ONNX"):
        exported = export_onnx(train_model(dataset))  # type: ignore[arg-type]
    with TaskGroup("promotion", prefix_group_id=False, tooltip="Only what is better is served"):
        registered = check_and_register(exported)  # type: ignore[arg-type]
    registered >> pipeline_summary()


marketing_creative_dag()
