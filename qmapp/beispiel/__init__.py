"""The example year as a workspace: a fictional office, told with figures that have been checked independently."""

from qmapp.beispiel.schreiben import create_example

__all__ = ["create_example"]
