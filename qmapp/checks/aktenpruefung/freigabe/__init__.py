"""The four-eyes sign-off: one person submits a Prüfung, another releases and seals it."""
