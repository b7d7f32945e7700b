"""Cleans a PDF (ISO 32000): keeps the pages, their reading order and their links; leaves out the rest.

Runs in the bounded process (`python -m colonnade.foundation.files.pdf`). The file is written again from what can be
reached from its pages, so earlier versions kept inside it, and anything before or after it, are gone too.
Details inside JPEG 2000 pictures are left as they are.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pikepdf

from colonnade.foundation.files import child, removed
from colonnade.foundation.files.jpeg import without_details
from colonnade.foundation.files.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from colonnade.foundation.files.kinds import Kind
    from colonnade.foundation.files.limits import Limits

__all__ = ["clean"]

# What the root of the document may keep (ISO 32000-1 table 28); metadata, attachments, scripts and signatures go.
_ROOT_KEPT = {
    "/Type", "/Version", "/Extensions", "/Pages", "/PageLabels", "/Names", "/Dests", "/ViewerPreferences",
    "/PageLayout", "/PageMode", "/Outlines", "/AcroForm", "/StructTreeRoot", "/MarkInfo", "/Lang", "/OCProperties",
    "/OutputIntents",
}  # fmt: skip
# What a page may keep (table 30): no small preview, no private data of the program that made it.
_PAGE_KEPT = {
    "/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Contents",
    "/Rotate", "/Group", "/Annots", "/Tabs", "/UserUnit", "/StructParents", "/Dur", "/Trans", "/VP",
}  # fmt: skip
_TRAILER_KEPT = {"/Root", "/Size", "/ID"}
_ROOT_WORDS = {
    "/Metadata": removed.PROPERTIES,
    "/OpenAction": removed.ACTIVE,
    "/AA": removed.ACTIVE,
    "/Collection": removed.ATTACHMENTS,
    "/Perms": removed.SIGNATURES,
}
_NAMES_WORDS = {"/JavaScript": removed.ACTIVE, "/EmbeddedFiles": removed.ATTACHMENTS}
# Keys left out wherever they are met, unless the value is a font or a drawing: those may be given any name.
_ANYWHERE = {
    "/Metadata": removed.PROPERTIES,
    "/PieceInfo": removed.PROPERTIES,
    "/AA": removed.ACTIVE,
    "/JS": removed.ACTIVE,
    "/AF": removed.ATTACHMENTS,
    "/EF": removed.ATTACHMENTS,
    "/XFA": removed.ACTIVE,
}
_RESOURCES = {"/Font", "/XObject", "/Pattern", "/ExtGState", "/Form", "/Image"}
_ANNOTATIONS = {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}
_ACTIONS = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie", "/Sound",
    "/RichMediaExecute",
}  # fmt: skip
_ACTION_KEYS = ("/JS", "/F", "/Win", "/Mac", "/Unix", "/D", "/Fields", "/R", "/AN", "/OP", "/T", "/TA", "/CMD", "/Next")
_WEB = re.compile(rb"\s*(?:https?:|mailto:|www\.)", re.IGNORECASE)

_LOCKED = "This PDF is locked with a password or with limits on its use. Save a copy without them, and upload that."
_DAMAGED = "This PDF is damaged or has no pages. Open it, print it to a new PDF, and upload that."


def clean(data: bytes, _kind: Kind, _limits: Limits) -> tuple[bytes, list[str]]:
    """Return a PDF written again, and what was left out. Raises Refused."""
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            return _cleaned(document)
    except pikepdf.PasswordError:
        raise Refused(_LOCKED) from None
    except pikepdf.PdfError:
        raise Refused(_DAMAGED) from None


def _cleaned(document: pikepdf.Pdf) -> tuple[bytes, list[str]]:
    if document.is_encrypted:
        raise Refused(_LOCKED)
    if len(document.pages) < 1:
        raise Refused(_DAMAGED)
    cleaned: list[str] = []
    _clean_root(document, cleaned)
    for thing in _dictionaries(document):
        _clean_dictionary(thing, cleaned)
    for page in document.pages:
        _clean_page(page.obj, cleaned)
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream):
            _clean_picture(document, thing, cleaned)
    out = io.BytesIO()
    document.save(out, fix_metadata_version=False, deterministic_id=True, preserve_pdfa=False)
    return out.getvalue(), cleaned


def _clean_root(document: pikepdf.Pdf, cleaned: list[str]) -> None:
    if "/Info" in document.trailer:
        cleaned.append(removed.PROPERTIES)
    for key in set(document.trailer.keys()) - _TRAILER_KEPT:
        del document.trailer[key]
    root: Any = document.Root
    for key in set(root.keys()) - _ROOT_KEPT:
        # Most files that open at a page name no more than the page, which is nothing to tell anyone about.
        if key in _ROOT_WORDS and not _opens_at_a_page(root[key]):
            cleaned.append(_ROOT_WORDS[key])
        del root[key]
    names = root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        for key in set(names.keys()) - {"/Dests"}:
            cleaned.append(_NAMES_WORDS.get(key, removed.CUSTOM))
            del names[key]


def _opens_at_a_page(value: Any) -> bool:
    return isinstance(value, pikepdf.Array) or (isinstance(value, pikepdf.Dictionary) and value.get("/S") == "/GoTo")


def _clean_page(page: Any, cleaned: list[str]) -> None:
    for key in set(page.keys()) - _PAGE_KEPT:
        del page[key]
    annotations = page.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return
    kept = [each for each in annotations if not _is_attachment(each)]
    if len(kept) < len(annotations):
        cleaned.append(removed.ATTACHMENTS)
        page["/Annots"] = pikepdf.Array(kept)
    for each in kept:
        # A form field's /T is the field's own name; any other note's is the person who wrote it.
        if isinstance(each, pikepdf.Dictionary) and each.get("/Subtype") != "/Widget" and "/T" in each:
            cleaned.append(removed.AUTHORS)
            del each["/T"]


def _is_attachment(annotation: Any) -> bool:
    return isinstance(annotation, pikepdf.Dictionary) and _is_one_of(annotation.get("/Subtype"), _ANNOTATIONS)


def _is_one_of(value: Any, names: set[str]) -> bool:
    # A name may hold bytes that are no text at all, so it is not asked to become text strictly.
    return isinstance(value, pikepdf.Name) and bytes(value).decode("latin-1") in names


def _dictionaries(document: pikepdf.Pdf) -> Iterator[Any]:
    """Yield every dictionary, those of streams and those written inside others included."""
    for top in document.objects:
        waiting: list[Any] = [top]
        while waiting:
            thing = waiting.pop()
            if isinstance(thing, pikepdf.Array):
                waiting.extend(each for each in thing if _is_direct(each))
            elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                yield thing
                waiting.extend(value for value in thing.values() if _is_direct(value))


def _is_direct(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Array | pikepdf.Dictionary) and not thing.is_indirect


def _clean_dictionary(thing: Any, cleaned: list[str]) -> None:
    keys = set(thing.keys())
    for key in keys & _ANYWHERE.keys():
        if not _is_resource(thing[key]):
            cleaned.append(_ANYWHERE[key])
            del thing[key]
    if "/S" in keys:
        _clean_action(thing, cleaned)
    if thing.get("/FT") == "/Sig" and "/V" in keys:
        cleaned.append(removed.SIGNATURES)
        del thing["/V"]


def _clean_action(thing: Any, cleaned: list[str]) -> None:
    sort = thing["/S"]
    if _is_one_of(sort, _ACTIONS) and any(key in thing for key in _ACTION_KEYS):
        cleaned.append(removed.ACTIVE)
        for key in _ACTION_KEYS:
            if key in thing:
                del thing[key]
    if sort == "/URI" and "/URI" in thing and not _is_web(thing["/URI"]):
        cleaned.append(removed.LINKS)
        del thing["/URI"]


def _is_web(address: Any) -> bool:
    return isinstance(address, pikepdf.String) and _WEB.match(bytes(address)) is not None


def _is_resource(value: Any) -> bool:
    if not isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return False
    return _is_one_of(value.get("/Type"), _RESOURCES) or _is_one_of(value.get("/Subtype"), _RESOURCES)


def _clean_picture(document: pikepdf.Pdf, stream: Any, cleaned: list[str]) -> None:
    filters, settings = _listed(stream.get("/Filter")), _listed(stream.get("/DecodeParms"))
    if not filters or filters[-1] != "/DCTDecode":
        return
    before = stream.read_raw_bytes()
    if len(filters) > 1:
        # Some programs write the photograph as letters, or pack it again: undo all but the last step.
        packed = document.make_stream(before, Filter=pikepdf.Array(filters[:-1]))
        if settings:
            packed["/DecodeParms"] = pikepdf.Array(settings[:-1])
        before = packed.read_bytes()
    after = without_details(before)
    if after != before:
        cleaned.append(removed.PICTURE_DETAILS)
        last = settings[-1] if isinstance(settings[-1] if settings else None, pikepdf.Dictionary) else None
        stream.write(after, filter=pikepdf.Name.DCTDecode, decode_parms=last)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


if __name__ == "__main__":
    child.answer(clean)
