"""The files of a history, in a folder or in a ZIP of one; what strangers sent is read by `tables.child` alone."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath

from domain.history.tables import FILES
from tables import archives
from tables.refused import FileRefused, Why

MOST_BYTES = archives.MOST_UNPACKED
_MARK = b"\xef\xbb\xbf"


def read(path: Path) -> dict[str, bytes]:
    """Those of the files that are there, by their names. Raises: FileRefused, OSError."""
    return _of_folder(path) if path.is_dir() else _of_archive(path)


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """By which a file is known again; marks and kinds of line ends make no difference."""
    return {
        name: sha256(raw.removeprefix(_MARK).replace(b"\r\n", b"\n").strip()).hexdigest()
        for name, raw in files.items()
        if raw.strip()
    }


def _of_folder(folder: Path) -> dict[str, bytes]:
    found = {one.name.casefold(): one for one in folder.iterdir() if one.name.casefold() in FILES and one.is_file()}
    if sum(one.stat().st_size for one in found.values()) > MOST_BYTES:
        raise FileRefused(Why.TOO_LARGE)
    return {name: one.read_bytes() for name, one in found.items()}


def _of_archive(path: Path) -> dict[str, bytes]:
    """Nothing is unpacked to the disk, so what the names inside look like does no harm; of several files of one name
    the outermost is taken."""
    inside: dict[str, str] = {}
    for name in sorted(archives.members(path), key=lambda one: (one.count("/"), one)):
        plain = PurePosixPath(name).name.casefold()
        if plain in FILES and not name.endswith("/"):
            inside.setdefault(plain, name)
    return {plain: archives.read(path, name, MOST_BYTES) for plain, name in inside.items()}
