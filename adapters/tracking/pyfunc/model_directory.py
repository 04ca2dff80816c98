"""What makes a bundle a model of MLflow's, "models from code": nothing in it is pickled."""

import warnings
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import mlflow.pyfunc
import pandas as pd
from mlflow.models import Model, ModelSignature
from mlflow.types import ColSpec, DataType, Schema

from adapters.tracking.pyfunc.places import BUNDLE_WITHIN
from adapters.tracking.pyfunc.shipped_code import ship

# What the shipped code imports, named here because MLflow finds out by a process that loads the
# model. MLflow adds itself.
REQUIREMENTS = ("ftfy", "numpy", "onnxruntime", "pandas", "pydantic", "selectolax", "tokenizers")
_EXAMPLE = {
    "title": ["Linen Shirt", "Steel Bottle 750 ml"],
    "description": ["Breathable linen with a button-down collar.", "Keeps water cold for a day."],
}
SIGNATURE = ModelSignature(
    inputs=Schema(
        [
            ColSpec(DataType.string, "title"),
            ColSpec(DataType.string, "description", required=False),
        ]
    ),
    outputs=Schema(
        [
            ColSpec(DataType.string, "quality"),
            ColSpec(DataType.double, "confidence"),
            ColSpec(DataType.boolean, "truncated"),
            ColSpec(DataType.string, "fault"),
        ]
    ),
)


def write_model(directory: Path, *, script: Path, run_id: str, bundle_bytes: int) -> None:
    """Write all files of a model but those of its bundle, which belong to ``BUNDLE_WITHIN``.

    Args:
        directory: is not there yet.
        script: that MLflow loads the model by.
        bundle_bytes: for people who look at the model.
    """
    with TemporaryDirectory() as staged, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # MLflow 3.17 on pandas 3.1
        package = ship(script, Path(staged))
        mlflow.pyfunc.save_model(
            str(directory),
            python_model=str(Path(staged, script.name)),
            code_paths=[str(package)],
            signature=SIGNATURE,
            input_example=pd.DataFrame(_EXAMPLE),
            pip_requirements=[f"{name}=={version(name)}" for name in REQUIREMENTS],
            mlflow_model=Model(run_id=run_id, artifact_path=directory.name),
        )
    # As save_model writes it when it is given the bundle; but that copies it twice.
    model = Model.load(str(directory))
    place = {"path": BUNDLE_WITHIN, "uri": BUNDLE_WITHIN}
    model.flavors[mlflow.pyfunc.FLAVOR_NAME]["artifacts"] = {Path(BUNDLE_WITHIN).name: place}
    model.model_size_bytes = (model.model_size_bytes or 0) + bundle_bytes
    model.save(str(directory / "MLmodel"))
