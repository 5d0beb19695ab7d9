"""What the process has loaded that tills to be killed are forked from: there is one for all tests.

Whatever is not in here is loaded by each till anew.
"""

from __future__ import annotations

LOADED_BEFORE = [
    "tests.kill.printing_till",
    "tests.kill.refunding_till",
    "tests.kill.telling_till",
    "pos_app.adapters.printing.tcp_line",
    "pos_app.adapters.storage.sqlite_store",
    "http.cookiejar",
    "requests",
    "standardwebhooks",
]
