"""A PDF keeps its pages and links; what says who made it, and what runs, goes (row 19)."""

import io
import time

import pikepdf
import pytest

from colonnade.foundation.files import LIMITS, Kind, Refused, pdf, removed
from tests.unit.foundation.files import samples


def clean(data):
    return pdf.clean(data, Kind.PDF, LIMITS)


def opened(data):
    return pikepdf.open(io.BytesIO(data))


def made(change, **settings):
    """A page of a PDF after `change(document, page)`."""
    document = pikepdf.new()
    page = document.add_blank_page()
    change(document, page.obj)
    out = io.BytesIO()
    document.save(out, **settings)
    return out.getvalue()


def in_form(document, page, field):
    field = document.make_indirect(field)
    page.Annots = pikepdf.Array([field])
    document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))


def test_no_canary_is_left_and_the_page_opens():
    assert samples.CANARY.encode() in samples.revealed(samples.pdf())
    assert any(place in samples.revealed(samples.pdf()) for place in samples.LATITUDE_BYTES)

    data, cleaned = clean(samples.pdf())

    left = samples.revealed(data)
    assert samples.CANARY.encode() not in left
    assert not any(place in left for place in samples.LATITUDE_BYTES)
    with opened(data) as document:
        assert document.check_pdf_syntax() == []
        assert document.pages[0].obj.Contents.read_bytes() == b"q 100 0 0 100 0 0 cm /Im0 Do Q"
        assert "/Info" not in document.trailer
    assert set(cleaned) == {
        removed.PROPERTIES, removed.ACTIVE, removed.ATTACHMENTS, removed.AUTHORS, removed.LINKS, removed.PICTURE_DETAILS
    }  # fmt: skip


def test_the_photograph_in_it_still_opens_with_the_same_dots():
    with opened(clean(samples.pdf())[0]) as document:
        photograph = document.pages[0].obj.Resources.XObject.Im0
        assert pikepdf.PdfImage(photograph).as_pil_image().size == (24, 16)


@pytest.mark.parametrize("first", ["/ASCII85Decode", "/ASCIIHexDecode", "/FlateDecode"])
def test_a_photograph_packed_a_second_time_is_cleaned_too(first):
    def photograph(document, page):
        filters = [pikepdf.Name(first), pikepdf.Name.DCTDecode]
        stream = document.make_stream(samples.twice_packed(first), Filter=filters)
        if first == "/FlateDecode":
            stream.DecodeParms = pikepdf.Array([pikepdf.Dictionary(), pikepdf.Dictionary(ColorTransform=1)])
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=stream))

    data, cleaned = clean(made(photograph))

    assert removed.PICTURE_DETAILS in cleaned
    with opened(data) as document:
        kept = document.pages[0].obj.Resources.XObject.Im0
        assert kept.read_raw_bytes().startswith(b"\xff\xd8")
        assert samples.CANARY.encode() not in kept.read_raw_bytes()


def test_web_links_stay_and_other_links_lose_their_target():
    with opened(clean(samples.pdf())[0]) as document:
        annotations = list(document.pages[0].obj.Annots)
    targets = [str(each.A.URI) for each in annotations if "/A" in each and "/URI" in each.A]

    assert targets == ["https://www.example.org/kept"]
    assert [str(each.Subtype) for each in annotations] == ["/Text", "/Link", "/Link", "/Link"]


@pytest.mark.attack
@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "\\\\host\\share", "//host/share", "data:text/html,x"],
)
def test_an_address_that_is_not_the_web_is_dropped(address):
    def link(_document, page):
        page.Annots = pikepdf.Array([samples._link(address)])

    with opened(clean(made(link))[0]) as document:
        assert "/URI" not in document.pages[0].obj.Annots[0].A


@pytest.mark.attack
@pytest.mark.parametrize("sort", ["JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR", "GoToE", "Rendition"])
def test_an_action_has_no_force_wherever_it_hangs(sort):
    def hang(document, page):
        action = pikepdf.Dictionary(S=pikepdf.Name("/" + sort), JS="app.alert(1)", F="evil.exe", D="x")
        outline = document.make_indirect(pikepdf.Dictionary(Title="One", A=action))
        document.Root.Outlines = pikepdf.Dictionary(First=outline, Last=outline, Count=1)
        widget = pikepdf.Dictionary(Subtype=pikepdf.Name.Widget, T="field", A=action, AA=action)
        in_form(document, page, widget)
        page.Resources.Deep = pikepdf.Array([pikepdf.Array([pikepdf.Dictionary(A=action)])])
        document.Root.OpenAction = action

    data, cleaned = clean(made(hang))

    assert removed.ACTIVE in cleaned
    left = samples.revealed(data)
    assert b"app.alert" not in left
    assert b"evil.exe" not in left


def test_a_form_field_keeps_its_name_and_its_answer():
    def form(document, page):
        field = pikepdf.Dictionary(Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="team", V="Ward 7")
        in_form(document, page, field)
        document.Root.AcroForm.XFA = "<xfa/>"

    with opened(clean(made(form))[0]) as document:
        field = document.Root.AcroForm.Fields[0]
        assert (str(field.T), str(field.V)) == ("team", "Ward 7")
        assert "/XFA" not in document.Root.AcroForm


def test_a_signature_goes_because_it_names_the_signer_and_would_be_broken():
    def sign(document, page):
        signature = pikepdf.Dictionary(Type=pikepdf.Name.Sig, Name=samples.CANARY)
        field = pikepdf.Dictionary(Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Sig, T="sign", V=signature)
        in_form(document, page, field)

    data, cleaned = clean(made(sign))

    assert removed.SIGNATURES in cleaned
    assert samples.CANARY.encode() not in samples.revealed(data)


def test_a_font_or_drawing_may_have_any_name():
    def resources(document, page):
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        form = document.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 1, 1])
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(AA=font), XObject=pikepdf.Dictionary(AF=form))

    with opened(clean(made(resources))[0]) as document:
        kept = document.pages[0].obj.Resources
        assert "/AA" in kept.Font
        assert "/AF" in kept.XObject


@pytest.mark.attack
def test_an_earlier_version_kept_inside_the_file_is_gone():
    first = made(lambda document, page: document.Root.update({"/Lang": "en-GB"}), static_id=True)
    later = b"9 0 obj\n(" + samples.CANARY.encode() + b")\nendobj\n"

    data, _ = clean(first + b"\n" + later + first[first.rfind(b"startxref") :])

    assert samples.CANARY.encode() not in samples.revealed(data)


def test_what_makes_it_readable_aloud_is_kept():
    def tagged(document, _page):
        document.Root.Lang = document.make_indirect(pikepdf.String("en-GB"))
        document.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        document.Root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot)

    with opened(clean(made(tagged))[0]) as document:
        assert str(document.Root.Lang) == "en-GB"
        assert document.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in document.Root


def test_only_what_a_page_is_known_to_need_is_kept():
    def private(document, page):
        page.Thumb = document.make_stream(samples.CANARY.encode())
        page.AcmeEditor = pikepdf.Dictionary(Who=samples.CANARY)
        document.trailer.AcmeEditor = document.make_indirect(pikepdf.Dictionary(Who=samples.CANARY))
        page.Rotate = 90

    data, _ = clean(made(private))

    assert samples.CANARY.encode() not in samples.revealed(data)
    with opened(data) as document:
        assert document.pages[0].obj.Rotate == 90


def test_names_that_are_not_text_are_let_be():
    def named(_document, page):
        page.Resources = pikepdf.Dictionary(Properties=pikepdf.Dictionary({"/ZZZZ": pikepdf.Name("/YYYY")}))
        page.Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name("/XXXX"), S=pikepdf.Name("/WWWW"))])

    data = made(named)
    for letter in b"ZYXW":
        data = data.replace(b"/" + bytes([letter]) * 4, b"/" + bytes([letter]) + b"#e4 ")

    with opened(clean(data)[0]) as document:
        assert bytes(document.pages[0].obj.Annots[0].Subtype) == b"/X\xe4"


@pytest.mark.parametrize("by_action", [True, False])
def test_opening_at_a_page_is_nothing_to_tell_anyone_about(by_action):
    def opens(document, page):
        place = pikepdf.Array([page, pikepdf.Name.Fit])
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=place) if by_action else place

    data, cleaned = clean(made(opens))

    assert cleaned == []
    with opened(data) as document:
        assert "/OpenAction" not in document.Root


@pytest.mark.parametrize(("owner", "user"), [("o", "u"), ("o", "")])
def test_a_locked_pdf_is_refused_with_what_to_do(owner, user):
    data = made(lambda *_: None, encryption=pikepdf.Encryption(owner=owner, user=user))

    with pytest.raises(Refused, match=r"locked.*Save a copy without"):
        clean(data)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", b"%PDF-" + bytes(500)])
def test_a_pdf_with_no_pages_is_refused(data):
    with pytest.raises(Refused, match="damaged"):
        clean(data)


def test_a_pdf_whose_pages_were_all_taken_out_is_refused():
    out = io.BytesIO()
    pikepdf.new().save(out)

    with pytest.raises(Refused, match="no pages"):
        clean(out.getvalue())


def test_the_same_file_comes_out_the_same():
    data = samples.pdf()
    once = clean(data)[0]
    # A PDF's own identifier may be made from the time of day, in seconds.
    time.sleep(1.1)

    assert clean(data)[0] == once
    assert clean(clean(data)[0])[1] == []
