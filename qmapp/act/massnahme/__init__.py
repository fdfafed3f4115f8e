"""The Maßnahme: what is done, by whom, until when, and whether it has worked (S003-4.4.1)."""
