"""What is said of an error of Spark."""

import pytest
from pyspark.errors import PySparkException

from adapters.spark.failures import failures_explained
from domain.errors.cluster import SparkJobFailed

FULL_DISK = """An error occurred while calling o99.parquet.
: org.apache.spark.SparkException: [TASK_WRITE_FAILED] Task failed while writing rows to file:/out.
\tat org.apache.spark.sql.errors.QueryExecutionErrors$.taskFailedWhileWritingRowsError(Q.scala:834)
Caused by: org.apache.hadoop.fs.FSError: java.io.IOException: No space left on device
\t... 17 more
Caused by: java.io.IOException: No space left on device
\tat java.base/java.io.FileOutputStream.writeBytes(Native Method)
"""
WORKER = """An exception was thrown from the Python worker:
Traceback (most recent call last):
  File "adapters/storage/bundle_files.py", line 30, in read_bundle
domain.errors.promotion.BundleDamaged: the model bundle /tmp/x is refused: model.onnx is missing
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FULL_DISK, "rows to file:/out.; java.io.IOException: No space left on device;"),
        (WORKER, "failed: the model bundle /tmp/x is refused: model.onnx is missing;"),
        ("[TABLE_OR_VIEW_NOT_FOUND] There is no\ntable.", "There is no table.;"),
    ],
)
def test_the_line_that_says_something_is_told(text: str, said: str) -> None:
    with pytest.raises(SparkJobFailed) as caught, failures_explained():
        raise PySparkException(text)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
