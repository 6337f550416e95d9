"""Turn a film's SVG into the MP4 and its still picture: `python -m lms.demo.media.film [chromium]`."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
SOURCE = HERE / "extinguisher.svg"
A_SECOND = 25  # frames
MOMENT = "at => document.getAnimations().forEach(one => { one.pause(); one.currentTime = at; })"
COLOURS = "scale=out_color_matrix=bt709:out_range=tv"
TAGS = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"]
OLD_PHONES = ["-c:v", "libx264", "-profile:v", "main", "-level", "3.1", "-pix_fmt", "yuv420p", "-g", "250"]
SMALL = ["-preset", "veryslow", "-tune", "animation", "-crf", "32", "-movflags", "+faststart", "-an"]


def frame(page: Page, seconds: float) -> bytes:
    """The picture at that moment; the drawing's clock stands still at it."""
    page.evaluate(MOMENT, seconds * 1000)
    return page.screenshot(type="png")


def frames(page: Page, seconds: int) -> Iterator[bytes]:
    return (frame(page, number / A_SECOND) for number in range(seconds * A_SECOND))


def encode(pictures: Iterator[bytes], target: Path) -> None:
    pipe = ["-f", "image2pipe", "-framerate", str(A_SECOND), "-c:v", "png", "-i", "-", "-vf", COLOURS]
    command = ["ffmpeg", "-y", "-loglevel", "error", *pipe, *OLD_PHONES, *TAGS, *SMALL, str(target)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin
        for picture in pictures:
            process.stdin.write(picture)
    if process.returncode:
        raise SystemExit(process.returncode)


def still(picture: bytes, target: Path) -> None:
    Image.open(io.BytesIO(picture)).convert("RGB").save(target, optimize=True)


def main() -> None:
    with sync_playwright() as playwright:
        program = sys.argv[1] if len(sys.argv) > 1 else None
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(SOURCE.as_uri())
        length, moment = page.evaluate("[document.rootElement.dataset.seconds, document.rootElement.dataset.still]")
        still(frame(page, float(moment)), SOURCE.with_suffix(".png"))
        encode(frames(page, int(length)), SOURCE.with_suffix(".mp4"))
        browser.close()


if __name__ == "__main__":
    main()
