"""The second opinion: some files go blind to a second examiner.

``auswahl`` picks the files, ``schritte`` begins and ends it, ``verdeckt`` keeps the two examiners apart, ``abfragen``
says how far they agree and where not, ``konsens`` settles a disagreement, ``unklar`` tells the catalogue. Import from
these modules: the Prüfplatz asks ``verdeckt`` and the rest asks the Prüfplatz, so this package re-exports nothing.
"""
