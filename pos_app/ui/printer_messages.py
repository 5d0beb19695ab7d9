"""The words for printers in trouble, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

PRINTER_TITLES: dict[str, str] = {
    "printer.unreachable": QT_TRANSLATE_NOOP("Message", "The printer does not answer"),
    "printer.stopped": QT_TRANSLATE_NOOP("Message", "The printer was stopped"),
    "printer.cover_open": QT_TRANSLATE_NOOP("Message", "The printer's lid is open"),
    "printer.paper_out": QT_TRANSLATE_NOOP("Message", "Printer is out of paper"),
    "printer.error": QT_TRANSLATE_NOOP("Message", "The printer reports a fault"),
    "printer.cutter": QT_TRANSLATE_NOOP("Message", "The printer's knife is stuck"),
    "printer.recoverable": QT_TRANSLATE_NOOP("Message", "The printer has stopped"),
    "printer.overheated": QT_TRANSLATE_NOOP("Message", "The printer is too hot"),
    "printer.broken": QT_TRANSLATE_NOOP("Message", "The printer is broken"),
    "printer.offline": QT_TRANSLATE_NOOP("Message", "The printer is offline"),
    "printer.paper_low": QT_TRANSLATE_NOOP("Message", "Printer paper is nearly out"),
    "printer.refused": QT_TRANSLATE_NOOP("Message", "The printer refuses the connection"),
    "printer.no_address": QT_TRANSLATE_NOOP("Message", "The printer's name is not known"),
    "printer.silent": QT_TRANSLATE_NOOP("Message", "The printer is off"),
    "printer.busy": QT_TRANSLATE_NOOP("Message", "The printer serves someone else"),
    "printer.unplugged": QT_TRANSLATE_NOOP("Message", "The printer is not plugged in"),
    "printer.wrong_device": QT_TRANSLATE_NOOP("Message", "This is no printer's port"),
    "printer.queue_failed": QT_TRANSLATE_NOOP("Message", "The print system refuses papers"),
    "printer.queue_silent": QT_TRANSLATE_NOOP("Message", "The print system does not answer"),
    "printer.not_written": QT_TRANSLATE_NOOP("Message", "The receipts' file cannot be written"),
    "printer.uncertain": QT_TRANSLATE_NOOP("Message", "A receipt was perhaps not printed"),
    "printer.test_page_unsure": QT_TRANSLATE_NOOP(
        "Message", "The test page was perhaps not printed"
    ),
    "printer.absent": QT_TRANSLATE_NOOP("Message", "There is no printer"),
    "printer.taken": QT_TRANSLATE_NOOP("Message", "Another program uses the printer"),
    "printer.no_permission": QT_TRANSLATE_NOOP("Message", "The till may not use the printer"),
    "printer.queue_closed": QT_TRANSLATE_NOOP("Message", "The print queue takes no papers"),
    "printer.no_cups": QT_TRANSLATE_NOOP("Message", "The print system CUPS is missing"),
    "printer.no_libusb": QT_TRANSLATE_NOOP("Message", "libusb printing is not installed"),
    "printer.one_way": QT_TRANSLATE_NOOP("Message", "It cannot be asked"),
}

PRINTER_SENTENCES: dict[str, str] = {
    "printer.unreachable": QT_TRANSLATE_NOOP(
        "Message",
        "Check power and cable. Receipts print by themselves as soon as it answers. Selling "
        "goes on.",
    ),
    "printer.stopped": QT_TRANSLATE_NOOP(
        "Message", "The till is closing. The receipt prints after the next start."
    ),
    "printer.cover_open": QT_TRANSLATE_NOOP(
        "Message", "Close the lid. Receipts print by themselves. Selling goes on."
    ),
    "printer.paper_out": QT_TRANSLATE_NOOP(
        "Message", "Put in a roll. Receipts print by themselves. Selling goes on."
    ),
    "printer.error": QT_TRANSLATE_NOOP(
        "Message", "Switch it off and on. Receipts print by themselves. Selling goes on."
    ),
    "printer.cutter": QT_TRANSLATE_NOOP(
        "Message",
        "Open the lid, take out torn paper and close it. It goes on by itself. Selling goes on.",
    ),
    "printer.recoverable": QT_TRANSLATE_NOOP(
        "Message",
        "Open the lid, look for jammed paper and close it. It goes on by itself. Selling goes on.",
    ),
    "printer.overheated": QT_TRANSLATE_NOOP(
        "Message", "Let it cool down, with the lid closed. It goes on by itself. Selling goes on."
    ),
    "printer.broken": QT_TRANSLATE_NOOP(
        "Message",
        "Switch it off and on. If the fault comes back it needs a repair. Receipts wait. Selling "
        "goes on.",
    ),
    "printer.offline": QT_TRANSLATE_NOOP(
        "Message",
        "Press its feed or online button. Receipts print by themselves. Selling goes on.",
    ),
    "printer.paper_low": QT_TRANSLATE_NOOP("Message", "Have a new roll at hand. It still prints."),
    "printer.refused": QT_TRANSLATE_NOOP(
        "Message",
        "It is starting, or prints for another till. If it stays so, check the port {port}. "
        "Receipts print by themselves. Selling goes on.",
    ),
    "printer.no_address": QT_TRANSLATE_NOOP(
        "Message",
        "The network has no address for {host}. Check the network and the name in the settings. "
        "Receipts wait. Selling goes on.",
    ),
    "printer.silent": QT_TRANSLATE_NOOP(
        "Message",
        "Switch it on and check its cable to {device}. Receipts print by themselves. Selling goes "
        "on.",
    ),
    "printer.busy": QT_TRANSLATE_NOOP(
        "Message",
        "Another till may be printing. If it stays so, switch the printer off and on. Receipts "
        "print by themselves. Selling goes on.",
    ),
    "printer.unplugged": QT_TRANSLATE_NOOP(
        "Message",
        "Plug in its cable and switch it on: {device} is not there. Receipts print by themselves. "
        "Selling goes on.",
    ),
    "printer.wrong_device": QT_TRANSLATE_NOOP(
        "Message",
        "{device} is something else. Choose the printer's port in the settings. Receipts wait. "
        "Selling goes on.",
    ),
    "printer.queue_failed": QT_TRANSLATE_NOOP(
        "Message",
        "CUPS says of the queue {queue}: {reason}. Receipts wait. Selling goes on.",
    ),
    "printer.queue_silent": QT_TRANSLATE_NOOP(
        "Message",
        "Start CUPS anew on the computer that has the queue {queue}. Receipts wait. Selling goes "
        "on.",
    ),
    "printer.not_written": QT_TRANSLATE_NOOP(
        "Message",
        "Make {device} writable: {reason}. Receipts wait. Selling goes on.",
    ),
    "printer.uncertain": QT_TRANSLATE_NOOP(
        "Message", "Look at the paper, then choose beside its receipt. Selling goes on."
    ),
    "printer.test_page_unsure": QT_TRANSLATE_NOOP(
        "Message", "Look at the paper. Where it is missing, print it again."
    ),
    "printer.not_drawn": QT_TRANSLATE_NOOP(
        "Message", "This receipt could not be drawn. The log tells more. The others print."
    ),
    "printer.absent": QT_TRANSLATE_NOOP(
        "Message", "No printer is set up. Add one in the settings."
    ),
    "printer.bad_address": QT_TRANSLATE_NOOP(
        "Message", "The printer's address {address} cannot be used: {reason}."
    ),
    "display.unreachable": QT_TRANSLATE_NOOP(
        "Message", "The customer display at {device} does not answer. Selling goes on."
    ),
    "display.stuck": QT_TRANSLATE_NOOP(
        "Message", "The customer display at {device} takes nothing. Selling goes on."
    ),
    "display.no_permission": QT_TRANSLATE_NOOP(
        "Message",
        "Give the till's user the right to write to {device}. Selling goes on.",
    ),
    "printer.unknown_profile": QT_TRANSLATE_NOOP(
        "Message",
        "No printer called {profile} is known. Choose another model in the settings.",
    ),
    "printer.wrong_escpos": QT_TRANSLATE_NOOP(
        "Message",
        "The Python package {found} takes the place of {wanted}. Remove both and install {wanted}.",
    ),
    "printer.taken": QT_TRANSLATE_NOOP(
        "Message",
        "Close what else uses {device}. Receipts print by themselves. Selling goes on.",
    ),
    "printer.no_permission": QT_TRANSLATE_NOOP(
        "Message",
        "Give the till's user the right to write to {device}. Receipts wait. Selling goes on.",
    ),
    "printer.queue_closed": QT_TRANSLATE_NOOP(
        "Message",
        "Let the queue {queue} take papers again. Receipts print by themselves. Selling goes on.",
    ),
    "printer.no_cups": QT_TRANSLATE_NOOP(
        "Message",
        "Install the program {program}, or name the printer itself. Receipts wait. Selling goes "
        "on.",
    ),
    "printer.no_libusb": QT_TRANSLATE_NOOP(
        "Message",
        "Install {missing}, or use usb:///dev/usb/lp0. Receipts wait. Selling goes on.",
    ),
    "printer.one_way": QT_TRANSLATE_NOOP(
        "Message",
        "Print queues and files answer nothing. Print the test page and look at it.",
    ),
}
