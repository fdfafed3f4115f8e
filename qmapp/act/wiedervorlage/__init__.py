"""The Wiedervorlage: a day on which something is looked at again (S003-4.4.1-5)."""
