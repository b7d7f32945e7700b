"""An independent look at whether a PDF can be read by everybody: what a program can see of PDF/UA-1 (ISO 14289-1).

It reads the file with another library than the one that wrote it, and knows nothing of how it was made. `faults` names
everything that is wrong; an empty list is right.
"""

from __future__ import annotations

import io
import re
from itertools import pairwise

import pikepdf

__all__ = ["faults", "headings", "kinds", "structure", "text_of"]

SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "EI"}
OPENS, CLOSES = {"BDC", "BMC"}, {"EMC"}
# ISO 32000-1, 14.8.4: the standard structure types.
STANDARD = {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead",
    "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "Warichu",
    "Figure", "Formula", "Form",
}  # fmt: skip
PARENTS = {
    "LI": {"L"}, "Lbl": {"LI", "TOCI"}, "LBody": {"LI"}, "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
    "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"},
}  # fmt: skip


def faults(data):
    """Everything that is wrong with the PDF, in words."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return [
            *_of_catalog(document),
            *_of_structure(document),
            *_of_headings(document),
            *_of_pages(document),
            *_of_fonts(document),
        ]


def _of_catalog(document):
    root = document.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "it does not say that it is tagged"
    if root.get("/MarkInfo", {}).get("/Suspects", False):
        yield "its tags are suspect"
    if not str(root.get("/Lang", "")):
        yield "it has no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "a reader would show the file's name in place of its title"
    if document.is_encrypted or "/OpenAction" in root or "/JavaScript" in root.get("/Names", {}):
        yield "it is locked, or does something by itself"
    yield from _of_metadata(root)


def _of_metadata(root):
    meta = bytes(root.Metadata.read_bytes()).decode() if "/Metadata" in root else ""
    if not re.search(r"<pdfuaid:part>\s*1\s*</pdfuaid:part>|pdfuaid:part=.1.", meta):
        yield "its metadata do not name PDF/UA-1"
    if not re.search(r"<dc:title>.*?<rdf:li[^>]*>\s*\S.*?</rdf:li>", meta, re.DOTALL):
        yield "its metadata have no title"


def structure(document):
    """Every element of the structure as (kind, element, kind of its parent), in reading order."""
    tree = document.Root.get("/StructTreeRoot")
    if tree is None:
        return
    roles = {str(name): str(role) for name, role in tree.get("/RoleMap", {}).items()}
    waiting = [(kid, "") for kid in reversed(_kids(tree))]
    while waiting:
        element, parent = waiting.pop()
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            continue
        kind = roles.get(str(element.S), str(element.S)).removeprefix("/")
        yield kind, element, parent
        waiting += [(kid, kind) for kid in reversed(_kids(element))]


def _kids(element):
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def kinds(data):
    """The kinds of the elements of the structure, in reading order."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return [kind for kind, _element, _parent in structure(document)]


def _of_structure(document):
    if "/StructTreeRoot" not in document.Root:
        yield "it has no structure"
        return
    found = list(structure(document))
    if not found or found[0][0] != "Document":
        yield "its structure does not begin with a document"
    for kind, element, parent in found:
        yield from _of_element(kind, element, parent)
        if kind == "Table":
            yield from _of_table(element)


def _of_element(kind, element, parent):
    attributes = _attributes(element)
    for is_wrong, fault in (
        (kind not in STANDARD, f"{kind} is not a standard kind of structure"),
        (kind in PARENTS and parent not in PARENTS[kind], f"{kind} stands in {parent}"),
        (kind == "Figure" and not str(element.get("/Alt", "")).strip(), "a picture has no words"),
        (kind == "Figure" and "/BBox" not in attributes, "a picture does not say where it is"),
        (kind == "TH" and "/Scope" not in attributes, "a heading of a table does not say what it heads"),
    ):
        if is_wrong:
            yield fault


def _attributes(element):
    given = element.get("/A", [])
    parts = list(given) if isinstance(given, pikepdf.Array) else [given]
    return {key for part in parts if isinstance(part, pikepdf.Dictionary) for key in part}


def _of_table(table):
    rows = [row for part in _kids(table) for row in ([part] if str(part.S) == "/TR" else _kids(part))]
    cells = [[str(cell.S) for cell in _kids(row)] for row in rows]
    if not cells or set(cells[0]) != {"/TH"}:
        yield "a table has no row of headings"
    if len({len(row) for row in cells}) > 1:
        yield "the rows of a table differ in length"


def headings(data):
    """The levels of the headings, in reading order."""
    return [int(kind[1]) for kind in kinds(data) if re.fullmatch(r"H[1-6]", kind)]


def _of_headings(document):
    found = [kind for kind, _element, _parent in structure(document)]
    levels = [int(kind[1]) for kind in found if re.fullmatch(r"H[1-6]", kind)]
    if not levels or levels[0] != 1:
        yield "its headings do not begin with the first level"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} follows one of level {before}"


def _of_pages(document):
    tree = document.Root.get("/StructTreeRoot", {})
    parents = _numbers(tree.get("/ParentTree", {}))
    for number, page in enumerate(document.pages, start=1):
        marked, wrong = _marked(page)
        yield from (f"page {number}: {fault}" for fault in wrong)
        known = parents.get(int(page.obj.get("/StructParents", -1)))
        for one in marked:
            if known is None or one >= len(known) or not isinstance(known[one], pikepdf.Dictionary):
                yield f"page {number}: content {one} belongs to nothing in the structure"
        if page.obj.get("/Annots") and str(page.obj.get("/Tabs", "")) != "/S":
            yield f"page {number}: what can be reached by the keyboard is in no order"


def _numbers(node):
    """A number tree as a dictionary."""
    found, waiting = {}, [node]
    while waiting:
        here = waiting.pop()
        waiting += list(here.get("/Kids", []))
        pairs = list(here.get("/Nums", []))
        found |= {int(key): value for key, value in zip(pairs[::2], pairs[1::2], strict=True)}
    return found


def _marked(page):
    """The numbers of the marked content of a page, and what is painted outside of any mark."""
    depth, numbers, wrong = 0, [], []
    for instruction in pikepdf.parse_content_stream(page):
        name = str(instruction.operator)
        depth += (name in OPENS) - (name in CLOSES)
        numbers += _number(instruction)
        if depth < 0 or (name in SHOWS_TEXT | PAINTS and not depth):
            wrong.append(f"{name} stands outside of the structure and is no artefact")
    if depth:
        wrong.append("a mark is not closed")
    if len(numbers) != len(set(numbers)):
        wrong.append("two pieces of content have one number")
    return numbers, wrong


def _number(instruction):
    """The number of the content that a mark opens, where it has one."""
    if str(instruction.operator) != "BDC" or not isinstance(instruction.operands[1], pikepdf.Dictionary):
        return []
    number = instruction.operands[1].get("/MCID")
    return [] if number is None else [int(number)]


def _of_fonts(document):
    for thing in document.objects:
        if not isinstance(thing, pikepdf.Dictionary) or str(thing.get("/Type", "")) != "/Font":
            continue
        kind = str(thing.get("/Subtype", ""))
        if kind in {"/CIDFontType0", "/CIDFontType2"}:
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(thing.FontDescriptor.keys()):
                yield f"the font {thing.BaseFont} is not inside"
        elif "/ToUnicode" not in thing:
            yield f"the letters of the font {thing.get('/BaseFont', kind)} cannot be read out"


def text_of(data):
    """The words of a PDF as a reader extracts them, page by page, by the fonts' own tables."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return ["".join(_page_text(page)) for page in document.pages]


def _page_text(page):
    fonts = {name: _letters(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
    letters = {}
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), instruction.operands
        if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/ActualText" in operands[1]:
            yield str(operands[1].ActualText)
        if name == "Tf":
            letters = fonts.get(str(operands[0]), {})
        elif name in SHOWS_TEXT:
            strings = operands[0] if name == "TJ" else [operands[-1]]
            for one in strings:
                if isinstance(one, pikepdf.String):
                    raw = bytes(one)
                    codes = [raw[at : at + 2] for at in range(0, len(raw), 2)]
                    yield "".join(letters.get(code, "") for code in codes)
        elif name in {"ET", "Td", "TD", "T*", "Tm"}:
            yield "\n" if name == "ET" else ""


def _letters(font):
    """What each code of a font says, from its ToUnicode map."""
    found = {}
    text = font.ToUnicode.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, said in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[bytes.fromhex(code)] = bytes.fromhex(said).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, said in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = int(said, 16)
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[(int(first, 16) + step).to_bytes(2, "big")] = chr(start + step)
    return found
