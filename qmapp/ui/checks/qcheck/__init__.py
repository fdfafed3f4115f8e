"""The pages of the Q-Check, one folder each; ``nachweise`` shows evidence on them, ``kopien`` holds copies of files."""
