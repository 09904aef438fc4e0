"""Scripts that are fetched after the page's own: they take from that what it has already."""

from kiosk_server.web.pages.scripts import joined_later

MODULES = {
    "page/page.js": 'import { words } from "../frame/words.js";\nexport const page = words;\n',
    "frame/words.js": "export const words = 1;\n",
    "frame/voice/voice.js": (
        'import { words } from "../words.js";\nimport { tone } from "./tone.js";\n'
        "export const voice = words + tone;\n"
    ),
    "frame/voice/tone.js": "export const tone = 2;\n",
}


def test_later_script_holds_only_what_the_page_lacks() -> None:
    script = joined_later(MODULES, "frame/voice/voice.js", "page/page.js")

    assert script.startswith('import * as page from "./page.js";\n')
    assert 'const { words } = page["frame/words.js"];' in script
    assert "const tone = 2;" in script
    assert "const words = 1;" not in script
    assert 'as "frame/voice/voice.js"' in script
    assert 'as "frame/words.js"' not in script
