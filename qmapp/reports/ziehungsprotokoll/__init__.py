"""The Ziehungsprotokoll as a document and as JSON: what was drawn, from what, by which rule, and how to recompute it.

``ziehung`` reads the protocol, ``festlegung`` says what was laid down, ``nachrechnen`` holds the recipe.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from qmapp.reports.document import Document
from qmapp.reports.target import replacing
from qmapp.reports.ziehungsprotokoll.aufbau import bloecke
from qmapp.reports.ziehungsprotokoll.ziehung import lies_protokoll

__all__ = ["write_protokoll_json", "ziehungsprotokoll"]


def ziehungsprotokoll(
    protokoll: Mapping[str, Any], *, stand: date, amt: str, anker: str = "", version: str = ""
) -> Document:
    """The protocol as a tree; ``anker`` is empty where the draw was made without a workspace.

    Raises UserError where the mapping is no protocol.
    """
    ziehung = lies_protokoll(protokoll)
    kennung = ziehung.kennung
    name = f"Ziehungsprotokoll {kennung}".strip()
    return Document(
        title="Ziehungsprotokoll",
        subtitle=" · ".join(part for part in (kennung, ziehung.titel) if part),
        office=amt,
        stand=stand,
        blocks=bloecke(ziehung),
        header=name,
        author=amt,
        document_id=f"{kennung or 'Ziehung'}-ZP-{stand:%Y-%m-%d}",
        version=version or ziehung.programm_version,
        anchor=anker,
        phase="C",
    )


def write_protokoll_json(protokoll: Mapping[str, Any], path: Path) -> None:
    """Write the protocol as ``qmapp stichprobe nachrechnen`` reads it, whole or not at all; UserError if refused."""
    text = json.dumps(protokoll, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    with replacing(path) as draft:
        draft.write_text(text, "utf-8", newline="\n")
