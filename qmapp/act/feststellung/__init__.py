"""The Feststellung: a documented deviation or strength, with its numbers and examples (S003-2.4-5).

``anlegen`` makes it from an answer, a result or freely, ``aus_qcheck`` and ``aus_befragung`` from what those found,
``pflege`` changes, settles and merges it, ``abfragen`` and ``ergebnis`` read, ``quellen`` leads back to what it rests
on, ``worte`` says it in German. ``katalogwechsel`` moves a Prüfung with what was found in it.
"""

from qmapp.act.feststellung.abfragen import (
    aehnliche,
    codes_mit_feststellung,
    feststellung,
    feststellungen,
    zu_antwort,
    zu_befragung,
    zu_qcheck,
)
from qmapp.act.feststellung.anlegen import (
    add_beispiel,
    create_feststellung,
    from_antwort,
    from_ergebnis,
    hold_ergebnis,
    remove_beispiel,
)
from qmapp.act.feststellung.aus_befragung import from_befragung
from qmapp.act.feststellung.aus_qcheck import from_qcheck, hold_each
from qmapp.act.feststellung.ergebnis import vorschlaege
from qmapp.act.feststellung.pflege import (
    delete_feststellung,
    merge_feststellungen,
    recount_feststellung,
    release_feststellung,
    reopen_feststellung,
    settle_feststellung,
    update_feststellung,
)

__all__ = [
    "add_beispiel",
    "aehnliche",
    "codes_mit_feststellung",
    "create_feststellung",
    "delete_feststellung",
    "feststellung",
    "feststellungen",
    "from_antwort",
    "from_befragung",
    "from_ergebnis",
    "from_qcheck",
    "hold_each",
    "hold_ergebnis",
    "merge_feststellungen",
    "recount_feststellung",
    "release_feststellung",
    "remove_beispiel",
    "reopen_feststellung",
    "settle_feststellung",
    "update_feststellung",
    "vorschlaege",
    "zu_antwort",
    "zu_befragung",
    "zu_qcheck",
]
