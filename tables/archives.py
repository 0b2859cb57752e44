"""What is inside a ZIP before anything of it is read: sizes are measured by unpacking, since directories lie."""

import zlib
from pathlib import Path
from struct import Struct
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tables.refused import FileRefused, Why

MOST_UNPACKED = 300_000_000
"""Bytes, of all members together."""
MOST_MEMBERS = 5_000

_SUSPICIOUS = 50_000_000
_MOST_RATIO = 200
_CHUNK = 262_144
_ENCRYPTED = 1
_LOCAL_HEADER = Struct("<4s22xHH")
_DOCUMENT_TYPE = b"<!DOCTYPE"


def members(path: Path) -> frozenset[str]:
    """The names inside, proved to unpack to a bearable size.

    Raises: FileRefused.
    """
    try:
        with ZipFile(path) as archive:
            listed = archive.infolist()
            _weigh(path, listed)
    except (BadZipFile, zlib.error, OSError, ValueError, NotImplementedError):
        raise FileRefused(Why.DAMAGED) from None
    return frozenset(member.filename for member in listed)


def read(path: Path, name: str, most: int) -> bytes:
    """The beginning of a small member."""
    with ZipFile(path) as archive, archive.open(name) as member:
        return member.read(most)


def _weigh(path: Path, listed: list[ZipInfo]) -> None:
    if len(listed) > MOST_MEMBERS or sum(member.file_size for member in listed) > MOST_UNPACKED:
        raise FileRefused(Why.BOMB)
    if any(member.flag_bits & _ENCRYPTED for member in listed):
        raise FileRefused(Why.ENCRYPTED)
    packed = path.stat().st_size
    if sum(member.compress_size for member in listed) > packed:  # members that share their bytes
        raise FileRefused(Why.BOMB)
    unpacked = 0
    with path.open("rb") as file:
        for member in listed:
            file.seek(member.header_offset)
            mark, name, extra = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
            if mark != b"PK\3\4":
                raise BadZipFile
            file.seek(name + extra, 1)
            unpacked += _unpacked(file.read(member.compress_size), member, MOST_UNPACKED - unpacked)
    if unpacked > _SUSPICIOUS and unpacked > packed * _MOST_RATIO:
        raise FileRefused(Why.BOMB)


def _unpacked(raw: bytes, member: ZipInfo, most: int) -> int:
    """The true size of a member."""
    if member.compress_type == ZIP_STORED:
        if _DOCUMENT_TYPE in raw[:_CHUNK]:
            raise FileRefused(Why.BOMB)
        return len(raw)
    if member.compress_type != ZIP_DEFLATED:
        raise BadZipFile
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    piece = stream.decompress(raw, _CHUNK)
    if member.filename.endswith((".xml", ".rels")) and _DOCUMENT_TYPE in piece:
        raise FileRefused(Why.BOMB)
    size = len(piece)
    while piece and not stream.eof:
        piece = stream.decompress(stream.unconsumed_tail, _CHUNK)
        size += len(piece)
        if size > min(most, member.file_size):
            raise FileRefused(Why.BOMB)
    return size
