"""Berichtspflichten and Termine: what is due to whom and when, and whether it was delivered (S002-3-2, -5-1, -7-2)."""
