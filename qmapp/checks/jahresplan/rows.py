"""What leaves the two doors of the workspace: the Jahresprüfplan as frozen rows."""

from enum import StrEnum


class Turnus(StrEnum):
    """How often an area is audited; ANLASS only when there is a reason."""

    HALBJAEHRLICH = "halbjaehrlich"
    JAEHRLICH = "jaehrlich"
    ZWEIJAEHRLICH = "zweijaehrlich"
    ANLASS = "anlass"
