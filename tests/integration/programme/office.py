"""LibreOffice itself, without a screen: opens a spreadsheet, types into cells as a person would, and saves it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Office", "find"]

LONGEST_SECONDS = 180
FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "csv": "Text - txt - csv (StarCalc)"}
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Function Given(sName As String, vValue As Variant) As Object
  Dim oMade As New com.sun.star.beans.PropertyValue
  oMade.Name = sName
  oMade.Value = vValue
  Given = oMade
End Function

Sub TypeInto(sFolder As String, sSource As String, sTarget As String, sFilter As String)
  Dim oFile As Object, oFrame As Object, oType As Object, sWords As String, aParts As Variant
  Dim oText As Object, oAccess As Object
  sWords = ConvertToURL(sFolder &amp; "/" &amp; sSource)
  oFile = StarDesktop.loadComponentFromURL(sWords, "_blank", 0, Array(Given("Hidden", True)))
  oFrame = oFile.CurrentController.Frame
  oType = createUnoService("com.sun.star.frame.DispatchHelper")
  oAccess = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  oText = createUnoService("com.sun.star.io.TextInputStream")
  oText.setInputStream(oAccess.openFileRead(ConvertToURL(sFolder &amp; "/typed.txt")))
  oText.setEncoding("UTF-8")
  Do While Not oText.isEOF()
    sWords = oText.readLine()
    aParts = Split(sWords, Chr(9))
    If UBound(aParts) = 2 Then
      oFile.CurrentController.setActiveSheet(oFile.Sheets.getByName(aParts(0)))
      oType.executeDispatch(oFrame, ".uno:GoToCell", "", 0, Array(Given("ToPoint", aParts(1))))
      If aParts(2) = "" Then
        oType.executeDispatch(oFrame, ".uno:ClearContents", "", 0, Array())
      Else
        sWords = Join(Split(aParts(2), "\\n"), Chr(10))
        oType.executeDispatch(oFrame, ".uno:EnterString", "", 0, Array(Given("StringName", sWords)))
      End If
    End If
  Loop
  oText.closeInput()
  oFile.storeToURL(ConvertToURL(sFolder &amp; "/" &amp; sTarget), Array(Given("FilterName", sFilter)))
  oFile.close(True)
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
"""


def find() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    return shutil.which("soffice")


class Office:
    """One LibreOffice with a profile of its own, in a folder that is thrown away."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._profile = folder / "profile"
        # The first start makes the profile, over whatever stands there.
        self._run("--terminate_after_init")
        standard = self._profile / "user" / "basic" / "Standard"
        (standard / "script.xlb").write_text(LIBRARY, encoding="utf-8")
        (standard / "Module1.xba").write_text(MACRO, encoding="utf-8")

    def typed(self, content: bytes, typed: dict[tuple[str, str], str], ending: str = "xlsx") -> bytes:
        """The file after somebody typed into cells, by sheet and address, and saved it in that format."""
        source, target = self._folder / "given.xlsx", self._folder / f"saved.{ending}"
        source.write_bytes(content)
        target.unlink(missing_ok=True)
        lines = ("\t".join((sheet, cell, text.replace("\n", "\\n"))) for (sheet, cell), text in typed.items())
        (self._folder / "typed.txt").write_text("\n".join(lines), encoding="utf-8")
        names = f'"{self._folder}","{source.name}","{target.name}","{FILTERS[ending]}"'
        self._run(f"macro:///Standard.Module1.TypeInto({names})")
        return target.read_bytes()

    def converted(self, content: bytes, ending: str, to: str) -> bytes:
        """The file as LibreOffice saves it in another format."""
        source = self._folder / f"source.{ending}"
        source.write_bytes(content)
        self._run("--convert-to", to, "--outdir", str(self._folder), str(source))
        return (self._folder / f"source.{to}").read_bytes()

    def _run(self, *words: str) -> None:
        profile = f"-env:UserInstallation={self._profile.as_uri()}"
        subprocess.run(
            [str(find()), profile, "--headless", "--norestore", *words],
            check=True,
            timeout=LONGEST_SECONDS,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
