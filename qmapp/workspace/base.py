"""What a table module needs: the base of every table class and the bundle of tables a workspace holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from pydantic import ConfigDict
from sqlalchemy import MetaData, Table
from sqlmodel import SQLModel

from qmapp.workspace import tables


class Base(SQLModel):
    """Base of every table class: a refused value is refused on assignment, and no error text repeats it."""

    model_config: ClassVar[ConfigDict] = ConfigDict(  # type: ignore[assignment] # SQLModel narrows pydantic's type
        validate_assignment=True, hide_input_in_errors=True
    )


@dataclass(frozen=True)
class Schema:
    """The tables of a workspace.

    ``mass`` names the tables whose rows come by the hundred thousand from an imported list, each with its parent
    table and the column that holds the parent's key. Mass rows are not logged one by one and cannot be changed after
    their import; they live and die with their parent row. ``migrations`` is the package whose ``versions`` build and
    upgrade the tables; without one the tables are made from ``metadata`` as they stand (tests).
    """

    metadata: MetaData
    mass: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    migrations: str | None = None

    @property
    def domain(self) -> list[Table]:
        """The domain's tables, parents before children."""
        return list(self.metadata.sorted_tables)

    @property
    def logged(self) -> list[Table]:
        """The tables whose every change goes into the change log."""
        return [tables.arbeitsbereich, *(t for t in self.domain if t.name not in self.mass)]

    def table(self, name: str) -> Table:
        """The table of this name, the workspace's own included; raises KeyError."""
        own = tables.METADATA.tables.get(name)
        return self.metadata.tables[name] if own is None else own
