"""Saves a trained model as MLflow's transformers flavour has it, for ``mlflow models serve``."""

import sys

import mlflow
from transformers import AutoModelForSequenceClassification, AutoTokenizer

directory, output = sys.argv[1:]
parts = {
    "model": AutoModelForSequenceClassification.from_pretrained(directory),
    "tokenizer": AutoTokenizer.from_pretrained(directory),
}
mlflow.transformers.save_model(parts, output, task="text-classification", pip_requirements=[])
