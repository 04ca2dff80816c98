"""Where a version's model and its bundle lie among the artifacts of its run."""

MODEL_FOLDER = "registered_model"
BUNDLE_WITHIN = "artifacts/bundle"  # of the model's folder
# Versions of earlier releases are the bundle alone.
BUNDLE_FOLDERS = (f"{MODEL_FOLDER}/{BUNDLE_WITHIN}", "bundle")
