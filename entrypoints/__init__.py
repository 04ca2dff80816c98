"""The programs: settings, composition root, the two services, the retraining steps."""
