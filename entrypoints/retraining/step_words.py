"""What each step of retraining achieved, in one line of plain words."""

from entrypoints.retraining.pipeline import Json


def collected(batch: Json) -> str:
    left_out = [
        f"{batch[f'rows_{kind}']} {kind} left out"
        for kind in ("invalid", "repeated")
        if batch[f"rows_{kind}"]
    ]
    if unlabelled := batch.get("rows_unlabelled"):
        left_out.append(f"{unlabelled} without a label (not trained on)")
    drift = [batch["drift"]] if batch["drift"] and not batch["strong_drift"] else []
    return ", ".join([f"{batch['rows']} products collected", *left_out, *drift])


def warned(batch: Json) -> str | None:
    """What people must know of the products; None when there is nothing."""
    return f"WARNING: {batch['drift']}" if batch["strong_drift"] else None


def collected_and_warned(batch: Json) -> str:
    """Both, where there is one line for them."""
    return "; ".join(filter(None, [collected(batch), warned(batch)]))


def versioned(dataset: Json) -> str:
    said = (
        f"dataset version {dataset['dataset_version']}: {dataset['batch_rows']} new products, "
        f"{dataset['total_rows']} in all"
    )
    return said if dataset["train"] else f"{said}; NOT TRAINED: {dataset['train_reason']}"


def trained(training: Json) -> str:
    last = training["model"]["epochs"][-1]
    epochs = "1 epoch" if last["epoch"] == 1 else f"{last['epoch']} epochs"
    return (
        f"accuracy {last['accuracy']:.1%} after {epochs} "
        f"(training loss {last['training_loss']:.3f}, validation {last['validation_loss']:.3f})"
    )


def exported(export: Json) -> str:
    parity = export["parity"]
    said = "; ".join(parity["reasons"]) or "the exported model agrees with the trained one"
    return f"{parity['precision'].upper()}: {said}"


def decided(registered: Json) -> str:
    decision, served = registered["decision"], registered["champion_version"]
    champion = f"version {served}" if served else "none"
    return f"{decision['outcome'].upper()}: {decision['reason']}; champion: {champion}"
