"""What the fourth version adds to the domain's tables: the other two ways of checking."""
