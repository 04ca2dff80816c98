"""The torch model behind ``mlflow models serve``, saved as MLflow's transformers flavour."""

import os
import sys

import mlflow
from transformers import AutoModelForSequenceClassification, AutoTokenizer

model, port, directory = sys.argv[1:]
saved = f"{directory}/mlflow_model"
parts = {
    "model": AutoModelForSequenceClassification.from_pretrained(model),
    "tokenizer": AutoTokenizer.from_pretrained(model),
}
mlflow.transformers.save_model(parts, saved, task="text-classification", pip_requirements=[])
serve = ["mlflow", "models", "serve", "--env-manager", "local", "--model-uri", saved]
os.execv(sys.executable, [sys.executable, "-m", *serve, "--host", "127.0.0.1", "--port", port])  # noqa: S606 - takes the place of this program
