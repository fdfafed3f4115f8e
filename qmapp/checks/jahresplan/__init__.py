"""The Jahresprüfplan: which areas are audited when, and whether the hours suffice (S004-RPA-3, -6)."""
