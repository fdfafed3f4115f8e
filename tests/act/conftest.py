"""The drawn and half audited Prüfung of the Aktenprüfung's tests."""

from tests.checks.aktenpruefung.conftest import probe

__all__ = ["probe"]
