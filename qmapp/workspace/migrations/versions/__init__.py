"""One module per version, each with a function ``upgrade`` that speaks through ``alembic.op``."""
