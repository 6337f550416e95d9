"""Make the sound to press along with: `python -m lms.demo.media.rhythm`.

Thirty ticks at 110 a minute, the last five higher, then a pause with two low tones for the breaths; all of it twice."""

from __future__ import annotations

import io
import math
import subprocess
import wave
from array import array
from collections.abc import Callable
from pathlib import Path

TARGET = Path(__file__).parent / "compressions.m4a"
RATE = 24_000  # samples a second
LOUD = 0.8 * 32767
BEFORE, EACH, PRESSES, HIGHER, PAUSE, SECONDS = 0.5, 60 / 110, 30, 5, 5.0, 44
BREATHS = (0.9, 2.7)  # seconds after the last press
ENCODER = ["-c:a", "aac", "-b:a", "24k", "-ac", "1", "-movflags", "+faststart", "-map_metadata", "-1"]

Sound = Callable[[float], float]


def wave_of(pitch: float, at: float) -> float:
    return math.sin(math.tau * pitch * at)


def tick(pitch: float) -> Sound:
    """A dry knock, as of wood."""
    return lambda at: math.exp(-at / 0.02) * (wave_of(pitch, at) + 0.3 * wave_of(2.7 * pitch, at))


def breath(at: float) -> float:
    """One second that swells and fades."""
    return 0.45 * math.sin(math.pi * at) ** 2 * wave_of(392, at)


def add(track: array, start: float, seconds: float, sound: Sound) -> None:
    first = round(start * RATE)
    for place in range(round(seconds * RATE)):
        track[first + place] += round(LOUD * sound(place / RATE) / 1.3)


def track() -> array:
    made = array("h", bytes(2 * SECONDS * RATE))
    for cycle in range(2):
        start = BEFORE + cycle * (PRESSES * EACH + PAUSE)
        for press in range(PRESSES):
            add(made, start + press * EACH, 0.2, tick(1250 if press >= PRESSES - HIGHER else 880))
        for moment in BREATHS:
            add(made, start + PRESSES * EACH + moment, 1.0, breath)
    return made


def main() -> None:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(track().tobytes())
    command = ["ffmpeg", "-y", "-loglevel", "error", "-f", "wav", "-i", "-", *ENCODER, str(TARGET)]
    subprocess.run(command, input=file.getvalue(), check=True)


if __name__ == "__main__":
    main()
