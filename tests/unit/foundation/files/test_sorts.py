"""What a file must be before it is taken apart."""

import pytest

from colonnade.foundation.files import Kind, Refused
from colonnade.foundation.files.sorts import check_office, check_opendocument
from tests.unit.foundation.files import samples


def test_a_file_that_is_what_its_name_says_passes():
    types = check_office(samples.unzipped(samples.xlsx()), Kind.XLSX)
    assert types.of("xl/workbook.xml").endswith("sheet.main+xml")
    check_opendocument(samples.unzipped(samples.ods()), Kind.ODS)


@pytest.mark.parametrize("kind", [Kind.DOCX, Kind.PPTX])
def test_a_spreadsheet_under_another_name_does_not(kind):
    with pytest.raises(Refused, match="an Excel spreadsheet"):
        check_office(samples.unzipped(samples.xlsx()), kind)


def test_macros_are_found_by_what_the_file_declares():
    parts = samples.unzipped(samples.xlsx())
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"sheet.main", b"sheet.macroEnabled.main")
    with pytest.raises(Refused, match="macros"):
        check_office(parts, Kind.XLSX)
