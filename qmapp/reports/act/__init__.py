"""What the papers of ACT have in common: the situation they tell of, its figures, and what the public gets of both."""
