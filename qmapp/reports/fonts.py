"""The faces of every document: Source Sans Pro as shipped, DejaVu for what it lacks (both free to embed)."""

from pathlib import Path

from qmapp.paths import resources

FAMILY, FALLBACK_FAMILY = "Source Sans Pro", "DejaVu Sans"
_SHIPPED = {
    "regular": "SourceSansPro-Regular.ttf",
    "italic": "SourceSansPro-It.ttf",
    "semibold": "SourceSansPro-Semibold.ttf",
    "semibold-italic": "SourceSansPro-SemiboldIt.ttf",
}
_FALLBACK = {"fallback": "DejaVuSans.ttf", "fallback-bold": "DejaVuSans-Bold.ttf", "mono": "DejaVuSansMono.ttf"}


def files() -> dict[str, Path]:
    """Every face by its name among the documents' faces, with its TTF file.

    The fallback faces come with matplotlib, which every installation has.
    """
    import matplotlib

    dejavu = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    shipped = resources() / "fonts"
    return {name: shipped / file for name, file in _SHIPPED.items()} | {
        name: dejavu / file for name, file in _FALLBACK.items()
    }
