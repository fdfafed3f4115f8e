"""The pages of ACT."""
