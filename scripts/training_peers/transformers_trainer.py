"""The same training with ``transformers.Trainer`` and dynamic padding, as most people write it.

usage: python transformers_trainer.py TASK.json fp32|bf16
"""

import json
import resource
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
import torch
from transformers import (
    AutoModelForSequenceClassification,
    AutoTokenizer,
    DataCollatorWithPadding,
    EvalPrediction,
    PreTrainedTokenizerBase,
    Trainer,
    TrainingArguments,
)


class Rows(torch.utils.data.Dataset[dict[str, object]]):
    """Tokenised texts with labels."""

    def __init__(
        self, tokenizer: PreTrainedTokenizerBase, rows: dict[str, list[object]], max_length: int
    ) -> None:
        texts = list(map(str, rows["texts"]))
        self._ids = tokenizer(texts, truncation=True, max_length=max_length)["input_ids"]
        self._labels = rows["labels"]

    def __len__(self) -> int:
        return len(self._labels)

    def __getitem__(self, row: int) -> dict[str, object]:
        return {"input_ids": self._ids[row], "label": self._labels[row]}


def accuracy(prediction: EvalPrediction) -> dict[str, float]:
    answers = np.argmax(np.asarray(prediction.predictions), axis=1)
    return {"accuracy": float((answers == prediction.label_ids).mean())}


task = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
started = perf_counter()
tokenizer = AutoTokenizer.from_pretrained(task["checkpoint"])
model = AutoModelForSequenceClassification.from_pretrained(task["checkpoint"], num_labels=2)
with TemporaryDirectory() as output:
    trainer = Trainer(
        model=model,
        args=TrainingArguments(
            output_dir=output,
            num_train_epochs=task["epochs"],
            per_device_train_batch_size=task["batch_size"],
            per_device_eval_batch_size=64,
            learning_rate=task["learning_rate"],
            seed=task["seed"],
            eval_strategy="epoch",
            save_strategy="no",
            report_to="none",
            disable_tqdm=True,
            dataloader_pin_memory=False,
            use_cpu=True,
            bf16=sys.argv[2] == "bf16",
        ),
        train_dataset=Rows(tokenizer, task["training"], task["max_length"]),
        eval_dataset=Rows(tokenizer, task["holdout"], task["max_length"]),
        data_collator=DataCollatorWithPadding(tokenizer),
        compute_metrics=accuracy,
    )
    trainer.train()
    trainer.save_model(output)
    seconds = perf_counter() - started
reached = [
    entry["eval_accuracy"] for entry in trainer.state.log_history if "eval_accuracy" in entry
]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": seconds, "accuracy": reached[-1], "peak_memory_mb": peak}))
