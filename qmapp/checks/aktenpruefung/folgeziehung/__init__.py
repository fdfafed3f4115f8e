"""What follows the first draw of a Prüfung: an extension, files picked deliberately, a second draw.

Every one is an entry of its own in the Ziehungsprotokoll, chained to the one before it. ``fortsetzung`` continues the
order of the first draw, ``kette`` chains and recomputes, ``erweiterung``, ``bewusst`` and ``zweite`` are the commands,
``abfragen`` reads. Import from these modules: the protocol of the first draw asks ``kette``.
"""
