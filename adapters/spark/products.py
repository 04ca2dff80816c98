"""Rows of one product that lie anywhere in a table."""

from collections.abc import Sequence

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812 - as in Spark's documents

from adapters.spark.columns import column_of

_NAME = "__creatives_name"


def naming_products(
    table: DataFrame, column: str, keys: Sequence[tuple[str, str]], name: str
) -> DataFrame:
    """As ``SparkTable.naming_products``."""
    of_further_rows = _filled(table, column)
    names = table.select(of_further_rows.alias(_NAME)).where(F.col(_NAME).isNotNull()).distinct()
    named, found = table, [of_further_rows]
    for at, (key, before) in enumerate(keys):
        own = f"{_NAME}_{at}"
        of_product = F.concat(F.lit(before), _filled(table, key))
        named = named.join(names.withColumnRenamed(_NAME, own), of_product == F.col(own), "left")
        found.append(F.col(own))
    wanted = [column_of(named, each) for each in table.columns]
    return named.select(*wanted, F.coalesce(*found).alias(name))


def _filled(table: DataFrame, column: str) -> Column:
    """Null where it is blank."""
    text = F.trim(column_of(table, column).cast("string"))
    return F.when(text != "", text)
