"""Moving a running Prüfung to a newer version of its catalogue, Prüfpunkt by Prüfpunkt, losing no answer.

``punkte`` compares the two versions and suggests what to do, ``umzug`` says what becomes of one file's answers,
``abfragen`` reads (targets, preview, history, archive), ``schritte`` is the command and ``schreiben`` its writing.
Import from these modules: the head of a Prüfung asks the table of this package, so it re-exports nothing.
"""
