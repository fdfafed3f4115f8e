"""The Feststellung: a documented deviation or strength, with its numbers and examples."""
