"""What lets a phone open the page again without network: the worker, and the app's manifest."""

from collections.abc import Mapping

import orjson

from kiosk_server.web.pages.app_icons import ICON_SIZES, icon_file
from kiosk_server.web.pages.page_shell import TYPE_SHEET, script_of, sheet_of
from kiosk_server.web.pages.static_tree import EARLY_FILE, WORKER_FILE, StaticTree, later_script

_MARK = "frame/mark.svg"


def service_worker(tree: StaticTree) -> str:
    """The worker's script for this release: our own code after a list of what it keeps."""
    texts = sorted(path for path in tree.files if path.startswith("texts/phone."))
    scripts = [script_of("phone"), later_script("phone")]
    paths = [*scripts, *texts, sheet_of("phone"), TYPE_SHEET, EARLY_FILE, _MARK]
    record = {
        "release": tree.hash,
        "files": [tree.address(path) for path in dict.fromkeys(paths)],
    }
    script = tree.files[WORKER_FILE].body.decode()
    return f"const RELEASE = {orjson.dumps(record).decode()};\n{script}"


def web_manifest(tree: StaticTree, name: str, locale: str) -> Mapping[str, object]:
    """The manifest with which a phone can keep the page like an app."""
    return {
        "name": name,
        "short_name": name[:12],
        "lang": locale,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#f4f6f8",
        "theme_color": "#f4f6f8",
        "icons": [
            {"src": tree.address(_MARK), "sizes": "any", "type": "image/svg+xml"},
            *(
                {
                    "src": tree.address(icon_file(size, maskable=maskable)),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": "maskable" if maskable else "any",
                }
                for maskable in (False, True)
                for size in ICON_SIZES
            ),
        ],
    }
