"""Where a working file may lie: on a drive of this computer, outside every folder a cloud service synchronises.

Write-ahead logging needs memory shared by all who have the file open, which no network drive gives; a cloud service
copies file and log at different moments. Both destroy databases.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import psutil

from qmapp.errors import UserError

_NETWORK_TYPES = ("cifs", "nfs", "smb", "afs", "davfs", "fuse.sshfs", "fuse.rclone", "ncpfs")
_CLOUD_PREFIXES = ("onedrive", "dropbox", "iclouddrive", "icloud drive", "google drive", "googledrive", "nextcloud")
_CLOUD_PARTS = ("mobile documents", "cloudstorage", "owncloud", "magentacloud", "meine ablage")
_CLOUD_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")

_ADVICE = (
    "Bitte legen Sie die Arbeitsmappe auf einem Laufwerk dieses Rechners ab, zum Beispiel im Ordner „Dokumente“. "
    "Sicherungen und Berichte können Sie weiterhin dort speichern."
)

#: A mount: mount point, type of the file system, options.
Mount = tuple[str, str, str]


def require_local(path: Path) -> None:
    """Raise UserError if ``path`` lies on a network drive or in a synchronised folder."""
    reason = refusal(path, _mounts(), os.environ)
    if reason:
        raise UserError(reason, advice=_ADVICE)


def refusal(path: Path, mounts: Iterable[Mount], environment: Mapping[str, str]) -> str:
    """The German sentence why ``path`` cannot hold a working file; empty if it can."""
    text = str(path).replace("\\", "/")
    if text.startswith("//") or _is_network(path, mounts):
        return "Der Ordner liegt auf einem Netzlaufwerk. Dort kann eine Arbeitsmappe beschädigt werden."
    if _is_cloud(path, environment):
        return "Der Ordner wird von einem Cloud-Dienst abgeglichen. Dabei kann eine Arbeitsmappe beschädigt werden."
    return ""


def _mounts() -> list[Mount]:
    return [(p.mountpoint, p.fstype, p.opts) for p in psutil.disk_partitions(all=True)]


def _is_network(path: Path, mounts: Iterable[Mount]) -> bool:
    best: tuple[int, str, str] = (-1, "", "")
    for mountpoint, fstype, options in mounts:
        if path.is_relative_to(mountpoint):
            best = max(best, (len(mountpoint), fstype.lower(), options))
    return best[1].startswith(_NETWORK_TYPES) or "remote" in best[2].split(",")


def _is_cloud(path: Path, environment: Mapping[str, str]) -> bool:
    folders = [environment[name] for name in _CLOUD_VARIABLES if environment.get(name)]
    if any(path.is_relative_to(folder) for folder in folders):
        return True
    parts = [part.casefold() for part in path.parts[:-1]]
    return any(part.startswith(_CLOUD_PREFIXES) or part in _CLOUD_PARTS for part in parts)
