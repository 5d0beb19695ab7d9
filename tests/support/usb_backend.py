"""A USB bus with one printer on it, below pyusb: where libusb would stand, not where pyusb does."""

from __future__ import annotations

import errno
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import usb.backend
from usb.core import USBError, USBTimeoutError

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

OUT, IN = 0x03, 0x84
INTERFACE = 1  # 0 is something else, as with printers that also are a scanner or a disk
VENDOR, PRODUCT, SERIAL = 0x04B8, 0x0202, "X000001"
_BULK, _TEXT = 2, 3
_GET_DESCRIPTOR, _PORT_STATUS = 6, 1
_FIFO_BYTES = 512


class UsbBus(usb.backend.IBackend):  # type: ignore[misc]
    """The backend's side for pyusb and, as a `Wire`, the printer's side for `FakePrinter`.

    `taken`: another program has the interface; `kernel_driver`: whether usblp holds it.
    """

    def __init__(self, *, taken: bool = False, kernel_driver: bool = True) -> None:
        self.taken = taken
        self.kernel_driver = kernel_driver
        self.interface_class = 7
        self.claimed: list[int] = []
        self.paper_empty = False
        self.resets = 0
        self._changed = threading.Condition()
        self._to_printer = bytearray()
        self._to_host = bytearray()
        self._plugged = False

    # --- what pyusb calls

    def enumerate_devices(self) -> Iterator[object]:
        return iter([self] if self._plugged else [])

    def get_parent(self, dev: object) -> None:
        return None

    def get_device_descriptor(self, dev: object) -> Any:
        return SimpleNamespace(
            bLength=18,
            bDescriptorType=1,
            bcdUSB=0x200,
            bDeviceClass=0,
            bDeviceSubClass=0,
            bDeviceProtocol=0,
            bMaxPacketSize0=64,
            idVendor=VENDOR,
            idProduct=PRODUCT,
            bcdDevice=0x100,
            iManufacturer=1,
            iProduct=2,
            iSerialNumber=3,
            bNumConfigurations=1,
            address=1,
            bus=1,
            port_number=1,
            port_numbers=(1,),
            speed=3,
        )

    def get_configuration_descriptor(self, dev: object, config: int) -> Any:
        if config:
            raise IndexError(config)
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=2,
            wTotalLength=55,
            bNumInterfaces=2,
            bConfigurationValue=1,
            iConfiguration=0,
            bmAttributes=0xC0,
            bMaxPower=1,
            extra_descriptors=[],
        )

    def get_interface_descriptor(self, dev: object, intf: int, alt: int, config: int) -> Any:
        if intf > INTERFACE or alt:
            raise IndexError(intf)
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=4,
            bInterfaceNumber=intf,
            bAlternateSetting=0,
            bNumEndpoints=2 if intf == INTERFACE else 0,
            bInterfaceClass=self.interface_class if intf == INTERFACE else 0xFF,
            bInterfaceSubClass=1,
            bInterfaceProtocol=2,
            iInterface=0,
            extra_descriptors=[],
        )

    def get_endpoint_descriptor(
        self, dev: object, ep: int, intf: int, alt: int, config: int
    ) -> Any:
        return SimpleNamespace(
            bLength=7,
            bDescriptorType=5,
            bEndpointAddress=(IN, OUT)[ep],
            bmAttributes=_BULK,
            wMaxPacketSize=64,
            bInterval=0,
            bRefresh=0,
            bSynchAddress=0,
            extra_descriptors=[],
        )

    def open_device(self, dev: object) -> object:
        return self

    def close_device(self, dev_handle: object) -> None:
        """Nothing is kept."""

    def get_configuration(self, dev_handle: object) -> int:
        return 1

    def set_configuration(self, dev_handle: object, config_value: int) -> None:
        self.resets += 1

    def reset_device(self, dev_handle: object) -> None:
        self.resets += 1

    def is_kernel_driver_active(self, dev_handle: object, intf: int) -> bool:
        return self.kernel_driver and intf == INTERFACE

    def detach_kernel_driver(self, dev_handle: object, intf: int) -> None:
        self.kernel_driver = False

    def attach_kernel_driver(self, dev_handle: object, intf: int) -> None:
        self.kernel_driver = True

    def claim_interface(self, dev_handle: object, intf: int) -> None:
        if self.taken or self.kernel_driver:
            raise USBError("Resource busy", -6, errno.EBUSY)
        self.claimed.append(intf)

    def release_interface(self, dev_handle: object, intf: int) -> None:
        self.claimed.remove(intf)

    def bulk_write(
        self, dev_handle: object, ep: int, intf: int, data: array[int], timeout: int
    ) -> int:
        assert (ep, intf) == (OUT, INTERFACE)
        with self._changed:
            self._changed.wait_for(lambda: not self._plugged or self._room, timeout / 1000)
            self._require_plugged()
            taken = data.tobytes()[: self._room]
            if not taken:
                raise USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
            self._to_printer += taken
            self._changed.notify_all()
            return len(taken)

    def bulk_read(
        self, dev_handle: object, ep: int, intf: int, buff: array[int], timeout: int
    ) -> int:
        assert (ep, intf) == (IN, INTERFACE)
        with self._changed:
            self._changed.wait_for(lambda: not self._plugged or self._to_host, timeout / 1000)
            self._require_plugged()
            if not self._to_host:
                raise USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
            told = bytes(self._to_host[: len(buff)])
            del self._to_host[: len(told)]
            for place, byte in enumerate(told):
                buff[place] = byte
            return len(told)

    def ctrl_transfer(
        self,
        dev_handle: object,
        bmRequestType: int,  # noqa: N803  # as the interface names it
        bRequest: int,  # noqa: N803
        wValue: int,  # noqa: N803
        wIndex: int,  # noqa: N803
        data: array[int],
        timeout: int,
    ) -> int:
        match bmRequestType, bRequest:
            case 0xA1, 1:
                answer = bytes([0x20 if self.paper_empty else 0x18])
            case 0x80, 6 if wValue >> 8 == _TEXT:
                text = SERIAL.encode("utf-16-le")
                answer = b"\x04\x03\x09\x04" if not wValue & 0xFF else bytes([2 + len(text), 3])
                answer += text if wValue & 0xFF else b""
            case _:
                raise AssertionError(f"an unknown request: {bmRequestType:#x} {bRequest}")
        for place, byte in enumerate(answer[: len(data)]):
            data[place] = byte
        return min(len(answer), len(data))

    # --- the printer's end of the cable

    @property
    def url(self) -> str:
        return f"libusb://{VENDOR:04x}:{PRODUCT:04x}"

    def on(self) -> None:
        self._plugged = True

    def accept(self) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: not self._plugged or self._to_printer)
            return self._plugged

    def receive(self, most: int) -> bytes:
        with self._changed:
            self._changed.wait_for(lambda: not self._plugged or self._to_printer)
            taken = bytes(self._to_printer[:most]) if self._plugged else b""
            del self._to_printer[: len(taken)]
            self._changed.notify_all()
            return taken

    def send(self, data: bytes) -> None:
        with self._changed:
            self._to_host += data
            self._changed.notify_all()

    def hang_up(self) -> None:
        """A cable knows no connections."""

    def reset(self) -> None:
        self.off()

    def shut(self) -> None:
        self.off()

    def pause(self) -> None:
        """The full buffer says so."""

    def resume(self) -> None:
        """It takes bytes again."""

    def off(self) -> None:
        with self._changed:
            self._plugged = False
            self._to_printer.clear()
            self._to_host.clear()
            self._changed.notify_all()

    @property
    def _room(self) -> int:
        return _FIFO_BYTES - len(self._to_printer)

    def _require_plugged(self) -> None:
        if not self._plugged:
            raise USBError("No such device", -4, errno.ENODEV)
