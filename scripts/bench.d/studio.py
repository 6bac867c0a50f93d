"""How long the studio's page takes from a wish for a frame to its pixels, in a real browser; and its server alone."""

import json
import os
import random
import re
import shutil
import statistics
import subprocess
import time
import urllib.request

CHROMIUM, DRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"


class Driver:
    """A browser without a window, led by WebDriver."""

    def __init__(self):
        self.process = subprocess.Popen([DRIVER, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.process.stdout:
            if match := re.search(r"successfully on port (\d+)", line):
                self.address = f"http://127.0.0.1:{match[1]}/session"
                break
        options = {"binary": CHROMIUM, "args": ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage",
                                                 "--window-size=1280,800"]}
        wish = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}
        self.address += "/" + self.post("", wish)["sessionId"]

    def post(self, path, body):
        request = urllib.request.Request(self.address + path, json.dumps(body).encode(), method="POST")
        return json.load(urllib.request.urlopen(request, timeout=120))["value"]

    def get(self, path):
        return json.load(urllib.request.urlopen(self.address + path, timeout=120))["value"]

    def run(self, script):
        body = f"const done = arguments[arguments.length - 1]; (async () => {{ {script} }})().then(done);"
        return self.post("/execute/async", {"script": body, "args": []})

    def close(self):
        urllib.request.urlopen(urllib.request.Request(self.address, method="DELETE"), timeout=30).close()
        self.process.terminate()
        self.process.wait()


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def measure(bench):
    narration = bench.timeline("narration")
    studio = subprocess.Popen(
        [bench.bin / "render", "studio", "-t", narration, "--no-open", "--cache", bench.folder / "studio"],
        stderr=subprocess.PIPE, text=True)
    try:
        address = re.search(r"http\S+", studio.stderr.readline())[0]
        jar = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        jar.open(address).close()
        base, generator, times = address.split("?")[0], random.Random(2026), []
        for _ in range(100):
            start = time.perf_counter()
            jar.open(f"{base}api/frame?at={generator.randrange(7200)}&width=960").read()
            times.append(1000 * (time.perf_counter() - start))
        bench.add("studio: a frame at random, 1080p shown 960 wide, from its server", statistics.median(times), "ms",
                  note=f"p95 {percentile(times, 0.95):.0f} ms")
        if not (shutil.which(CHROMIUM) and shutil.which(DRIVER)):
            return
        # Another tab of the same studio: the address with the token opens it again.
        driver = Driver()
        try:
            driver.post("/url", {"url": address})
            driver.run("await window.studio.ready; return true;")
            times = driver.run("""
                const found = [];
                for (let step = 0; step < 150; step += 1) {
                  const from = performance.now();
                  const frame = 1200 + 31 * step;
                  window.studio.seek(frame);
                  while (window.studio.frame !== frame && performance.now() - from < 2000) {
                    await new Promise((next) => requestAnimationFrame(next));
                  }
                  found.push(performance.now() - from);
                }
                return found;""")
            bench.add("studio: from a wish for a frame to its pixels on the page, p95", percentile(times, 0.95), "ms", 50,
                      note=f"median {statistics.median(times):.0f} ms, {os.cpu_count()} cores for browser and server")
        finally:
            driver.close()
    finally:
        studio.send_signal(2)
        studio.wait()
