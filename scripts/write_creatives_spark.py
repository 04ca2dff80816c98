"""Write creatives for all products of a table on Spark."""

from entrypoints.cli import run
from entrypoints.creatives.command import exit_code

if __name__ == "__main__":
    run("entrypoints.spark.command:write_creatives_spark", exit_code=exit_code)
