"""A picture is drawn again: its dots stay, its details go (row 19)."""

import io
import zlib
from dataclasses import replace

import pytest
from PIL import Image

from colonnade.foundation.files import LIMITS, Kind, Refused, pictures, removed
from colonnade.foundation.files.jpeg import without_details
from tests.unit.foundation.files import samples


def opened(data):
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize(("make", "kind"), [(samples.jpeg, Kind.JPEG), (samples.png, Kind.PNG)])
def test_no_detail_is_left_and_the_picture_opens(make, kind):
    assert samples.CANARY.encode() in samples.revealed(make())

    data, cleaned = pictures.clean(make(), kind, LIMITS)

    left = samples.revealed(data)
    assert samples.CANARY.encode() not in left
    assert not any(place in left for place in samples.LATITUDE_BYTES)
    assert not opened(data).getexif()
    assert opened(data).size == (24, 16)
    assert cleaned == [removed.PICTURE_DETAILS]


def test_a_jpeg_the_right_way_up_looks_the_same():
    before, after = opened(samples.jpeg()), opened(pictures.clean(samples.jpeg(), Kind.JPEG, LIMITS)[0])

    worst = max(abs(a - b) for a, b in zip(before.tobytes(), after.tobytes(), strict=True))
    assert worst <= 3


def test_a_png_keeps_every_dot():
    before, after = opened(samples.png()), opened(pictures.clean(samples.png(), Kind.PNG, LIMITS)[0])

    assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize(
    ("turn", "size", "light"),
    [
        (1, (24, 16), (2, 8)),
        (2, (24, 16), (21, 8)),
        (3, (24, 16), (21, 8)),
        (6, (16, 24), (8, 2)),
        (8, (16, 24), (8, 21)),
    ],
)
def test_a_photograph_is_turned_before_the_mark_is_lost(turn, size, light):
    data, cleaned = pictures.clean(samples.jpeg(turn), Kind.JPEG, LIMITS)

    after = opened(data)
    assert after.size == size
    assert after.getpixel(light)[0] > 180
    assert after.getpixel((size[0] - 1 - light[0], size[1] - 1 - light[1]))[0] < 80
    assert (removed.TURNED in cleaned) is (turn != 1)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_a_png_may_have_is_kept(mode):
    out = io.BytesIO()
    Image.new(mode, (5, 4)).save(out, "PNG")

    assert opened(pictures.clean(out.getvalue(), Kind.PNG, LIMITS)[0]).mode == mode


@pytest.mark.parametrize("clear", [0, b"\x00\x80\xff"])
def test_a_see_through_colour_stays(clear):
    out = io.BytesIO()
    Image.new("P", (5, 4)).save(out, "PNG", transparency=clear)

    after = opened(pictures.clean(out.getvalue(), Kind.PNG, LIMITS)[0])

    assert after.info["transparency"] == opened(out.getvalue()).info["transparency"]


def test_colour_profiles_and_resolution_go():
    out = io.BytesIO()
    samples.picture().save(out, "PNG", icc_profile=b"profile of Qanaria's computer", dpi=(300, 300))

    data, cleaned = pictures.clean(out.getvalue(), Kind.PNG, LIMITS)

    assert opened(data).info == {}
    assert cleaned == [removed.PICTURE_DETAILS]


@pytest.mark.attack
def test_what_was_put_after_the_picture_is_gone():
    for make, kind in ((samples.jpeg, Kind.JPEG), (samples.png, Kind.PNG)):
        data, _ = pictures.clean(make() + b"<script>alert(1)</script>", kind, LIMITS)
        assert b"script" not in data


def test_the_second_picture_of_a_phone_goes():
    out = io.BytesIO()
    samples.picture().save(out, "MPO", save_all=True, append_images=[samples.picture()])

    data, cleaned = pictures.clean(out.getvalue(), Kind.JPEG, LIMITS)

    assert opened(data).format == "JPEG"
    assert removed.ANIMATION in cleaned


@pytest.mark.attack
@pytest.mark.parametrize(("spare", "taken"), [(1, True), (0, True), (-1, False)])
def test_dots_are_counted_before_they_are_drawn(spare, taken):
    limits = replace(LIMITS, pixels=24 * 16 + spare)

    if taken:
        pictures.clean(samples.png(), Kind.PNG, limits)
    else:
        with pytest.raises(Refused, match="too many dots"):
            pictures.clean(samples.png(), Kind.PNG, limits)


@pytest.mark.attack
def test_a_picture_that_says_it_is_vast_is_refused_by_its_header():
    vast = bytearray(samples.png())
    vast[16:24] = (60_000).to_bytes(4, "big") * 2
    vast[29:33] = zlib.crc32(vast[12:29]).to_bytes(4, "big")

    with pytest.raises(Refused, match="too many dots"):
        pictures.clean(bytes(vast), Kind.PNG, LIMITS)


@pytest.mark.parametrize(("make", "kind"), [(samples.jpeg, Kind.PNG), (samples.png, Kind.JPEG)])
def test_one_kind_is_not_read_as_another(make, kind):
    with pytest.raises(Refused, match="damaged"):
        pictures.clean(make(), kind, LIMITS)


@pytest.mark.parametrize("form", ["GIF", "BMP", "TIFF"])
def test_other_pictures_in_documents_are_drawn_again_too(form):
    out = io.BytesIO()
    extra = {"GIF": {"comment": samples.CANARY.encode()}, "TIFF": {"artist": samples.CANARY}}.get(form, {})
    samples.picture().convert("P" if form == "GIF" else "RGB").save(out, form, **extra)

    data, _ = pictures.redrawn(out.getvalue(), form, LIMITS)

    assert samples.CANARY.encode() not in data
    assert opened(data).format == form


def metafile(description=samples.CANARY):
    words = description.encode("utf-16-le")
    header = bytearray(88)
    header[:8] = (1).to_bytes(4, "little") + (88 + len(words)).to_bytes(4, "little")
    header[40:44] = b" EMF"
    header[60:64] = (len(words) // 2).to_bytes(4, "little")
    header[64:68] = (88).to_bytes(4, "little")
    return bytes(header) + words + b"records"


def test_the_description_of_a_metafile_is_blanked_and_the_rest_stays():
    before = metafile()

    after = pictures.without_description(before)

    assert samples.CANARY.encode("utf-16-le") not in after
    assert len(after) == len(before)
    assert after.endswith(b"records")
    assert pictures.without_description(metafile("")) == metafile("")


@pytest.mark.parametrize(
    "data", [b"", b"x" * 100, metafile()[:95], metafile()[:64] + (10).to_bytes(4, "little") + metafile()[68:]]
)
def test_a_metafile_that_does_not_add_up_is_refused(data):
    with pytest.raises(Refused):
        pictures.without_description(data)


def test_details_come_out_of_a_jpeg_without_touching_its_dots():
    before = samples.jpeg()

    after = without_details(before)

    assert samples.CANARY.encode() not in after
    assert opened(after).tobytes() == opened(before).tobytes()
    assert not opened(after).getexif()
    assert without_details(after) == after


@pytest.mark.parametrize("saved", [{"progressive": True}, {"restart_marker_blocks": 1}, {"quality": 100}])
def test_a_jpeg_of_many_scans_or_restarts_keeps_them_all(saved):
    out = io.BytesIO()
    Image.radial_gradient("L").resize((64, 48)).convert("RGB").save(out, "JPEG", **saved)

    assert without_details(out.getvalue()) == out.getvalue()


@pytest.mark.attack
def test_what_a_decoder_would_skip_in_a_jpeg_is_gone():
    whole = samples.jpeg()
    hidden = b"junk" + whole[2 : whole.index(b"\xff\xdb")]
    first = whole.index(b"\xff\xda")
    sent = whole[:first] + hidden + whole[first:] + whole

    after = without_details(sent)

    assert samples.CANARY.encode() not in after
    assert after.count(b"\xff\xd8") == 1
    assert opened(after).tobytes() == opened(whole).tobytes()


def test_a_jpeg_cut_short_keeps_what_there_is():
    whole = without_details(samples.jpeg())

    assert without_details(whole[:-2]) == whole[:-2]


@pytest.mark.parametrize("data", [b"", b"not a jpeg", b"\xff\xd8", b"\xff\xd8\xff", b"\xff\xd8\xff\xff\xff\xff"])
def test_what_is_not_a_jpeg_is_left(data):
    assert without_details(data)[:2] == data[:2]
