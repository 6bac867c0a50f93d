"""Measures how fast films are made. Every figure of a table comes from one run of this program on one machine."""

import argparse
import json
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

CORES = os.cpu_count() or 1


class Run:
    """What a finished process took."""

    def __init__(self, arguments, **options):
        start = time.monotonic()
        process = subprocess.Popen(
            [str(argument) for argument in arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            **options,
        )
        self.output = process.stdout.read().decode(errors="replace")
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds = time.monotonic() - start
        # Of its own and of what it started.
        self.processor = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        if process.returncode != 0:
            raise SystemExit(f"{arguments[0]} failed:\n{self.output}")


class Bench:
    def __init__(self, root, bin, folder):
        self.root, self.bin, self.folder = root, bin, folder
        self.lines = []

    def add(self, name, value, unit, goal=None, at_least=False, note=""):
        """Notes a figure; a goal is the most, or the least, that it should be."""
        met = None if goal is None else (value >= goal if at_least else value <= goal)
        line = {"name": name, "value": round(value, 4), "unit": unit}
        if goal is not None:
            line |= {"goal": goal, "atLeast": at_least, "met": met}
        if note:
            line["note"] = note
        self.lines.append(line)
        sign = "" if goal is None else f"{'≥' if at_least else '≤'} {goal:g}"
        mark = "" if met is None else ("met" if met else "MISSED")
        print(f"{name:<62} {value:>10.4g} {unit:<10} {sign:<8} {mark:<7} {note}", flush=True)

    def timeline(self, name, change=None):
        """One of the project's timelines, changed, in the folder of this run; its voice, script and words are found where they were."""
        document = json.loads((self.root / "timelines" / f"{name}.json").read_text())
        if "voiceover" in document:
            voice = document["voiceover"]
            if isinstance(voice, str):
                voice = {"file": voice}
            files = {key: str(self.root / "timelines" / voice[key]) for key in ["file", "script", "words"] if key in voice}
            document["voiceover"] = voice | files
        if change:
            change(document)
        path = self.folder / f"{name}-{len(list(self.folder.iterdir()))}.json"
        path.write_text(json.dumps(document))
        return path

    def render(self, timeline, *options, cache=None, output="film.mp4"):
        kept = ["--cache", cache] if cache else ["--no-cache"]
        return Run(
            [self.bin / "render", "-t", timeline, "-o", self.folder / output, "--progress", "none", *kept, *options],
            cwd=self.folder,
        )

    def chunks(self, timeline, cache, *options):
        """The arguments that make some chunks of a film."""
        film = ["-t", timeline, "-o", self.folder / "film.mp4", "--cache", cache]
        return [self.bin / "render", "chunks", *film, *options]

    def run(self, arguments):
        return Run(arguments)

    def together(self, runs):
        """Runs several processes at once."""
        with ThreadPoolExecutor(len(runs)) as pool:
            return list(pool.map(Run, runs))

    def tool(self, command, timeline, *options, parts=1):
        """Runs the measuring tool in as many processes as there are parts; answers what each printed."""
        processes = [
            subprocess.Popen(
                [str(x) for x in [self.bin / "bench", command, "--timeline", timeline, *options]]
                + ["--part", str(part), "--parts", str(parts)],
                stdout=subprocess.PIPE,
            )
            for part in range(parts)
        ]
        answers = [json.loads(process.communicate()[0]) for process in processes]
        if any(process.returncode for process in processes):
            raise SystemExit("the measuring tool failed")
        return answers

    # What is measured.

    def cold_and_warm(self):
        narration = self.timeline("narration")
        cold = self.render(narration, cache=self.folder / "cache")
        floor = sum(part["seconds"] for part in self.tool("floor", narration, parts=CORES)) / CORES
        self.add("floor: x264 alone, all frames in memory, one encoder a core", floor, "s")
        self.add("cold render of narration.json, 1080p60, with sound", cold.seconds, "s")
        self.add("… against the floor", cold.seconds / floor, "×", 0.18, note=f"{cold.processor:.1f} s of processor")
        again = statistics.median(self.render(narration, cache=self.folder / "cache").seconds for _ in range(5))
        self.add("nothing changed, against cold", again / cold.seconds, "×", 0.03, note=f"{again:.2f} s, median of 5")

        def longer(milliseconds):
            def change(document):
                edge = max(document["GRAD_HOLD_BY"], key=document["GRAD_HOLD_BY"].get)
                document["GRAD_HOLD_BY"][edge] += milliseconds

            return self.timeline("narration", change)

        changed = statistics.median(
            self.render(longer(by), cache=self.folder / "cache").seconds for by in [100, 200, 300])
        self.add("one hold 100 to 300 ms longer, against cold", changed / cold.seconds, "×", 0.15, note=f"{changed:.2f} s, median of 3")
        self.add("memory, 1080p, 2 workers", self.render(narration, "--jobs", 2).memory / 1e6, "MB", 250)

    def stages(self):
        for name, goal in [("narration", 0.8), ("quick", 1.2), ("wide", 1.2)]:
            timeline = self.timeline(name, lambda document: document.pop("voiceover", None))
            stages = self.tool("stages", timeline, "--size", "1080p", "--fps", "60")[0]
            self.moving(f"{name}.json", stages, 0.25, goal)
        # A network too long for the view, along which a camera moves.
        self.moving("a camera along 16 layers", self.deep(15), 0.5, None)

    def moving(self, name, stages, goal, median):
        """Adds the figures of frames that differ from the one before."""
        self.add(
            f"moving frames only, {name}, against x264 alone", stages["seconds"] / stages["floorSeconds"], "×", goal,
            note=f"{stages['frames']} frames")
        self.add(
            "… list, raster and conversion of a frame, median", stages["allMedian"], "ms", median,
            note=f"{stages['listMedian']:.2f} + {stages['rasterMedian']:.2f} + {stages['convertMedian']:.2f}; mean {stages['allMean']:.2f}")
        self.add(
            "… its compression, median", stages["encodeMedian"], "ms", note=f"x264 takes {stages['floorMedian']:.1f} ms")

    def training(self):
        stages = self.tool(
            "stages", self.timeline("training"), "--size", "1080p", "--fps", "60", "--beat", "train.1")[0]
        self.moving("train.1 of training.json", stages, 0.5, 4.5)

        def long(document):
            document["train"] = [{"steps": 20, "ms": 5000}, {"steps": 49_980, "ms": 12_000}]
            # What is said of the segments that there were.
            document["say"] = {beat: words for beat, words in document.get("say", {}).items() if not beat.startswith("train")}

        run = Run(
            [self.bin / "render", "still", "-t", self.timeline("training", long), "--at", "train.1",
             "-o", self.folder / "still.png"])
        self.add("a film of 50,000 steps, from the timeline to one still", run.seconds, "s", 5)
        self.add("… memory", run.memory / 1e6, "MB", 250)

    def scaling(self):
        def tenfold(document):
            for table in [document["T"]] + [value for key, value in document.items() if key.endswith("_BY")]:
                for key, value in table.items():
                    if isinstance(value, (int, float)):
                        table[key] = value * 10

        def best(timeline, size):
            # Of two, for other work on the machine only ever takes time.
            return min((self.render(timeline, "--size", size, "--fps", "60") for _ in range(2)), key=lambda run: run.seconds)

        quick = self.timeline("quick")
        short = best(quick, "1080p")
        long = best(self.timeline("quick", tenfold), "1080p")
        self.add("quick.json ten times as long, time", long.seconds / short.seconds, "×", 10.2)
        self.add("quick.json ten times as long, memory", long.memory / short.memory, "×", 1.2,
                 note=f"{short.memory / 1e6:.0f} MB and {long.memory / 1e6:.0f} MB")
        large = best(quick, "4k")
        self.add("quick.json, 4K against 1080p", large.seconds / short.seconds, "×", 4.2)
        self.add("memory, 4K", large.memory / 1e6, "MB", 700)

    def deep(self, hidden):
        """The stages of a network of so many hidden layers."""
        document = {
            "title": "Depth", "video": {"size": "1080p", "fps": 60},
            "network": {"input": [0.9], "HIDDEN": [1] * hidden, "target": [0.2], "seed": 7},
            "T": {"countdown": 0, "idle": 500, "forward": 600, "loss": 500, "delta": 600, "gradCalc": 600, "done": 500},
        }
        path = self.folder / f"depth-{hidden}.json"
        path.write_text(json.dumps(document))
        # A fifth of the long film will do.
        share = ["--part", 2, "--parts", 5] if hidden > 9 else []
        return json.loads(Run([self.bin / "bench", "stages", "--timeline", path, *share]).output)

    def depth(self):
        def per_frame(hidden):
            stages = self.deep(hidden)
            return stages["seconds"] / stages["frames"]

        self.add("depth 64 against depth 3, per moving frame", per_frame(63) / per_frame(2), "×", 2)

    def build(self):
        """Builds the program for the first time, in a clone; what it depends on is fetched before."""
        clone = self.folder / "clone"
        Run(["git", "clone", "--quiet", self.root, clone])
        Run(["swift", "package", "--package-path", clone, "resolve"])
        # What takes longest to type-check is told as well; a busy machine multiplies that, so no test asks for it.
        told = [word for flag in ["-Xfrontend", "-warn-long-function-bodies=100"] for word in ["-Xswiftc", flag]]
        run = Run(["swift", "build", "-c", "release", "--package-path", clone, "--product", "render", *told])
        self.add("the first build of the program", run.seconds, "s", 220, note=f"{run.processor:.0f} s of processor (400)")
        bodies = re.findall(r"/(Sources/\S+): warning: .* took (\d+)ms to type-check", run.output)
        place, longest = max(bodies, key=lambda body: int(body[1]), default=("", 100))
        self.add("… the longest body, to type-check", int(longest), "ms", 500, note=place)

    def still(self):
        narration = self.timeline("narration")
        generator = random.Random(2026)
        times = []
        for _ in range(9):
            frame = generator.randrange(7000)
            arguments = ["still", "-t", narration, "--at", f"{frame}f", "-o", self.folder / "still.png"]
            times.append(Run([self.bin / "render", *arguments]).seconds)
        self.add("one still at a random time, from a cold start, median", statistics.median(times), "s", 0.12,
                 note=f"{min(times):.3f} … {max(times):.3f} s")

    def values(self):
        for name in ["neuron", "gradient-descent", "autodiff", "attention"]:
            arguments = ["trace", "-t", self.root / "timelines" / f"{name}.yaml"]
            seconds = statistics.median(Run([self.bin / "render", *arguments]).seconds for _ in range(3))
            self.add(f"the values of {name}.yaml, and its marks read", seconds, "s", 1)

    def pictures(self):
        for name in ["narration", "training", "wide"]:
            timeline = self.timeline(name, lambda document: document.pop("voiceover", None))
            picture = self.tool("pictures", timeline, "--size", "1080p")[0]
            self.add(f"a 1080p frame of {name}.json as PNG, in order, mean", picture["mean"], "ms", 10,
                     note=f"{picture['pictures']} frames, {picture['bytes'] / 1000:.0f} kB each")
        for kind in ["apng", "gif"]:
            run = self.render(
                self.timeline("quick"), "--size", "720p", "--from", "forward.0", "--to", "grad.2", "--every", "3",
                output=f"clip.{kind}")
            size = (self.folder / f"clip.{kind}").stat().st_size
            self.add(f"a clip of quick.json, 720p, as {kind.upper()}", run.seconds, "s", note=f"{size / 1e6:.1f} MB")

    def quality(self):
        narration = self.timeline("narration")
        self.render(narration, "--audio", "none", output="film.mp4")
        self.render(narration, "--audio", "none", "--crf", "0", output="exact.mp4")
        for name in ["psnr", "ssim"]:
            run = Run(
                ["ffmpeg", "-nostdin", "-hide_banner", "-i", self.folder / "film.mp4", "-i", self.folder / "exact.mp4",
                 # Each film has a cover, too, which is a picture of another stream.
                 "-lavfi", f"[0:v:0][1:v:0]{name}", "-f", "null", "-"])
            line = [line for line in run.output.splitlines() if f"Parsed_{name}" in line][-1]
            if name == "psnr":
                value = float(line.split("average:")[1].split()[0])
                self.add("quality: PSNR against its own frames", value, "dB", 57, at_least=True, note=line.split("] ")[1])
                least = float(line.split("min:")[1].split()[0])
                self.add("quality: PSNR of the least frame", least, "dB", 53, at_least=True)
            else:
                # dB of SSIM: −10 · log₁₀(1 − SSIM).
                value = float(line.split("(")[-1].rstrip(")"))
                self.add("quality: SSIM against its own frames", value, "dB", note=line.split("] ")[1])
        size = (self.folder / "film.mp4").stat().st_size
        self.add("quality: size", size * 8 / 120 / 1e6, "Mbit/s", 3)


def machine():
    model = platform.processor() or platform.machine()
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    except OSError:
        pass
    return f"{CORES} cores, {model}, {platform.system()} {platform.release()}"


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Measures how fast films are made.")
    parser.add_argument("--root", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--bin", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to this file as well")
    parser.add_argument("--only", metavar="NAMES", help="only these, with commas: cold,stages,training,scaling,depth,still,values,pictures,quality,studio,farm,build,peers")
    parser.add_argument("--peers", action="store_true", help="also make the same picture with Manim, which is installed first")
    arguments = parser.parse_args()
    wanted = (arguments.only or "cold,stages,training,scaling,depth,still,values,pictures,quality,studio,farm" + (",peers" if arguments.peers else "")).split(",")
    with tempfile.TemporaryDirectory(prefix="beatframe-bench-") as folder:
        bench = Bench(arguments.root, arguments.bin, Path(folder))
        print(machine())
        steps = {
            "cold": bench.cold_and_warm, "stages": bench.stages, "training": bench.training, "scaling": bench.scaling, "depth": bench.depth,
            "still": bench.still, "values": bench.values, "pictures": bench.pictures, "quality": bench.quality,
            "build": bench.build,
        }
        sys.path.insert(0, str(Path(__file__).parent))
        if "peers" in wanted:
            import peers

            steps["peers"] = lambda: peers.measure(bench)
        if "studio" in wanted:
            import studio

            steps["studio"] = lambda: studio.measure(bench)
        if "farm" in wanted:
            import farm

            steps["farm"] = lambda: farm.measure(bench)
        for name in wanted:
            if name not in steps:
                raise SystemExit(f"--only {name}: expected {', '.join(steps)}")
            steps[name]()
    if arguments.json:
        arguments.json.write_text(json.dumps({"machine": machine(), "figures": bench.lines}, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
