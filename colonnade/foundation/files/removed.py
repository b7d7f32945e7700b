"""What cleaning can take out of a file, in words that finish "we took out ..."."""

from __future__ import annotations

__all__ = [
    "ACTIVE", "ANIMATION", "ATTACHMENTS", "AUTHORS", "CONNECTIONS", "CUSTOM", "DRAWINGS", "FONTS", "FORMULAS", "LINKS",
    "PICTURE_DETAILS", "PREVIEW", "PRINTER", "PROPERTIES", "SIGNATURES", "TEMPLATE", "TURNED",
]  # fmt: skip

PROPERTIES = "the author, title and other details about the file"
AUTHORS = "the names of people who commented or made changes"
PICTURE_DETAILS = "details hidden in pictures, such as place, camera and software"
DRAWINGS = "SVG drawings (the picture kept beside each one stays)"
TURNED = "a turning mark (the picture is now stored the right way up)"
ANIMATION = "all but the first picture of a moving picture"
PREVIEW = "small preview pictures"
ATTACHMENTS = "attached files, sound and video"
ACTIVE = "scripts and actions that run by themselves"
LINKS = "links to files on a computer or network"
TEMPLATE = "the link to a template"
CONNECTIONS = "links to databases and mailing lists"
PRINTER = "printer settings"
SIGNATURES = "digital signatures, which a change would break"
FONTS = "fonts packed in the file"
CUSTOM = "hidden data kept by other programs"
FORMULAS = "formulas (cells that began like one are now plain text, with ' in front)"
