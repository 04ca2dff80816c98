"""Where a local SQLite database says that artifacts are.

MLflow stores absolute locations, also when it is given a relative one. In a project folder that was
copied, moved or restored they lead to the original, so the database is corrected there before
anything is read or written.
"""

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlparse
from urllib.request import url2pathname

from adapters.tracking.mlflow_reachability import database_engine, sqlite_file
from domain.errors.tracking import ArtifactsElsewhere

if TYPE_CHECKING:
    from sqlalchemy import Connection

_LOCATIONS = (
    ("experiments", "artifact_location"),
    ("runs", "artifact_uri"),
    ("logged_models", "artifact_location"),
    ("model_versions", "source"),
    ("model_versions", "storage_location"),
)


def follow_artifacts(uri: str, experiment: str, root: Path) -> None:
    """Make a database that was copied or moved with its artifacts lead to where they are now.

    It is sure to be one when the artifact root is inside its own folder and holds runs it knows. An
    experiment without runs, as people make them in MLflow's pages, keeps nothing anywhere yet.

    Args:
        root: the artifact root as it is set now, absolute.

    Raises:
        ArtifactsElsewhere: the experiment's artifacts are in another folder; nothing is changed.
    """
    database = sqlite_file(uri)
    if database is None:
        return
    with database_engine(uri).begin() as connection:
        for location in _other_locations(connection, root):
            runs, own = _runs_in(connection, location), _location(connection, experiment)
            came_along = root.is_relative_to(database.resolve().parent) and any(
                (root / run_id).is_dir() for run_id in runs
            )
            if came_along or (location == own and not runs):
                _replace(connection, location, root)
            elif location == own:
                raise ArtifactsElsewhere(str(database), _path(location), str(root))


def relocate_artifacts(uri: str, experiment: str, root: Path) -> str | None:
    """Make a local database lead to the artifact root, whatever is there; the files stay.

    Returns: where it led before; None when there was nothing to change.
    """
    database = sqlite_file(uri)
    if database is None or not database.exists():
        return None
    with database_engine(uri).begin() as connection:
        location = _location(connection, experiment)
        if location is None or location not in _other_locations(connection, root):
            return None
        _replace(connection, location, root)
        return _path(location)


def _other_locations(connection: "Connection", root: Path) -> list[str]:
    """Where experiments keep artifacts on this machine, the artifact root left out."""
    rows = connection.exec_driver_sql("SELECT DISTINCT artifact_location FROM experiments")
    local = [row[0] for row in rows if urlparse(row[0] or "s3:").scheme in ("", "file")]
    return [location for location in local if _path(location) != str(root)]


def _location(connection: "Connection", experiment: str) -> str | None:
    query = "SELECT artifact_location FROM experiments WHERE name = ?"
    return connection.exec_driver_sql(query, (experiment,)).scalar()


def _runs_in(connection: "Connection", location: str) -> list[str]:
    query = "SELECT run_uuid FROM runs WHERE substr(artifact_uri, 1, ?) = ?"
    runs = connection.exec_driver_sql(query, (len(location) + 1, f"{location}/"))
    return [run_id for (run_id,) in runs]


def _replace(connection: "Connection", location: str, root: Path) -> None:
    for table, column in _LOCATIONS:
        connection.exec_driver_sql(
            f"UPDATE {table} SET {column} = ? || substr({column}, ?) "  # noqa: S608 - of our own list
            f"WHERE {column} = ? OR substr({column}, 1, ?) = ?",
            (root.as_uri(), len(location) + 1, location, len(location) + 1, f"{location}/"),
        )


def _path(location: str) -> str:
    return url2pathname(urlparse(location).path)
