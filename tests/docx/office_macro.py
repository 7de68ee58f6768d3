"""What an editor does, done by LibreOffice itself: a Basic macro retitles a heading, adds a paragraph to its text and saves the file."""

from __future__ import annotations

import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

_MACRO = """
Sub Edit(path As String, heading As String, retitled As String, added As String)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    document = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, hidden())
    paragraphs = document.Text.createEnumeration()
    Do While paragraphs.hasMoreElements()
        node = paragraphs.nextElement()
        If node.supportsService("com.sun.star.text.Paragraph") Then
            If node.ParaStyleName = "Heading 1" And node.String = heading Then
                ' Over the old words, whose bookmark for the contents stays.
                cursor = document.Text.createTextCursorByRange(node.Start)
                cursor.goRight(1, False)
                cursor.gotoRange(node.End, True)
                cursor.String = Mid(retitled, 2)
                first = document.Text.createTextCursorByRange(node.Start)
                first.goRight(1, True)
                first.String = Left(retitled, 1)
                titled = True
            ElseIf titled And node.ParaStyleName = "Normal Indent" Then
                titled = False
                place = document.Text.createTextCursorByRange(node.End)
                document.Text.insertControlCharacter(place, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
                document.Text.insertString(place, added, False)
            End If
        End If
    Loop
    For n = 0 To document.DocumentIndexes.Count - 1
        document.DocumentIndexes.getByIndex(n).update()
    Next n
    Dim form(0) As New com.sun.star.beans.PropertyValue
    form(0).Name = "FilterName"
    form(0).Value = "MS Word 2007 XML"
    document.storeToURL(ConvertToURL(path), form())
    form(0).Value = "writer_pdf_Export"
    document.storeToURL(ConvertToURL(path & ".pdf"), form())
    document.close(True)
End Sub
"""
_MODULE = ('<?xml version="1.0" encoding="UTF-8"?>\n<script:module xmlns:script="http://openoffice.org/2000/script" '
           'script:name="Editing" script:language="StarBasic">{}</script:module>')
_LIBRARY = ('<?xml version="1.0" encoding="UTF-8"?>\n'
            '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" '
            'library:passwordprotected="false">\n <library:element library:name="Editing"/>\n</library:library>')


def edit(soffice: str, path: Path, heading: str, retitled: str, added: str) -> Path:
    """Edit a document in place; give the PDF that LibreOffice makes of it then."""
    profile = path.parent / "profile"
    office = [soffice, f"-env:UserInstallation=file://{profile}", "--headless"]
    # A first run makes the profile, a second runs what has been put into it.
    first = [*office, "--convert-to", "txt:Text", "--outdir", str(path.parent), str(path)]
    subprocess.run(first, capture_output=True, timeout=120, check=True)
    folder = profile / "user" / "basic" / "Standard"
    (folder / "Editing.xba").write_text(_MODULE.format(escape(_MACRO)), encoding="utf-8")
    (folder / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    call = f'macro:///Standard.Editing.Edit("{path}","{heading}","{retitled}","{added}")'
    subprocess.run([*office, call], capture_output=True, timeout=120, check=True)
    return path.with_name(path.name + ".pdf")
