"""Take screenshots of the key pages into docs/pictures: `make pictures` (needs Debian's chromium).

Uses a database of its own in a throw-away folder, so that the pictures are of the demo and of nothing else.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import requests

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
COMMAND = [str(Path(sys.executable).parent / "partnerships")]
PAGES = {
    "home": ("/", 1280, 900),
    "gaps": ("/gaps?council=X01", 1280, 1500),
    "gaps-phone": ("/gaps?council=X01", 500, 1400),  # headless chromium makes no window narrower than 500
    "thurrock": ("/gaps?council=Thurrock&as_of=2013-12-10", 1280, 1500),
    "school": ("/schools/900070", 1280, 1500),
    "brokers": ("/brokers?council=X01", 1280, 1100),
    "map": ("/maps/alliance/004:alliance:treetops", 1280, 1300),
    "map-council": ("/maps/council/X01", 1280, 1500),
}


def _free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def _wait_for(address: str) -> None:
    for _ in range(100):
        try:
            requests.get(address, timeout=2).raise_for_status()
        except requests.RequestException:
            time.sleep(0.2)
        else:
            return
    sys.exit(f"{address} did not answer.")


def _take(browser: str, base: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, (path, width, height) in PAGES.items():
        options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=4000"]
        picture = f"--screenshot={PICTURES / f'{name}.png'}"
        window = f"--window-size={width},{height}"
        subprocess.run([browser, *options, picture, window, base + path], check=True, capture_output=True)


def main() -> None:
    """Load the demo, serve it, and take every picture."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("No browser was found: apt-get install chromium.")
    with tempfile.TemporaryDirectory() as home:
        surroundings = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")} | {"PARTNERSHIPS_HOME": home}
        port = _free_port()
        subprocess.run([*COMMAND, "demo", "--no-serve"], env=surroundings, check=True, capture_output=True)
        server = subprocess.Popen([*COMMAND, "serve", "--port", str(port)], env=surroundings)
        try:
            _wait_for(f"http://127.0.0.1:{port}/readyz")
            _take(browser, f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait()
            subprocess.run([*COMMAND, "db", "stop"], env=surroundings, check=True, capture_output=True)


if __name__ == "__main__":
    main()
