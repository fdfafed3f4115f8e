"""The columns migrations are written with."""

import sqlalchemy as sa


def text(name: str) -> sa.Column[str]:
    """A text that is never null."""
    return sa.Column(name, sa.String, nullable=False)


def choice(name: str, *, nullable: bool = False) -> sa.Column[str]:
    """The value of an enum."""
    return sa.Column(name, sa.String(20), nullable=nullable)


def number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    """A whole number."""
    return sa.Column(name, sa.Integer, nullable=nullable)


def flag(name: str) -> sa.Column[bool]:
    """Yes or no."""
    return sa.Column(name, sa.Boolean, nullable=False)


def day(name: str, *, nullable: bool = True) -> sa.Column[object]:
    """A legal date."""
    return sa.Column(name, sa.Date, nullable=nullable)


def moment(name: str) -> sa.Column[object]:
    """A point in time, in UTC."""
    return sa.Column(name, sa.DateTime, nullable=False)


def words(name: str) -> sa.Column[object]:
    """A list of texts."""
    return sa.Column(name, sa.JSON, nullable=False)


def key() -> sa.Column[object]:
    """The key of a row that travels between machines."""
    return sa.Column("id", sa.Uuid, primary_key=True)


def parent(
    name: str, table: str, ondelete: str, *, part_of_key: bool = False, nullable: bool = False
) -> sa.Column[object]:
    """A column that names a row of another table."""
    link = sa.ForeignKey(f"{table}.id", ondelete=ondelete, name=f"fk_{name}_{table}")
    return sa.Column(name, sa.Uuid, link, primary_key=part_of_key, nullable=nullable)
