"""The pictures that the documents show of the studio and of a preview."""

import base64
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from studio import CHROMIUM, DRIVER, Driver

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "timelines/pictures"
FRAME = 3547


def keep(driver, name):
    """Keeps what the browser shows."""
    picture = driver.get("/screenshot")
    (FOLDER / f"{name}.png").write_bytes(base64.b64decode(picture))
    print(FOLDER.relative_to(ROOT) / f"{name}.png")


def main(program):
    if not (shutil.which(CHROMIUM) and shutil.which(DRIVER)):
        sys.exit("Chromium or its driver is missing: scripts/setup test installs both.")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in (ROOT / "timelines").glob("narration*"):
            shutil.copy(file, folder)
        studio = subprocess.Popen(
            [program, "studio", "-t", folder / "narration.json", "--no-open"], stderr=subprocess.PIPE, text=True)
        driver = Driver()
        try:
            driver.post("/window/rect", {"width": 1280, "height": 800})
            driver.post("/url", {"url": re.search(r"http\S+", studio.stderr.readline())[0]})
            driver.run(f"await window.studio.ready; await window.studio.seek({FRAME}); return true;")
            driver.run("await new Promise((done) => setTimeout(done, 2000)); return true;")
            keep(driver, "studio")
            page = folder / "film.html"
            subprocess.run(
                [program, "preview", "-t", folder / "narration.json", "--size", "720p", "-o", page, "--progress", "none"],
                check=True)
            driver.post("/url", {"url": page.as_uri()})
            driver.run(f"await window.preview.ready; await window.preview.seek({FRAME}); return true;")
            driver.run("document.querySelector('#numbers button').click();"
                       "await new Promise((done) => setTimeout(done, 1000)); return true;")
            keep(driver, "preview")
        finally:
            driver.close()
            studio.send_signal(2)
            studio.wait()


main(sys.argv[1])
