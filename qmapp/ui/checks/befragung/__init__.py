"""The screens of the Befragung."""
