"""A real Airflow on this machine, started and stopped as one."""
