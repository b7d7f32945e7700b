"""XML is read and written again; a document type or an entity is refused (row 31)."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.foundation.files import Refused, markup


class Everything:
    def element(self, name, attributes):
        return attributes

    def text(self, name, text):
        return text


class Without:
    def __init__(self, *names):
        self.names = names

    def element(self, name, attributes):
        return None if name in self.names else attributes

    def text(self, name, text):
        return text


def body(data, visitor=None):
    return markup.rewrite(data, visitor or Everything()).decode().partition("\n")[2]


@pytest.mark.parametrize(
    "same",
    ["<a/>", "<a>b</a>", '<w:a xmlns:w="urn:w" w:b="c"><w:d/> e <w:f>g</w:f></w:a>', "<a>&amp;&lt;&gt;</a>",
     '<a b="&quot;&#10;&#9;&lt;&amp;"/>', "<a>\n\t </a>", "<a>&#13;</a>",
     "<a>é</a>", '<a xml:space="preserve"> </a>'],
)  # fmt: skip
def test_what_is_kept_is_written_as_it_was(same):
    assert body(same.encode()) == same


def test_comments_and_instructions_go_and_cdata_becomes_text():
    sent = b"<?xml version='1.0'?><!-- c --><?go now?><a><!-- c --><?go now?><![CDATA[<b>&]]></a><!-- c -->"

    assert body(sent) == "<a>&lt;b&gt;&amp;</a>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "us-ascii"])
def test_encodings_that_office_programs_write_are_read(encoding):
    named = encoding.removesuffix("-sig")

    assert body(f'<?xml version="1.0" encoding="{named}"?><a>b</a>'.encode(encoding)) == "<a>b</a>"


@pytest.mark.attack
@pytest.mark.parametrize(
    "sent",
    [
        b"<!DOCTYPE a><a/>",
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b'<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE a><a/>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16"),
        '<!DOCTYPE a [<!ENTITY x "y">]><a/>'.encode("utf-16-be"),
        '<!DOCTYPE a [<!ENTITY x "y">]><a/>'.encode("utf-16-le"),
        b"<a><![CDATA[<!DOCTYPE]]></a>",
    ],
)
def test_a_document_type_or_entity_is_refused_in_any_encoding(sent):
    with pytest.raises(Refused):
        markup.rewrite(sent, Everything())
    with pytest.raises(Refused):
        markup.elements(sent)


@pytest.mark.attack
@pytest.mark.parametrize(
    "encoding", ["utf-7", "cp037", "utf-32", "iso-8859-1", "windows-1252", "idna", "hex", "nosuch"]
)
def test_other_encodings_are_refused(encoding):
    with pytest.raises(Refused):
        markup.rewrite(f'<?xml version="1.0" encoding="{encoding}"?><a/>'.encode(), Everything())


@pytest.mark.parametrize(
    "sent",
    [b"", b" ", b"<a>", b"<a></b>", b"<a/><b/>", b"<a>&x;</a>", b"<a b='1' b='2'/>", b"\x00", b"<a>\x01</a>", b"text"],
)
def test_what_is_not_xml_is_refused(sent):
    with pytest.raises(Refused, match="damaged"):
        markup.rewrite(sent, Everything())


@pytest.mark.parametrize(("depth", "taken"), [(500, True), (501, False)])
def test_elements_up_to_500_deep_are_taken(depth, taken):
    sent = b"<a>" * depth + b"</a>" * depth

    if taken:
        assert body(sent).count("<a") == 500
    else:
        with pytest.raises(Refused):
            markup.rewrite(sent, Everything())


def test_an_element_left_out_takes_all_that_is_in_it():
    assert body(b"<a>1<x>2<b>3<x/></b>4</x>5<y:x xmlns:y='urn:y'/>6</a>", Without("x")) == "<a>156</a>"


def test_hollow_keeps_the_outermost_element_its_namespaces_and_version():
    hollow = markup.Hollow()
    sent = b'<p:a xmlns:p="urn:p" p:version="1.3" p:who="x">t<p:b>u</p:b></p:a>'

    assert body(sent, hollow) == '<p:a xmlns:p="urn:p" p:version="1.3"/>'
    assert hollow.emptied


def test_hollow_says_when_there_was_nothing_to_empty():
    hollow = markup.Hollow()

    markup.rewrite(b"<a/>", hollow)

    assert not hollow.emptied


def test_elements_are_listed_without_prefixes():
    assert markup.elements(b'<p:a xmlns:p="urn:p"><b c="d"/></p:a>') == [("a", {"xmlns:p": "urn:p"}), ("b", {"c": "d"})]


_CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")


@given(st.text(_CHARACTERS), st.text(_CHARACTERS))
def test_any_text_and_attribute_mean_the_same_after(text, value):
    tree = ET.Element("a", {"b": value})
    tree.text = text

    after = ET.fromstring(markup.rewrite(ET.tostring(tree, "utf-8"), Everything()))

    assert (after.text or "", after.get("b")) == (text, value)
