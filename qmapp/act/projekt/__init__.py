"""The Change-Projekt: a bundle of Maßnahmen with phases and a team (S003-4.4.2)."""
