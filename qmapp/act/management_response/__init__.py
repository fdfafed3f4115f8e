"""The Management Response: every Empfehlung with its answer, its Maßnahmen and how far they are (S003-4.4.1)."""
