"""A registered model as a function of Spark's, in workers that do not have this project."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("mlflow", reason="comes with the extra train")

from tests.fakes.registered_model import TEXTS, database_of, register_champion, served_answers

PROGRAM = """
import json, sys
import mlflow.pyfunc
from pyspark.sql import SparkSession
builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
spark = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
judge = mlflow.pyfunc.spark_udf(spark, "models:/creative-quality@champion", env_manager="local")
rows = [(number, *texts) for number, texts in enumerate(json.load(sys.stdin))]
table = spark.createDataFrame(rows, "number int, title string, description string").repartition(4)
judged = table.select("number", judge("title", "description").alias("of")).orderBy("number")
print(json.dumps([row.of.asDict() for row in judged.collect()]))
spark.stop()
"""


def test_spark_judges_as_the_service_does(tmp_path: Path) -> None:
    bundle = register_champion(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=json.dumps([*TEXTS, (None, "No title."), ("Oak Desk", None)]),
        env={
            **{name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
            "MLFLOW_TRACKING_URI": database_of(tmp_path),
            "MLFLOW_DISABLE_TELEMETRY": "true",
            "PYSPARK_PYTHON": sys.executable,
            "SPARK_LOCAL_IP": "127.0.0.1",
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *answers, untitled, undescribed = json.loads(done.stdout.splitlines()[-1])
    assert (untitled["quality"], untitled["fault"]) == ("", "title must be text that is not blank")
    assert (undescribed["quality"] in {"good", "poor"}, undescribed["fault"]) == (True, "")
    expected = served_answers(bundle, tmp_path / "models")
    assert answers == [{**each, "fault": ""} for each in expected]
