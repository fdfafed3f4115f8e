"""Network drives and synchronised folders are refused for the working file, everything else is not."""

from pathlib import Path, PurePosixPath

import pytest

from qmapp.errors import UserError
from qmapp.workspace import location

MOUNTS = [
    ("/", "ext4", "rw"),
    ("/mnt/amt", "cifs", "rw"),
    ("/mnt/amt/lokal", "ext4", "rw"),
    ("/home", "nfs4", "rw"),
    ("/Volumes/Daten", "smbfs", "rw"),
    ("/laufwerk/h", "", "rw,remote"),
]


@pytest.mark.parametrize(
    "path",
    ["/mnt/amt/x.qcheck", "/mnt/amt/a/b/x.qcheck", "/home/erika/x.qcheck", "/Volumes/Daten/x.qcheck", "/laufwerk/h/x"],
)
def test_network_drives(path: str) -> None:
    assert "Netzlaufwerk" in location.refusal(Path(path), MOUNTS, {})


@pytest.mark.parametrize("path", [r"\\server\freigabe\x.qcheck", "//server/freigabe/x.qcheck"])
def test_network_names(path: str) -> None:
    assert "Netzlaufwerk" in location.refusal(Path(path), [], {})


@pytest.mark.parametrize(
    "path",
    [
        "/u/OneDrive/x.qcheck",
        "/u/OneDrive - Stadt Musterstadt/QM/x.qcheck",
        "/u/Dropbox/x.qcheck",
        "/u/Library/Mobile Documents/x.qcheck",
        "/u/Library/CloudStorage/GoogleDrive/x.qcheck",
        "/u/Google Drive/x.qcheck",
        "/u/Nextcloud/a/x.qcheck",
        "/u/iCloudDrive/x.qcheck",
        "/u/Firma/x.qcheck",
    ],
)
def test_synchronised_folders(path: str) -> None:
    assert "Cloud-Dienst" in location.refusal(Path(path), MOUNTS, {"OneDriveCommercial": "/u/Firma"})


@pytest.mark.parametrize(
    "path", ["/mnt/amt/lokal/x.qcheck", "/mnt/amtlich/x.qcheck", "/u/Dokumente/OneDrive.qcheck", "/u/Firma2/x.qcheck"]
)
def test_local_folders(path: str) -> None:
    assert location.refusal(Path(PurePosixPath(path)), MOUNTS, {"OneDrive": "/u/Firma", "OneDriveConsumer": ""}) == ""


def test_the_sentence_says_how_to_work_instead(tmp_path: Path) -> None:
    folder = tmp_path / "Nextcloud"
    folder.mkdir()
    with pytest.raises(UserError) as caught:
        location.require_local(folder / "x.qcheck")
    assert "Laufwerk dieses Rechners" in caught.value.advice
    assert "Sicherungen" in caught.value.advice
    location.require_local(tmp_path / "x.qcheck")
