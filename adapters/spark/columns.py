"""Columns of a table by their names, whatever stands in them: dots, blanks, backticks."""

from pyspark.sql import Column, DataFrame


def quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def column_of(table: DataFrame, name: str) -> Column:
    return table[quoted(name)]


def numbered(table: DataFrame) -> DataFrame:
    """With places for names: mapInArrow takes those with a dot for fields of a struct."""
    return table.toDF(*map(str, range(len(table.columns))))
