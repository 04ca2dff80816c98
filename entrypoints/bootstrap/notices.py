"""Builds those who are told that the champion changed; needs the base dependencies only."""

from adapters.notices.attempts import Attempts
from adapters.notices.command import Command
from adapters.notices.webhook import Webhook
from domain.ports.change_listener import ChangeListener
from entrypoints.settings.sections import NoticeSettings
from entrypoints.settings.webhooks import key_of


def build_listeners(notice: NoticeSettings) -> dict[str, ChangeListener]:
    """Those that are set, by the names of their settings."""
    listeners: dict[str, ChangeListener] = {}
    attempts = Attempts(
        total=notice.total_seconds, count=notice.attempts, backoff=notice.backoff_seconds
    )
    if notice.webhook and notice.webhook_secret:
        listeners["webhook"] = Webhook(
            url=notice.webhook.get_secret_value(),
            key=key_of(notice.webhook_secret),
            timeout=notice.timeout_seconds,
            attempts=attempts,
        )
    if notice.command:
        listeners["command"] = Command(
            notice.command, timeout=notice.timeout_seconds, attempts=attempts
        )
    return listeners
