"""Reads the lines for machines on each file by Tesseract and by PassportEye: one JSON object a line,
{"file", "tesseract": {"lines", "valid", "ms"}, "passporteye": the same}. Run by `cargo xtask mrz`."""

import json
import re
import subprocess
import sys
import time
import warnings

warnings.filterwarnings("ignore")

from passporteye import read_mrz
from passporteye.mrz.text import MRZ, MRZOCRCleaner


def valid(lines):
    return bool(lines) and bool(MRZ(lines).valid)


def tesseract(file):
    """The whole page as one block of text; of its lines, those that could be a zone, the valid ones first."""
    told = subprocess.run(
        ["tesseract", file, "-", "--psm", "6"], capture_output=True, check=False, text=True
    ).stdout
    lines = [re.sub(r"\s", "", line).replace("«", "<<").upper() for line in told.splitlines()]
    zones = []
    for count, width in ((2, 44), (2, 36), (3, 30)):
        for start in range(len(lines) - count + 1):
            zone = lines[start : start + count]
            if all(len(line) == width and re.fullmatch("[A-Z0-9<]+", line) for line in zone):
                zones.append(zone)
    return next(filter(valid, zones), zones[0] if zones else [])


def passporteye(file):
    zone = read_mrz(file)
    return MRZOCRCleaner.apply(zone.aux["raw_text"]) if zone else []


def measured(read, file):
    begun = time.monotonic()
    try:
        lines = read(file)
    except Exception as error:  # a rival that falls over has read nothing
        print(f"{file}: {error}", file=sys.stderr)
        lines = []
    return {
        "lines": lines,
        "valid": valid(lines),
        "ms": round((time.monotonic() - begun) * 1000),
    }


for file in sys.argv[1:]:
    told = {"file": file, "tesseract": measured(tesseract, file), "passporteye": measured(passporteye, file)}
    print(json.dumps(told), flush=True)
