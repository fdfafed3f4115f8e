"""Somebody leaves: everything still open in their name goes to a successor in one step.

``posten`` finds what a name holds, ``schritt`` hands it over through the commands of each room.
"""

from qmapp.act.management_response.uebergabe.posten import namen, uebergabe
from qmapp.act.management_response.uebergabe.rows import Als, Posten, Postenart, Uebergabe
from qmapp.act.management_response.uebergabe.schritt import hand_over

__all__ = ["Als", "Posten", "Postenart", "Uebergabe", "hand_over", "namen", "uebergabe"]
