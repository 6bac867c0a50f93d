"""How Manim Community does on the same picture: the same length, size and frame rate, both from nothing made before."""

import json
import os
import re
import sys
from pathlib import Path

from bench import CORES, Run

VERSION = "0.22.0"


def install(folder):
    """Manim in a virtual environment of its own; one that an earlier run left in BEATFRAME_PEERS is taken as it is."""
    home = folder / f"manim-{VERSION}"
    manim = home / "bin" / "manim"
    if not (home / "complete").exists():
        print(f"Installing Manim {VERSION} from PyPI, which takes a minute or two", file=sys.stderr, flush=True)
        try:
            Run([sys.executable, "-m", "venv", "--clear", home])
            # Only pycairo has no wheel, and is built in seconds. Without the preference for wheels a newer source of
            # one of the large libraries could be built, for many minutes.
            Run([home / "bin" / "pip", "install", "--quiet", "--prefer-binary", f"manim=={VERSION}"])
            # The first start writes what Python compiles: no part of making a film.
            Run([manim, "render", "--help"])
        except (OSError, SystemExit) as error:
            raise SystemExit(f"--peers: Manim {VERSION} could not be installed: {error}")
        (home / "complete").touch()
    return manim


def video(path):
    """The picture's size and its frames, counted."""
    run = Run(
        ["ffprobe", "-v", "error", "-select_streams", "v", "-count_packets", "-show_entries",
         "stream=width,height,r_frame_rate,nb_read_packets", "-of", "json", path])
    return json.loads(run.output)["streams"][0]


def psnr(film, exact):
    run = Run(
        ["ffmpeg", "-nostdin", "-hide_banner", "-i", film, "-i", exact, "-lavfi",
         # A film has a cover, too, which is a picture of another stream.
         "[0:v:0][1:v:0]psnr", "-f", "null", "-"])
    return float(re.findall(r"average:(\S+)", run.output)[-1])


def measure(bench):
    folder = Path(os.environ.get("BEATFRAME_PEERS") or bench.folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    manim = install(folder)

    timeline = bench.timeline("quick")
    film = bench.folder / "manim-film.json"
    ask = lambda command: json.loads(Run([bench.bin / "render", command, "-t", timeline, "--json"]).output)
    target = json.loads(timeline.read_text())["network"]["target"][0]
    film.write_text(json.dumps({"beats": ask("check")["beats"], "trace": ask("trace"), "target": target}))

    def scene(name, *options):
        media = bench.folder / f"manim-{name}"
        # --silent: it would ask PyPI for newer versions, and that wait would be counted.
        run = Run(
            [manim, "render", "--silent", "--quality", "h", "--disable_caching", "--progress_bar", "none",
             "--verbosity", "ERROR", "--media_dir", media, "--output_file", name, *options,
             Path(__file__).with_name("manim_scene.py"), "Backpropagation"],
            env=os.environ | {"BEATFRAME_FILM": str(film)}, cwd=bench.folder)
        return run, next(media.glob(f"videos/**/{name}.mp4"))

    # Both as they come: each its own encoder, at its own default quality. Manim makes no sound, hence neither do we.
    theirs, their_film = scene("film")
    same = ["--size", "1080p", "--fps", "60", "--audio", "none"]
    ours = bench.render(timeline, *same, output="ours.mp4")
    our_film = bench.folder / "ours.mp4"
    # Manim's default is coarser than our coarsest: that one is the nearest to its quality.
    draft = bench.render(timeline, *same, "--quality", "draft", output="draft.mp4")
    draft_film = bench.folder / "draft.mp4"

    their_video, our_video = video(their_film), video(our_film)
    if their_video != our_video:
        raise SystemExit(f"--peers: the films are not alike: Manim's is {their_video}, ours {our_video}")
    seconds = int(our_video["nb_read_packets"]) / 60
    note = lambda file: f"{seconds:.1f} s of film, {file.stat().st_size * 8 / seconds / 1e6:.2f} Mbit/s"
    bench.add(f"Manim Community {VERSION}, same picture", theirs.seconds, "s", note=note(their_film))
    bench.add("beatframe, that picture", ours.seconds, "s", note=note(our_film))
    bench.add("… times faster than Manim", theirs.seconds / ours.seconds, "×", 40, at_least=True)
    bench.add("beatframe, that picture, --quality draft", draft.seconds, "s", note=note(draft_film))
    bench.add("… times faster than Manim", theirs.seconds / draft.seconds, "×")

    # Each against its own frames before they were encoded, which x264 keeps whole at a rate factor of 0.
    _, their_exact = scene("exact", "--encoder-option", "crf=0", "--max-inflight-encoders", CORES)
    bench.render(timeline, *same, "--crf", "0", output="ours-exact.mp4")
    their_quality = psnr(their_film, their_exact)
    bench.add("Manim's PSNR against its own frames", their_quality, "dB")
    exact = bench.folder / "ours-exact.mp4"
    for name, film in [("beatframe's", our_film), ("beatframe's, --quality draft,", draft_film)]:
        bench.add(f"{name} PSNR against its own frames", psnr(film, exact), "dB", round(their_quality, 2), at_least=True)
