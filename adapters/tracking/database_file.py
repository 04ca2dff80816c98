"""Why an SQLite file cannot be used, in words that its driver does not have."""

import os
from pathlib import Path

from adapters.files.storage_faults import explained
from adapters.tracking.mlflow_reachability import sqlite_file
from domain.errors.storage import AccessDenied, StorageFault, fault_behind


def file_fault(uri: str, error: Exception) -> StorageFault | None:
    """The fault of the storage behind an error of MLflow's; None where there is none.

    SQLite says "unable to open database file" of a missing permission, a directory in the file's
    place, and a process without descriptors alike.
    """
    file = sqlite_file(uri) if "sqlite3" in str(error) else None
    if file is None:
        return fault_behind(error) if isinstance(error, OSError) and error.filename else None
    return _opening_fault(file)


def _opening_fault(file: Path) -> StorageFault | None:
    if file.exists():
        try:
            file.open("r+b").close()
        except OSError as error:
            fault = explained(error, file)
            return fault if isinstance(fault, StorageFault) else None
    # SQLite makes a journal beside the file.
    return (
        None
        if os.access(file.absolute().parent, os.W_OK)
        else AccessDenied(str(file.absolute().parent))
    )
