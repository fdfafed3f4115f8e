"""The Empfehlung: what follows from Feststellungen, and what the Leitung answers (S003-4.4.1)."""
