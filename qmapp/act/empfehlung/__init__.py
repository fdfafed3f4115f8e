"""The Empfehlung: what follows from Feststellungen, and what the Leitung answers (S003-4.4.1).

``pflege`` makes, changes, links and deletes it, ``ableiten`` makes it of a result, ``stellungnahme`` takes down the
answer of the Leitung, ``abfragen`` reads, ``worte`` says it in German. An answer is released in
``management_response``, which knows the Maßnahmen.
"""

from qmapp.act.empfehlung.abfragen import empfehlung, empfehlungen, gesamtstellungnahme, jahre, zu_feststellung
from qmapp.act.empfehlung.ableiten import recommend_ergebnis, recommend_qcheck
from qmapp.act.empfehlung.pflege import (
    create_empfehlung,
    delete_empfehlung,
    link_feststellungen,
    unlink_feststellung,
    update_empfehlung,
)
from qmapp.act.empfehlung.stellungnahme import (
    draft_gesamtstellungnahme,
    draft_stellungnahme,
    release_gesamtstellungnahme,
    reopen_gesamtstellungnahme,
)

__all__ = [
    "create_empfehlung",
    "delete_empfehlung",
    "draft_gesamtstellungnahme",
    "draft_stellungnahme",
    "empfehlung",
    "empfehlungen",
    "gesamtstellungnahme",
    "jahre",
    "link_feststellungen",
    "recommend_ergebnis",
    "recommend_qcheck",
    "release_gesamtstellungnahme",
    "reopen_gesamtstellungnahme",
    "unlink_feststellung",
    "update_empfehlung",
    "zu_feststellung",
]
