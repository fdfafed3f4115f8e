from tests.checks.aktenpruefung.conftest import probe

__all__ = ["probe"]
