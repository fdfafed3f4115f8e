"""The four-eyes sign-off: one person submits a Prüfung, another releases and seals it.

``schritte`` are the commands, ``hindernisse`` says what still keeps a Prüfung from being submitted, ``abfragen`` reads
and verifies, ``siegel`` says what the seal covers. Import from these modules: the guards of every command ask the table
of this package, so it re-exports nothing.
"""
