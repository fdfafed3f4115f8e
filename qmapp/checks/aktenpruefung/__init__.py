"""The Aktenprüfung from the list to the result.

``rows`` holds what leaves the doors; ``pruefung``, ``grundgesamtheit``, ``stichprobe``, ``ziehung``, ``akte`` and
``auswertung`` hold the commands and queries of their noun; ``gruende`` the reasons offered to choose from.
"""
