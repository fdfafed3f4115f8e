"""The second opinion: some files go blind to a second examiner."""
