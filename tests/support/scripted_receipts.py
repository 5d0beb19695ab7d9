"""Receipts of shops that write in other alphabets."""

# ruff: noqa: RUF001  # signs of other alphabets that look like ours are the point
from __future__ import annotations

from pathlib import Path

from tests.support.receipts import a_receipt

EAST_ASIAN_FONTS = Path(__file__).parent / "fonts"

IN_EVERY_SCRIPT = {
    "Arabic": a_receipt(
        store_name="مكتبة الزاوية",
        store_address="شارع الملك فهد 12، الرياض\nالرقم الضريبي 310122393500003",
        till_name="الصندوق 1",
        note="نسخة موقعة إلى لينا – 2 × كتاب (المجلد 3)",
    ),
    "Hebrew": a_receipt(
        store_name="ספרים בפינה",
        store_address="רחוב הרצל 5, תל אביב",
        till_name="קופה 1",
        note="עותק חתום ללנה: 2 × Moby-Dick (כרך 3), הנחה -5.00",
    ),
    "Thai": a_receipt(
        store_name="ร้านหนังสือมุมถนน",
        store_address="99 ถนนสุขุมวิท กรุงเทพฯ",
        till_name="เครื่อง 1",
        note="หนังสือพร้อมลายเซ็นสำหรับลีนาที่รักยิ่งและน้ำชาสองถ้วย",
    ),
    "Hindi": a_receipt(
        store_name="नुक्कड़ किताबें",
        store_address="१२ महात्मा गांधी मार्ग, दिल्ली",
        till_name="काउंटर 1",
        note="लीना के लिए हस्ताक्षरित प्रति, क्षत्रिय श्री",
    ),
    "Chinese": a_receipt(
        store_name="街角书店", store_address="北京市朝阳区", till_name="收据", note="签名版送给莉娜"
    ),
    "Japanese": a_receipt(
        store_name="街角の本屋",
        store_address="東京都千代田区一丁目",
        till_name="領収書",
        note="サイン入りの本をあげる",
    ),
    "Korean": a_receipt(
        store_name="모퉁이 서점",
        store_address="서울시 종로구",
        till_name="영수증",
        note="리나에게 서명본",
    ),
    "bitcoin sign": a_receipt(store_name="₿ooks", note="₿ 0.00035040 – € £ ¥ ₹ ₪"),
}

HOSTILE = {
    "escape": "\x1b@\x1dV\x00 cut",
    "drawer": "\x10\x14\x01\x00\x05 \x10\x04\x01",
    "overrides": "\u202eevil\u202c \u2066x\u2067y\u2069 \u200f",
    "long": "long " * 2_000,
    "one word": "W" * 10_000,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈🧿👍🏽",
    "towers": "z" + "\u0301" * 500,
    "no characters": "\ufdd0\ud800\U0010ffff\u0378",
}
