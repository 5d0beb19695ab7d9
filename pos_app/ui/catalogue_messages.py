"""The words for what the shop sells and its lists, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

CATALOGUE_TITLES: dict[str, str] = {
    "catalogue.not_written": QT_TRANSLATE_NOOP("Message", "The list was not written"),
    "catalogue.unreadable": QT_TRANSLATE_NOOP("Message", "The list can't be read"),
}

CATALOGUE_SENTENCES: dict[str, str] = {
    "catalogue.active": QT_TRANSLATE_NOOP(
        "Message", "“{text}” under active is neither yes nor no."
    ),
    "catalogue.broken_line": QT_TRANSLATE_NOOP(
        "Message", "Line {line} does not have as many cells as the first one. Nothing was changed."
    ),
    "catalogue.category": QT_TRANSLATE_NOOP(
        "Message", "The category is too long, or has signs in it that can't be shown."
    ),
    "catalogue.check_digit": QT_TRANSLATE_NOOP(
        "Message", "The last digit of {number} should be {digit}. Look at the number again."
    ),
    "catalogue.line_twice": QT_TRANSLATE_NOOP(
        "Message", "This is the same item as in line {line}. Leave one of them out."
    ),
    "catalogue.name": QT_TRANSLATE_NOOP(
        "Message", "The name is missing, too long, or has signs in it that can't be shown."
    ),
    "catalogue.no_column": QT_TRANSLATE_NOOP(
        "Message", "Its first line has no column “{column}”. Nothing was changed."
    ),
    "catalogue.no_text": QT_TRANSLATE_NOOP(
        "Message", "It is no text in UTF-8. Save it as “CSV UTF-8” and choose it again."
    ),
    "catalogue.not_written": QT_TRANSLATE_NOOP(
        "Message", "{file} could not be written: {reason}. The items are as they were."
    ),
    "catalogue.number": QT_TRANSLATE_NOOP(
        "Message", "The number is too long, or has signs in it that can't be shown."
    ),
    "catalogue.number_taken": QT_TRANSLATE_NOOP(
        "Message", "“{name}” has the number {number} already. A scan would sell the wrong one."
    ),
    "catalogue.odd_column": QT_TRANSLATE_NOOP(
        "Message", "Its column “{column}” is unknown, or there twice. Nothing was changed."
    ),
    "catalogue.price": QT_TRANSLATE_NOOP("Message", "“{text}” is no price."),
    "catalogue.tax": QT_TRANSLATE_NOOP("Message", "“{text}” is no tax rate in per cent."),
    "catalogue.tax_name": QT_TRANSLATE_NOOP("Message", "The tax's name is too long."),
    "catalogue.too_large": QT_TRANSLATE_NOOP(
        "Message", "It is larger than 4 MB: that is no list of items. Nothing was changed."
    ),
    "catalogue.too_long": QT_TRANSLATE_NOOP(
        "Message", "It has more than {most} lines. Split it and take in one part after the other."
    ),
    "catalogue.unit": QT_TRANSLATE_NOOP("Message", "The unit is too long: kg, m or h will do."),
    "catalogue.unreadable": QT_TRANSLATE_NOOP(
        "Message", "{file}: {reason}. The items are as they were."
    ),
    "sale.no_tip_yet": QT_TRANSLATE_NOOP(
        "Message", "The sale was given up before the customer had chosen a tip."
    ),
}
