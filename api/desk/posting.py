"""What a form sends: its fields as text, its files as bytes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from graph.errors import BadInput

FIELDS, LONGEST = 2_000, 20_000  # of one form: how many fields, and how long each may be, in bytes
LARGEST = 200_000_000  # bytes of an upload: the published registers are smaller


@dataclass(frozen=True)
class Upload:
    """A file that was sent, with its name."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Posted:
    """What a form sent."""

    pairs: Sequence[tuple[str, str]]
    files: Sequence[Upload] = field(default=())

    def one(self, name: str) -> str:
        """Give a field's text without spaces at its ends; "" where it is absent."""
        return next((value.strip() for key, value in self.pairs if key == name), "")

    def many(self, name: str) -> list[str]:
        """Give all values of a field that are not blank."""
        return [value.strip() for key, value in self.pairs if key == name and value.strip()]

    def words(self, names: Sequence[str]) -> dict[str, str]:
        """Give the fields of these names that were sent, blank ones too."""
        sent = {key for key, _ in self.pairs}
        return {name: self.one(name) for name in names if name in sent}


async def posted(request: Request) -> Posted:
    """Read a form.

    Raises:
        BadInput: It is too large, or no form.
    """
    try:
        async with request.form(max_files=20, max_fields=FIELDS, max_part_size=LONGEST) as form:
            pairs = [(key, value) for key, value in form.multi_items() if isinstance(value, str)]
            files = [await _read(value) for _, value in form.multi_items() if isinstance(value, UploadFile)]
    except HTTPException as fault:
        raise BadInput(f"The form cannot be read ({fault.detail}): send less at once.") from None
    return Posted(pairs, [file for file in files if file.name])


async def _read(file: UploadFile) -> Upload:
    if (file.size or 0) > LARGEST:
        raise BadInput(f"{file.filename} is larger than {LARGEST // 1_000_000} MB: import it with the command.")
    return Upload(file.filename or "", await file.read())


Form = Annotated[Posted, Depends(posted)]
