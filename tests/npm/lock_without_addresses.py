"""Takes out of package-lock.json the addresses, which npm needs for nothing."""

import json
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
LOCKS = (
    REPOSITORY / "tests" / "npm" / "package-lock.json",
    REPOSITORY / "kiosk_server" / "web" / "browser" / "package-lock.json",
)


def main() -> None:
    """Rewrites the locks."""
    for path in LOCKS:
        lock = json.loads(path.read_text(encoding="utf-8"))
        for package in lock["packages"].values():
            package.pop("funding", None)
            package.pop("resolved", None)
        path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
