"""The assistant that moves a running Prüfung to a newer version of its catalogue.

``seite`` is the page, ``assistent`` its first face and ``archiv`` its second (what was put aside). The assistant holds
``wahlen`` (the decisions) and shows ``folgen`` (what they come to), ``tafel`` (the Prüfpunkte) and ``einzelheit`` (one
of them); ``worte`` has the words.
"""

from qmapp.ui.checks.katalogwechsel.seite import KatalogwechselSeite

__all__ = ["KatalogwechselSeite"]
