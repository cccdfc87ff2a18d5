"""The page in a browser: it fits a phone, asks for nothing from outside, and prints.

Looked at with Debian's ``chromium``; where that is not installed these tests are skipped.
"""

import html
import http.server
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs
import pytest

from govsvc.cli import main

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
)
PHONE, DESKTOP = 360, 1280
ENDLESS = "A" * 300

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="chromium is not installed (Debian: apt-get install chromium)"
)

Browser = Callable[..., "Seen"]


@attrs.frozen
class Seen:
    """What a browser prints: the page as it stands, and what its console says."""

    dom: str
    console: list[str]


@pytest.fixture
def browse(tmp_path: Path) -> Browser:
    """Open a file in a new, empty browser and give what it prints."""

    def run(path: Path, *flags: str) -> Seen:
        assert CHROMIUM is not None
        words = [CHROMIUM, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", *flags, path.as_uri()]
        done = subprocess.run(  # noqa: S603 - a browser on our own page
            words, capture_output=True, check=True, timeout=120
        )
        told = done.stderr.decode(errors="replace").splitlines()
        return Seen(done.stdout.decode(), [line for line in told if "CONSOLE" in line])

    return run


@pytest.fixture(scope="module", params=["zh", "en"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the shipped desk, with a problem and an endless title besides."""
    folder = tmp_path_factory.mktemp("page")
    desk = folder / "desk.toml"
    shipped = (ROOT / "examples/desk.toml").read_text("utf-8")
    word = ENDLESS
    endless = f'[[case]]\nid = "{word}"\ntitle = "{word}"\nnote = "{word}"\n'
    rule = 'rule = "{}"\ntrigger = 2025-09-22\n'
    desk.write_text(
        shipped + endless + rule.format("apl.42.decide") + endless + rule.format(word), "utf-8"
    )
    out = folder / "page.html"
    words = ["desk", str(desk), "--today", "2025-10-09", "--html", str(out), "--json"]
    assert main([*words, "--lang", request.param]) == 1
    return out


MEASURE = """
const covered = (one, others) => {
  const box = one.getBoundingClientRect();
  return others.filter((other) => {
    const its = other.getBoundingClientRect();
    return its.left < box.right - 0.5 && box.left < its.right - 0.5
      && its.top < box.bottom - 0.5 && box.top < its.bottom - 0.5;
  }).map((other) => other.className || other.tagName);
};
addEventListener("load", () => {
  const told = [...document.querySelectorAll("iframe")].map((frame) => {
    const page = frame.contentDocument.documentElement;
    const wide = [...page.querySelectorAll("body *")].filter((one) => {
      const box = one.getBoundingClientRect();
      return box.right > frame.clientWidth + 0.5 || box.left < -0.5;
    });
    return {
      wanted: frame.clientWidth,
      width: page.scrollWidth,
      wide: wide.map((one) => one.outerHTML.slice(0, 80)),
      requests: frame.contentWindow.performance.getEntriesByType("resource").length,
      styled: frame.contentWindow.getComputedStyle(page.querySelector("article")).borderLeftWidth,
      rows: [...page.querySelectorAll(".overview li")].map((row) => {
        const id = row.querySelector(".id bdi");
        return {
          id: id.textContent,
          lines: new Set([...id.getClientRects()].map((box) => box.top)).size,
          covered: covered(id, [...row.children].filter((one) => !one.contains(id))),
        };
      }),
    };
  });
  document.body.textContent = JSON.stringify(told);
});
"""


def measured(page: str, folder: Path, browse: Browser) -> list[dict[str, Any]]:
    """What a page shown in frames of a phone's and a desktop's width measures there."""
    style, source = "border:0;height:900px;width:{}px", html.escape(page)
    frames = "".join(
        f'<iframe style="{style.format(width)}" srcdoc="{source}"></iframe>'
        for width in (PHONE, DESKTOP)
    )
    harness = folder / "harness.html"
    harness.write_text(f"<!DOCTYPE html><script>{MEASURE}</script><body>{frames}</body>", "utf-8")
    told = browse(harness, "--window-size=2000,1000", "--dump-dom").dom
    body = re.search(r"<body>(.*?)</body>", told, re.DOTALL)
    assert body is not None
    found: list[dict[str, Any]] = json.loads(html.unescape(body[1]))
    return found


def test_nothing_sticks_out_on_a_phone_or_a_desktop(
    page: Path, tmp_path: Path, browse: Browser
) -> None:
    phone, desktop = measured(page.read_text("utf-8"), tmp_path, browse)
    assert (phone["wanted"], desktop["wanted"]) == (PHONE, DESKTOP)
    for told in (phone, desktop):
        assert told["width"] <= told["wanted"], told
        assert told["wide"] == []
        assert told["requests"] == 0
        assert told["styled"] == "6px"  # the policy lets the page's own style through


def test_in_the_overview_nothing_covers_the_id_of_a_case(
    page: Path, tmp_path: Path, browse: Browser
) -> None:
    for told in measured(page.read_text("utf-8"), tmp_path, browse):
        assert len(told["rows"]) > 30
        assert [row for row in told["rows"] if row["covered"]] == []
        broken = [row["id"] for row in told["rows"] if row["lines"] > 1]
        assert broken == [ENDLESS]  # an id of ordinary length stands on one line


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_the_console_stays_empty(page: Path, browse: Browser, width: int) -> None:
    seen = browse(page, f"--window-size={width},900", "--dump-dom")
    assert "</html>" in seen.dom
    assert seen.console == []


def test_what_the_policy_refuses_would_stand_in_the_console(
    page: Path, tmp_path: Path, browse: Browser
) -> None:
    text = page.read_text("utf-8")
    tampered = tmp_path / "tampered.html"
    tampered.write_text(text.replace("<main>", '<main style="color: red">'), "utf-8")
    assert "style" in "".join(browse(tampered, "--dump-dom").console)


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and the paths that were asked for there."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize("guarded", [True, False])
def test_the_policy_stops_every_request(
    page: Path,
    tmp_path: Path,
    browse: Browser,
    guarded: bool,  # noqa: FBT001
) -> None:
    with listening() as (address, asked):
        text = page.read_text("utf-8")
        foreign = (
            f'<img src="{address}/image"><script src="{address}/script"></script>'
            f'<link rel="stylesheet" href="{address}/style"><iframe src="{address}/frame"></iframe>'
            f'<div style="background: url({address}/ground)">x</div>'
        )
        text = text.replace("<main>", f"<main>{foreign}")
        if not guarded:
            text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
        tampered = tmp_path / "tampered.html"
        tampered.write_text(text, "utf-8")
        browse(tampered, "--dump-dom")
    assert set(asked) == (
        set() if guarded else {"/image", "/script", "/style", "/frame", "/ground"}
    )


def test_it_prints_on_a4(page: Path, tmp_path: Path, browse: Browser) -> None:
    printed = tmp_path / "page.pdf"
    browse(page, "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    data = printed.read_bytes()
    assert data.startswith(b"%PDF-")
    sizes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([0-9.]+) ([0-9.]+)\s*\]", data)
    assert {(round(float(w)), round(float(h))) for w, h in sizes} == {(595, 842)}
    assert len(sizes) > 5
