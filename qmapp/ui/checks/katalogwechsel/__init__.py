"""The assistant that moves what is running to a newer version of its catalogue.

``seite`` is the page of an Aktenprüfung with its words in ``aktenpruefung``; a Q-Check has its own beside its other
pages. Both show a ``blatt``: ``assistent`` is its first face, ``archiv`` its second (what was put aside). The assistant
holds ``wahlen`` (the decisions) and shows ``folgen`` (what they come to), ``tafel`` (the points) and ``einzelheit``
(one of them). ``wortlaut`` is what differs between what moves, ``worte`` what does not.
"""

from qmapp.ui.checks.katalogwechsel.seite import KatalogwechselSeite

__all__ = ["KatalogwechselSeite"]
