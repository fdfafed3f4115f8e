"""Forms and lists that go to heads of office and come back: written, read, looked at, taken over."""
