"""The torch model behind plain Flask and waitress, as most people write it first."""

import sys

import torch
import waitress
from flask import Flask, request
from transformers import AutoModelForSequenceClassification, AutoTokenizer

torch.set_num_threads(1)  # 130 requests/s on two cores; with torch's default of all cores, 105
app = Flask(__name__)
directory, port = sys.argv[1:3]
tokenizer = AutoTokenizer.from_pretrained(directory)
model = AutoModelForSequenceClassification.from_pretrained(directory).eval()


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "alive"}


@app.post("/predict")
def predict() -> dict[str, float]:
    asked = request.get_json()
    text = f"{asked['title']}. {asked['description']}"
    encoded = tokenizer(text, return_tensors="pt", truncation=True)
    with torch.inference_mode():
        logits = model(**encoded).logits
    return {"good": float(logits.softmax(dim=1)[0, 1])}


waitress.serve(app, host="127.0.0.1", port=int(port))
