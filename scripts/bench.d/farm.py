"""Measures what it takes to make a film in several processes on one cache, and what the kinds of its chunks cost."""

import json
import os
import re
import statistics
import time

CORES = os.cpu_count() or 1


def measure(bench):
    shares(bench, "1080p", None)
    shares(bench, "4k", 8)
    for size, name in [("1080p", "narration"), ("1080p", "quick"), ("1080p", "training"), ("4k", "narration")]:
        costs(bench, name, size)


def shares(bench, size, goal):
    """One process with a worker for each core, against a job for as many tasks with one each, and one that joins."""
    timeline = bench.timeline("narration")
    options = ["--size", size]
    alone, shared, joins = [], [], []
    for turn in range(3):
        run = bench.render(timeline, *options, cache=bench.folder / f"alone-{size}-{turn}")
        alone.append((run.seconds, run.processor))
        cache = bench.folder / f"shared-{size}-{turn}"
        start = time.monotonic()
        runs = [bench.run(job(bench, timeline, cache, CORES, *options))]
        tasks = [["--part", f"{part + 1}/{CORES}", "--jobs", "1", "--progress", "none"] for part in range(CORES)]
        runs += bench.together([bench.chunks(timeline, cache, *options, *task) for task in tasks])
        joins.append(bench.render(timeline, *options, "--only-cached", cache=cache))
        shared.append((time.monotonic() - start, sum(run.processor for run in runs + joins[-1:])))
    (seconds, processor), (all_seconds, all_processor) = [
        [statistics.median(column) for column in zip(*rows)] for rows in (alone, shared)
    ]
    bench.add(
        f"narration.json, {size}, as a job for {CORES} processes, processor",
        100 * (all_processor / processor - 1), "% more", goal,
        note=f"{all_processor:.2f} s, alone {processor:.2f} s; medians of 3")
    bench.add(
        "… time", 100 * (all_seconds / seconds - 1), "% more", note=f"{all_seconds:.2f} s, alone {seconds:.2f} s")
    bench.add("… the join alone", statistics.median(run.seconds for run in joins), "s")


def job(bench, timeline, cache, tasks, *options):
    """The arguments that write a job, for which the film is planned."""
    place = ["-o", bench.folder / "job.sh", "--into", bench.folder, "--cache", cache, "--progress", "none"]
    return [bench.bin / "render", "job", "-t", timeline, "--for", "slurm", "--tasks", str(tasks), *place, *options]


def costs(bench, name, size):
    """Makes each chunk in a process of its own: what it takes more than one that finds its chunk, by least squares."""
    timeline = bench.timeline(name)
    cache = bench.folder / f"costs-{name}-{size}"
    options = ["--size", size, "--fps", "60"]
    plan = bench.run(job(bench, timeline, cache, 8, *options))
    tasks = re.findall(r"--index (\S+)", (bench.folder / "job.sh").read_text())
    count = int(bench.run(bench.chunks(timeline, cache, *options, "--count")).output)
    rows, starts = [], []
    for number in range(1, count + 1):
        one = bench.chunks(timeline, cache, *options, "--jobs", "1", "--progress", "json", "--index", str(number))
        run, again = bench.run(one), bench.run(one)
        done = json.loads(run.output.splitlines()[-1])
        rows.append((done["frames"], done["drawnFrames"], 1000 * (run.processor - again.processor)))
        starts.append(1000 * again.processor)
    # The first has the sound with it.
    key, picture, frame = fit(rows[1:])
    sound = rows[0][2] - key - picture * rows[0][1] - frame * rows[0][0]
    times = [rows[0][2] - sound] + [row[2] for row in rows[1:]]
    frames, pictures, _ = [sum(column) for column in zip(*rows)]
    title = f"chunks of {name}.json, {size}"
    bench.add(
        f"{title}: mean", statistics.mean(times), "ms",
        note=f"{count} chunks, {frames} frames, {pictures} pictures; the longest {max(times):.0f} ms")
    bench.add("… of that a chunk and its key frame", key, "ms")
    bench.add("… each picture", picture, "ms")
    bench.add("… each frame, looked at", frame, "ms")
    sums = [sum(times[number - 1] for number in numbers(task)) for task in tasks]
    bench.add("… the largest of 8 shares, above their mean", 100 * (max(sums) / statistics.mean(sums) - 1), "%")
    bench.add("… the sound and the cover", sound, "ms")
    bench.add("… the start of a process", statistics.median(starts), "ms")
    bench.add("… the plan of the film", 1000 * plan.processor - statistics.median(starts), "ms")


def numbers(text):
    """Numbers such as 1-4,7."""
    ends = [[int(end) for end in part.split("-")] for part in text.split(",")]
    return [number for end in ends for number in range(end[0], end[-1] + 1)]


def fit(rows):
    """What a chunk, a picture and a frame take, such that no other three numbers come as near to what was measured."""
    columns = [[1.0, pictures, frames] for frames, pictures, _ in rows]
    values = [value for _, _, value in rows]
    matrix = [
        [sum(row[i] * row[j] for row in columns) for j in range(3)]
        + [sum(row[i] * value for row, value in zip(columns, values))]
        for i in range(3)
    ]
    for i in range(3):
        pivot = max(range(i, 3), key=lambda row: abs(matrix[row][i]))
        matrix[i], matrix[pivot] = matrix[pivot], matrix[i]
        for row in range(3):
            if row != i:
                factor = matrix[row][i] / matrix[i][i]
                matrix[row] = [a - factor * b for a, b in zip(matrix[row], matrix[i])]
    return [matrix[i][3] / matrix[i][i] for i in range(3)]
