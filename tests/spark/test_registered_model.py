"""A registered model as a function of Spark's, with the workers' own copy of its code."""

import math
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("pyspark", reason="comes with the extra spark")
pytest.importorskip("mlflow", reason="comes with the extra train")
pytest.importorskip("onnx", reason="comes with the extra train")

import mlflow.pyfunc
from pyspark.sql import SparkSession

from tests.fakes.registered_model import TEXTS, database_of, register_champion, served_answers

pytestmark = pytest.mark.filterwarnings("ignore")  # of MLflow and Spark, about each other


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.delenv("PYTHONPATH", raising=False)  # the workers have no project
        patch.chdir(tmp_path_factory.mktemp("spark"))
        builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        session = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
        yield session
        session.stop()


def test_spark_judges_as_the_service_does(spark: SparkSession, tmp_path: Path) -> None:
    bundle = register_champion(tmp_path)
    mlflow.set_tracking_uri(database_of(tmp_path))
    judge = mlflow.pyfunc.spark_udf(spark, "models:/creative-quality@champion", env_manager="local")
    rows = [
        (number, *texts) for number, texts in enumerate([*TEXTS, (None, "No title."), ("A", None)])
    ]
    table = spark.createDataFrame(rows, "number int, title string, description string")
    judged = table.repartition(4).select("number", judge("title", "description").alias("of"))
    answers = [row.of for row in judged.orderBy("number").collect()]
    untitled, undescribed = answers[-2:]
    assert (untitled.quality, untitled.fault) == ("", "title must be text that is not blank")
    assert untitled.confidence is None or math.isnan(untitled.confidence)
    assert (undescribed.quality in {"good", "poor"}, undescribed.fault) == (True, "")
    expected = served_answers(bundle, tmp_path / "models")
    assert [row.asDict() for row in answers[:-2]] == [{**each, "fault": ""} for each in expected]
