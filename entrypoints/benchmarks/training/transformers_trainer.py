"""The same training with ``transformers.Trainer`` and dynamic padding, as most people write it."""

from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from transformers import (
    AutoModelForSequenceClassification,
    AutoTokenizer,
    DataCollatorWithPadding,
    EvalPrediction,
    PrinterCallback,
    Trainer,
    TrainingArguments,
)

from domain.model.data.split import Examples, Split
from domain.model.training.config import TrainingConfig, TrainingPrecision
from entrypoints.benchmarks.training.speed import Timing


def train(split: Split, config: TrainingConfig) -> Timing:
    started = perf_counter()
    tokenizer = AutoTokenizer.from_pretrained(config.base_checkpoint)

    def tokenised(examples: Examples) -> list[dict[str, object]]:
        encoded = tokenizer(list(examples.texts), truncation=True, max_length=config.max_length)
        rows = zip(encoded["input_ids"], examples.labels, strict=True)
        return [{"input_ids": ids, "label": label.value} for ids, label in rows]

    with TemporaryDirectory() as output:
        trainer = Trainer(
            model=AutoModelForSequenceClassification.from_pretrained(
                config.base_checkpoint, num_labels=2
            ),
            args=_arguments(config, output),
            train_dataset=tokenised(split.training),
            eval_dataset=tokenised(split.holdout),
            data_collator=DataCollatorWithPadding(tokenizer),
            compute_metrics=_accuracy,
        )
        trainer.remove_callback(PrinterCallback)  # standard output is for the figures
        trainer.train()
        trainer.save_model(output)
        seconds = perf_counter() - started
    examined = [log for log in trainer.state.log_history if "eval_accuracy" in log]
    return Timing(seconds=seconds, accuracy=examined[-1]["eval_accuracy"])


def _arguments(config: TrainingConfig, output: str) -> TrainingArguments:
    return TrainingArguments(
        output_dir=output,
        num_train_epochs=config.epochs,
        per_device_train_batch_size=config.batch_size,
        per_device_eval_batch_size=64,
        learning_rate=config.learning_rate,
        seed=config.seed,
        eval_strategy="epoch",
        save_strategy="no",
        report_to="none",
        disable_tqdm=True,
        dataloader_pin_memory=False,
        use_cpu=True,
        bf16=config.precision is TrainingPrecision.BF16,
    )


def _accuracy(prediction: EvalPrediction) -> dict[str, float]:
    answers = np.argmax(np.asarray(prediction.predictions), axis=1)
    return {"accuracy": float((answers == prediction.label_ids).mean())}
