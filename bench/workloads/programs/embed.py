"""Prints a file in which @NAME@ stands for the text of the file NAME beside it, @NAME.length@ and @NAME.size@ for its bytes without and with a NUL."""

import pathlib
import re
import sys

template = pathlib.Path(sys.argv[1])


def replacement(match):
    name = match[1]
    for suffix, extra in ((".size", 1), (".length", 0)):
        if name.endswith(suffix):
            return str(len((template.parent / name.removesuffix(suffix)).read_bytes()) + extra)
    return "".join(
        chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\{byte:02x}"
        for byte in (template.parent / name).read_bytes()
    )


sys.stdout.write(re.sub(r"@([\w.]+)@", replacement, template.read_text()))
