"""The history of the tables: one module per version under ``versions``, named ``v`` and four digits.

A version stands still once released: it defines the tables as they were then and imports no table class.
"""
