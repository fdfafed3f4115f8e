"""The consensus of several assessors: what all agree on is taken over, the differences are talked about.

``seite`` is the page, ``befehle`` its steps, ``gang`` goes from one difference to the next; ``flaeche`` holds
``unterschiede``, the questions to talk about, and ``einigung``, the one in hand.
"""

from qmapp.ui.checks.qcheck.konsens.seite import KonsensSeite

__all__ = ["KonsensSeite"]
