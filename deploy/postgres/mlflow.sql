-- Run once, when the volume is empty; POSTGRES_DB has made Airflow's database.
CREATE DATABASE mlflow;
