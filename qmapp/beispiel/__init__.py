"""The example year as a workspace: a fictional office, told with figures that have been checked independently.

For a sample from somebody's own list there are invented results, so that the whole way can be shown.
"""

from qmapp.beispiel.empfehlen import recommend
from qmapp.beispiel.ergebnisse import enter_example_results
from qmapp.beispiel.fassung import example_version
from qmapp.beispiel.schreiben import create_example

__all__ = ["create_example", "enter_example_results", "example_version", "recommend"]
