"""The example year in a workspace, Kennung → id."""

from uuid import UUID

import pytest

from tests.act import beispieljahr
from tests.checks.aktenpruefung.conftest import Probe


@pytest.fixture
def jahr(probe: Probe) -> dict[str, UUID]:
    return beispieljahr.write(probe.ws)
