"""The Jahresprüfplan: planned audits at the left, the one in hand and the hours at the right, coverage below.

``seite`` is the page, ``liste`` the planned audits and the coverage, ``angaben`` the form of the one in hand,
``stunden`` what there is of time, ``befehle`` what may be done, ``jahrwahl`` the question for a new year.
"""

from qmapp.ui.checks.jahresplan.seite import JahresplanSeite

__all__ = ["JahresplanSeite"]
