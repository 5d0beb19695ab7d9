"""Speaks the protocol of `bitcoinlib_process` without bitcoinlib: it lies, or worse.

The first argument says how: `lie` answers with another's address, `die` ends at the first
question, `sleep` never answers, `babble` answers nonsense, `forget` answers with another id,
`nothing` answers without an address, `list` with something else than an object.
"""

from __future__ import annotations

import json
import sys

OTHER_ADDRESS = "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"


def main(manner: str) -> None:
    for line in sys.stdin:
        asked = json.loads(line)["id"]
        answers = {
            "lie": json.dumps({"id": asked, "address": OTHER_ADDRESS}),
            "babble": "no address today",
            "forget": json.dumps({"id": asked + 1, "address": OTHER_ADDRESS}),
            "nothing": json.dumps({"id": asked}),
            "list": json.dumps([asked, OTHER_ADDRESS]),
        }
        if manner == "die":
            return
        if manner in answers:
            sys.stdout.write(answers[manner] + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
