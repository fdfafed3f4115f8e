"""Moving a running Prüfung to a newer version of its catalogue, Prüfpunkt by Prüfpunkt, losing no answer."""
