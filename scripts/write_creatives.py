"""Write creatives for all products of a file."""

from entrypoints.cli import run
from entrypoints.creatives.command import exit_code, write_creatives

if __name__ == "__main__":
    run(write_creatives, exit_code=exit_code)
