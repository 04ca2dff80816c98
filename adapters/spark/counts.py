"""How many of what a table of records holds."""

from collections.abc import Mapping

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 - as in Spark's documents

_COUNTS = {
    "written": "count_if(rejected is null and skipped is null)",
    "merged": "coalesce(sum(merged), 0)",
    "rejected": "count_if(rejected is not null)",
    "texts": "coalesce(sum(size(filter(copies, c -> c.text is not null))), 0)",
    "to_review": "count_if(to_review)",
    "platforms_without_copy": "coalesce(sum(size(filter(copies, c -> c.problem is not null))), 0)",
}


def counts_of(records: DataFrame) -> dict[str, int]:
    [row] = records.agg(*(F.expr(sql).alias(name) for name, sql in _COUNTS.items())).collect()
    return {name: int(row[name]) for name in _COUNTS}


def skipped_of(records: DataFrame) -> Mapping[str, int]:
    """Reason -> rows that were left out for it."""
    rows = records.where("skipped is not null").groupBy("skipped").count().collect()
    return {row["skipped"]: row["count"] for row in sorted(rows)}
