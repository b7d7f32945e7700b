"""Documents to keep and to send: blocks of words, tables and pictures, written as PDF, as Word and as a page.

Every format is drawn from the same `Document`, so none can say what another does not. No text in a block is markup in
any format; whatever somebody wrote comes through as they wrote it.
"""

from colonnade.ui.documents.blocks import (
    Block,
    Box,
    Bullets,
    Document,
    Heading,
    Look,
    NewPage,
    Paragraph,
    Picture,
    Table,
)
from colonnade.ui.documents.frozen import frozen, thawed
from colonnade.ui.documents.pdf import as_pdf
from colonnade.ui.documents.web import as_page, as_part
from colonnade.ui.documents.word import as_word

__all__ = [
    "Block",
    "Box",
    "Bullets",
    "Document",
    "Heading",
    "Look",
    "NewPage",
    "Paragraph",
    "Picture",
    "Table",
    "as_page",
    "as_part",
    "as_pdf",
    "as_word",
    "frozen",
    "thawed",
]
