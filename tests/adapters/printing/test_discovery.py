"""Printers are found where they are, and nothing else is asked or told."""

from __future__ import annotations

import socket
import threading
import time
from ipaddress import IPv4Interface
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.printing.discovery import (
    FoundPrinter,
    Places,
    Way,
    cups_queues,
    name_of_id,
    serial_ports,
    usb_printers,
)
from pos_app.adapters.printing.discovery_network import (
    AT_ONCE,
    hosts_of,
    network_printers,
    networks_around,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EPSON = "MFG:EPSON;CMD:ESC/POS;MDL:TM-T20II;CLS:PRINTER;DES:EPSON TM-T20II;"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    made = Places(devices=tmp_path / "dev", usb_classes=tmp_path / "sys")
    for name in ("usb", "serial/by-id"):
        (made.devices / name).mkdir(parents=True)
    return made


def plug_in(places: Places, name: str, device_id: str | None) -> Path:
    device = places.devices / "usb" / name
    device.touch()
    interface = places.usb_classes / name / "device"
    interface.mkdir(parents=True)
    (interface.parent / "manufacturer").write_text("STMicro\n")
    (interface.parent / "product").write_text("POS58 \x1b]USB\n")
    if device_id is not None:
        (interface / "ieee1284_id").write_text(device_id)
    return device


def test_usb_printers_say_what_they_are(places: Places) -> None:
    later, first = plug_in(places, "lp10", None), plug_in(places, "lp2", EPSON)
    assert list(usb_printers(places)) == [
        FoundPrinter(way=Way.USB, url=f"usb://{first}", name="EPSON TM-T20II"),
        FoundPrinter(way=Way.USB, url=f"usb://{later}", name="STMicro POS58 ]USB"),
    ]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("manufacturer:Star;model:Star TSP143;", "Star TSP143"),
        ("MDL:POS-80", "POS-80"),
        ("MFG:  ;MDL:;", ""),
        ("no id at all", ""),
    ],
)
def test_a_device_id_names_maker_and_model_once(told: str, name: str) -> None:
    assert name_of_id(told) == name


def test_serial_ports_are_called_by_the_name_that_stays(places: Places) -> None:
    device = places.devices / "ttyUSB0"
    device.touch()
    link = places.devices / "serial" / "by-id" / "usb-FTDI_FT232R A-if00"
    link.symlink_to(device)
    ports = [
        SimpleNamespace(device=str(device), manufacturer="FTDI", product="FT232R"),
        SimpleNamespace(device=str(places.devices / "ttyS4"), manufacturer=None, product=None),
    ]
    plain, lasting = serial_ports(places, lambda: ports)
    assert (
        lasting.url == f"serial://{places.devices}/serial/by-id/usb-FTDI_FT232R%20A-if00?baud=9600"
    )
    assert (lasting.name, lasting.usable) == ("FTDI FT232R", True)
    assert (plain.url, plain.usable) == (f"serial://{places.devices}/ttyS4?baud=9600", False)


def lpstat(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "lpstat"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_queues_of_cups_are_listed_without_what_their_addresses_hide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = (
        "device for receipts: usb://EPSON/TM-T20II",
        "device for office: socket://user:secret@10.0.0.9",
        "device for with space: ipp://x",
        "lpstat: Bad file descriptor",
    )
    script = "\n".join(f"echo '{line}'" for line in lines)
    lpstat(tmp_path, f'[ "$1 $LC_ALL" = "-v C" ] || exit 1\n{script}', monkeypatch)
    assert list(cups_queues()) == [
        FoundPrinter(way=Way.CUPS, url="cups://receipts", name="usb"),
        FoundPrinter(way=Way.CUPS, url="cups://office", name="socket"),
    ]


def test_a_silent_or_missing_cups_has_no_queues(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lpstat(tmp_path, "exec sleep 60", monkeypatch)
    assert list(cups_queues(0.2)) == []
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    assert list(cups_queues()) == []


# --- the network: hosts of the loopback stand for those of a shop


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.7", 0)) as made:
        made.settimeout(5)
        yield made


@pytest.fixture
def silent() -> Iterator[tuple[str, int]]:
    """As an address that nobody has: it refuses nothing and takes nothing."""
    with socket.socket() as made, socket.socket() as first, socket.socket() as second:
        made.bind(("127.0.0.8", 0))
        made.listen(0)
        for caller in (first, second):
            caller.setblocking(False)
            caller.connect_ex(made.getsockname())
        yield made.getsockname()


def test_what_listens_is_found_and_hears_nothing(listening: socket.socket) -> None:
    port = int(listening.getsockname()[1])
    hosts = [f"127.0.0.{number}" for number in range(1, AT_ONCE + 40)]
    found = list(network_printers(hosts, threading.Event(), port=port))
    assert found == [FoundPrinter(way=Way.NETWORK, url=f"tcp://127.0.0.7:{port}")]
    connection, _ = listening.accept()
    with connection, pytest.raises(ConnectionResetError):
        connection.recv(1)


def test_a_silent_host_is_let_go_after_its_time(silent: tuple[str, int]) -> None:
    host, port = silent
    began = time.monotonic()
    assert list(network_printers([host], threading.Event(), port=port, seconds=0.2)) == []
    assert 0.2 <= time.monotonic() - began < 5


def test_a_search_ends_at_once_when_it_is_stopped(silent: tuple[str, int]) -> None:
    host, port = silent
    stopping = threading.Event()
    timer = threading.Timer(0.2, stopping.set)
    timer.start()
    began = time.monotonic()
    assert list(network_printers([host], stopping, port=port, seconds=60)) == []
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("host", ["8.8.8.8", "192.0.2.1", "169.254.1.1"])
def test_the_world_is_not_searched(host: str) -> None:
    with pytest.raises(ValueError, match="private"):
        next(network_printers(["10.0.0.1", host], threading.Event()))


def test_only_private_networks_are_searched_and_256_addresses_at_most() -> None:
    interfaces = ["127.0.0.1/8", "10.1.2.3/8", "192.168.7.9/28", "10.1.2.77/24", "203.0.113.5/24"]
    networks = networks_around(map(IPv4Interface, interfaces))
    assert [str(network) for network in networks] == ["10.1.2.0/24", "192.168.7.0/28"]
    assert len(list(hosts_of(networks))) == 254 + 14
