"""Turn the drawings' SVG sources into the PNG that the lessons use: `python -m lms.demo.drawings.render [chromium]`.

Run by whoever changed a drawing, on a machine with Chromium and a Chinese font; the PNG are committed.
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent


def render(page, source: Path) -> None:
    page.goto(source.as_uri())
    shot = page.locator("svg").screenshot(type="png")
    image = Image.open(io.BytesIO(shot)).convert("RGB").quantize(64, dither=Image.Dither.NONE)
    image.save(source.with_suffix(".png"), optimize=True)


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=sys.argv[1] if len(sys.argv) > 1 else None, args=["--no-sandbox"]
        )
        page = browser.new_page(device_scale_factor=1.5, viewport={"width": 720, "height": 900})
        for source in sorted(HERE.glob("*.svg")):
            render(page, source)
        browser.close()


if __name__ == "__main__":
    main()
