"""Who is told of promotions: a webhook is signed, and neither address nor secret ever shows."""

import base64

import pytest

from entrypoints.settings.errors import InvalidSettings
from entrypoints.settings.settings import load_settings
from entrypoints.settings.webhooks import key_of

WEBHOOK, SECRET = "CREATIVES_NOTICE__WEBHOOK", "CREATIVES_NOTICE__WEBHOOK_SECRET"
COMMAND = "CREATIVES_NOTICE__COMMAND"
KEY = b"0123456789abcdef01234567"
ENCODED = base64.b64encode(KEY).decode()

pytestmark = pytest.mark.usefixtures("no_settings")


@pytest.mark.parametrize("secret", [ENCODED, f"whsec_{ENCODED}"])
def test_a_secret_is_the_base64_of_its_key(monkeypatch: pytest.MonkeyPatch, secret: str) -> None:
    monkeypatch.setenv(WEBHOOK, "https://hooks.example.com/t0ken")
    monkeypatch.setenv(SECRET, secret)
    notice = load_settings().notice
    assert notice.webhook_secret is not None
    assert key_of(notice.webhook_secret) == KEY
    assert "t0ken" not in repr(notice)
    assert ENCODED not in repr(notice)


@pytest.mark.parametrize(
    "secret", ["s3cret", "whsec_", ENCODED[:-4], "whsec_" + "YQ==" * 9, "é" * 40]
)
def test_what_is_no_secret_is_refused_without_being_shown(
    monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    monkeypatch.setenv(WEBHOOK, "https://hooks.example.com")
    monkeypatch.setenv(SECRET, secret)
    with pytest.raises(InvalidSettings, match="base64 of 24 to 64 random bytes") as caught:
        load_settings()
    assert repr(secret) not in str(caught.value)


def test_a_webhook_without_a_secret_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WEBHOOK, "https://hooks.example.com")
    with pytest.raises(InvalidSettings, match="webhook needs webhook_secret"):
        load_settings()


@pytest.mark.parametrize("address", ["hooks.example.com/t0ken", "ftp://t0ken", "https://[t0ken"])
def test_what_is_no_address_is_refused_without_being_shown(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv(WEBHOOK, address)
    monkeypatch.setenv(SECRET, ENCODED)
    with pytest.raises(InvalidSettings, match="must be an http or https address") as caught:
        load_settings()
    assert "t0ken" not in str(caught.value)


def test_a_command_is_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(COMMAND, '["./tell.sh", "a, b"]')
    assert load_settings().notice.command == ["./tell.sh", "a, b"]
    monkeypatch.setenv(COMMAND, "./tell.sh,channel")
    assert load_settings().notice.command == ["./tell.sh", "channel"]
