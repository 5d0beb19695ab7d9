"""The benchmarks run to their end and print what their readers parse; how fast is not tested."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.bench.figures import percentile
from tests.bench.till_process import ROOT

if TYPE_CHECKING:
    from pathlib import Path

REPEATS = "2"
SECONDS = 240


@pytest.fixture(scope="session")
def bytecode(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bytecode")


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("charge_to_qr", ["p50_ms", "p99_ms"]),
        pytest.param(
            "seen_on_screen",
            ["p50_ms", "p95_ms", "own_p95_ms"],
            marks=pytest.mark.regtest,
        ),
        ("press_to_frame", ["p50_ms", "p99_ms"]),
        ("cold_start", ["first_frame_ms", "ready_ms", "pss_mb"]),
        ("settle", ["settle_us"]),
        ("outbox", ["per_second", "memory_mb", "frame_p99_ms"]),
        (
            "page",
            ["first_byte_ms", "first_byte_p95_ms", "state_ms", "state_p95_ms", "bytes"],
        ),
        pytest.param(
            "shift",
            [
                "history_p95_ms",
                "search_p95_ms",
                "x_p95_ms",
                "z_p95_ms",
                "frame_p99_ms",
                "bytes_per_sale",
            ],
            marks=pytest.mark.long,
        ),
        pytest.param(
            "watch_scale",
            ["memory_mb", "block_ms", "mempool_tx_us", "load_ms", "growth"],
            marks=pytest.mark.long,
        ),
        (
            "receipt",
            [
                "raster_cpu_ms",
                "raster_bytes",
                "escpos_raster_bytes",
                "text_bytes",
                "escpos_text_bytes",
                "frame_p99_ms",
            ],
        ),
    ],
)
def test_a_benchmark_ends_with_its_figures(name: str, keys: list[str], bytecode: Path) -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "tests.bench", name, "--repeats", REPEATS],
        cwd=ROOT,
        env={**os.environ, "PYTHONPYCACHEPREFIX": str(bytecode)},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    printed = json.loads(finished.stdout.splitlines()[-1])
    assert printed["name"] == name
    assert list(printed["figures"]) == keys
    # Two events need not make the till any larger.
    assert printed["figures"].pop("memory_mb", 1.0) >= 0, printed
    assert all(value > 0 for value in printed["figures"].values()), printed


def test_a_percentile_is_a_value_that_was_measured() -> None:
    hundred = [float(value) for value in range(100, 0, -1)]
    assert percentile(hundred, 50) == 50
    assert percentile(hundred, 99) == 99
    assert percentile([3.0, 1.0, 2.0], 99) == 3
    assert percentile([7.0], 50) == 7
