import subprocess
import sys

HEAVY = {"torch", "transformers", "optimum", "mlflow", "pandas", "pyarrow", "airflow", "prefect"}


def test_the_application_needs_the_base_dependencies_only() -> None:
    program = (
        "import sys, entrypoints.inference_app.app\n"
        f"print(sorted({HEAVY!r} & set(sys.modules)), 'flask' in sys.modules)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert shown.stdout.split() == ["[]", "True"]
