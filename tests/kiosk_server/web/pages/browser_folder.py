"""A small browser's folder: two pages of a few modules, and one fetched package."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

PACKAGE = '{"name": "lit-html", "version": "3.0.0", "license": "BSD-3-Clause"}'
LIBRARY = "export const html = 1;\n"
FILES: Mapping[str, str] = {
    "service_worker.js": "self.x = 1;\n",
    "css/kiosk.css": '/* All. */\n\n@import "./kiosk/ink.css";\n\nh1 { margin: 0; }\n',
    "css/kiosk/ink.css": "/* Ink. */\n\n:root { --ink: #000000; }\n" * 20,
    "frame/early.js": "early();\n",
    "frame/mark.svg": "<svg/>\n",
    "frame/words.js": 'import { html } from "lit-html";\nexport const say = html;\n',
    "kiosk/kiosk.js": 'import { say } from "../frame/words.js";\nimport "./pad.js";\nsay;\n',
    "kiosk/pad.js": 'export { say } from "../frame/words.js";\n',
    "icons/lift.svg": '<svg viewBox="0 0 24 24">\n<path d="M1 1" />\n</svg>\n',
    "node_modules/lit-html/lit-html.js": LIBRARY,
    "node_modules/lit-html/package.json": PACKAGE,
    "node_modules/lit-html/LICENSE": "BSD words",
    "npm_files.sha256": f"{sha256(LIBRARY.encode()).hexdigest()}  lit-html/lit-html.js\n",
}


def write_browser_folder(folder: Path) -> Path:
    """Writes it; its packages are not copied yet."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
