import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from qmapp.reports.act.ausgabe import ACT_PAPIERE, Wunsch, act_dokument, export_act
from qmapp.reports.act.lage import Fassung
from qmapp.reports.document import Document
from qmapp.workspace import Workspace
from tests.reports.act.faden import JAHR, STAND, schreibe


@dataclass(frozen=True)
class Papier:
    """A paper as a tree and as the files written of it."""

    art: str
    fassung: Fassung
    tree: Document
    pdf: Path
    docx: Path
    xlsx: Path


@pytest.fixture(scope="session")
def faden(example_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The example year with a thread of its own in a year of its own."""
    path = tmp_path_factory.mktemp("faden") / "QM.qcheck"
    shutil.copy(example_file, path)
    workspace = schreibe(path)
    yield workspace
    workspace.close()


@pytest.fixture(scope="session")
def papiere(faden: Workspace, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, Fassung], Papier]:
    """Every paper in both versions, written once."""
    found = {}
    for art in ACT_PAPIERE:
        for fassung in Fassung:
            wunsch = Wunsch(JAHR, fassung)
            tree = act_dokument(faden, art, wunsch, stand=STAND)
            files = export_act(
                faden, art, wunsch, ("pdf", "docx", "xlsx"), tmp_path_factory.mktemp("papier"), stand=STAND
            )
            found[art, fassung] = Papier(art, fassung, tree, *files)
    return found


ALLE = [(art, fassung) for art in ACT_PAPIERE for fassung in Fassung]


@pytest.fixture(params=ALLE, ids=[f"{art}-{fassung}" for art, fassung in ALLE])
def papier(request: pytest.FixtureRequest, papiere: dict[tuple[str, Fassung], Papier]) -> Papier:
    """Each of them in turn."""
    return papiere[request.param]
