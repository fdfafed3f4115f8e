"""What the third version adds to the domain's tables, a module for each room of ACT."""
