"""Files that went through the chats, and what Telegram asks of them.

Source: https://core.telegram.org/bots/api#sending-files
"""

import mimetypes
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from simulator.model import Json
from simulator.params import Upload
from simulator.pictures import picture_size
from simulator.refusal import bad_request

MAX_DOWNLOAD = 20 * 1024 * 1024
MAX_PHOTO = 10 * 1024 * 1024
PHOTO_SIDES = 10_000
PHOTO_RATIO = 20

Kind = Literal["document", "photo"]
_PREFIX = {"document": "BQACAgIAAxkBAAI", "photo": "AgACAgIAAxkBAAI"}
_FOLDER = {"document": "documents", "photo": "photos"}
_TITLE = {"document": "Document", "photo": "Photo"}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file Telegram keeps."""

    file_id: str
    unique_id: str
    path: str
    name: str
    mime_type: str
    kind: Kind
    content: bytes
    width: int = 0
    height: int = 0

    @property
    def is_too_big_to_download(self) -> bool:
        """Bots download up to 20 MB (https://core.telegram.org/bots/api#getfile)."""
        return len(self.content) > MAX_DOWNLOAD

    def as_file(self) -> Json:
        """The Bot API's File."""
        return self._ids() | {"file_path": self.path}

    def as_content(self) -> Json:
        """The field of a message: `document` or `photo`."""
        if self.kind == "photo":
            return {"photo": [self._ids() | {"width": self.width, "height": self.height}]}
        return {"document": {"file_name": self.name, "mime_type": self.mime_type} | self._ids()}

    def _ids(self) -> Json:
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.content)}


class Files:
    """Every file by its id and by its path."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep(self, upload: Upload, kind: Kind) -> StoredFile:
        """Store an upload.

        Raises: Refusal when Telegram would not take it.
        """
        if not upload.content:
            raise bad_request("file must be non-empty")
        width = height = 0
        if kind == "photo":
            width, height = _checked_size(upload.content)
        number = len(self._by_id) + 1
        digest = sha256(upload.content).hexdigest()
        suffix = "." + upload.name.rpartition(".")[2] if "." in upload.name else ""
        file = StoredFile(
            file_id=f"{_PREFIX[kind]}{number:06d}{digest[:24]}",
            unique_id=f"Ag{digest[:14]}",
            path=f"{_FOLDER[kind]}/file_{number}{'.jpg' if kind == 'photo' else suffix}",
            name=upload.name,
            mime_type=_mime_type(upload),
            kind=kind,
            content=upload.content,
            width=width,
            height=height,
        )
        self._by_id[file.file_id] = self._by_path[file.path] = file
        return file

    def sent(self, given: Upload | str | None, kind: Kind) -> StoredFile:
        """The file a send method means: an upload or the id of a file sent before.

        Raises: Refusal.
        """
        if given is None:
            raise bad_request(f"there is no {kind} in the request")
        if isinstance(given, Upload):
            return self.keep(given, kind)
        if given.startswith(("http://", "https://")):
            # The local Telegram asks nothing of the outside world.
            raise bad_request("failed to get HTTP URL content")
        file = self._by_id.get(given)
        if file is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if file.kind != kind:
            raise bad_request(f"can't use file of type {_TITLE[file.kind]} as {_TITLE[kind]}")
        return file

    def by_id(self, file_id: str) -> StoredFile | None:
        """A file by its id."""
        return self._by_id.get(file_id)

    def by_path(self, path: str) -> StoredFile | None:
        """A file by the path getFile gave."""
        return self._by_path.get(path)


def _checked_size(content: bytes) -> tuple[int, int]:
    if len(content) > MAX_PHOTO:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes"
        )
    size = picture_size(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > PHOTO_SIDES or max(size) > PHOTO_RATIO * max(1, min(size)):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def _mime_type(upload: Upload) -> str:
    given = upload.mime_type.partition(";")[0]
    if given and given != "application/octet-stream":
        return given
    return mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
