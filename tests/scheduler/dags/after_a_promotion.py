"""Another team's DAG, scheduled on promotions."""

from airflow.sdk import Asset, dag, task


@dag(schedule=[Asset("creative_quality_champion")], is_paused_upon_creation=False)
def after_a_promotion() -> None:
    @task
    def announce() -> None:
        print("a new champion is served")

    announce()


after_a_promotion()
