"""The workspace's own tables: who it belongs to, the steps a user has taken and what each has changed.

``arbeitsbereich`` holds one row. ``schritt`` holds one row per committed step, ``protokoll`` one row per row changed
in it. An entry of ``protokoll`` without ``hash`` was written past the program and stays as the evidence of it.
"""

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()

arbeitsbereich = Table(
    "arbeitsbereich",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("kennung", Text, nullable=False),
    Column("titel", Text, nullable=False),
    Column("amt", Text, nullable=False),
    Column("beispiel", Integer, nullable=False),
    Column("angelegt", Text, nullable=False),
)

schritt = Table(
    "schritt",
    METADATA,
    Column("nr", Integer, primary_key=True),
    Column("zeit", Text, nullable=False),
    Column("wer", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("hebt_auf", Integer),
    Column("hash", LargeBinary),
    sqlite_autoincrement=True,
)
Index("schritt_offen", schritt.c.nr, sqlite_where=schritt.c.hash.is_(None))

protokoll = Table(
    "protokoll",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("schritt", Integer),
    Column("tabelle", Text, nullable=False),
    Column("schluessel", Text, nullable=False),
    Column("art", Text, nullable=False),
    Column("alt", Text),
    Column("neu", Text),
    Column("salz", LargeBinary),
    Column("hash", LargeBinary),
    sqlite_autoincrement=True,
)
Index("protokoll_schritt", protokoll.c.schritt)
Index("protokoll_offen", protokoll.c.seq, sqlite_where=protokoll.c.hash.is_(None))
Index("protokoll_zeile", protokoll.c.tabelle, protokoll.c.schluessel)
