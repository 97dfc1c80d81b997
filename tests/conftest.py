from __future__ import annotations

import os

os.environ.setdefault("SPEECHD_ADDRESS", "unix_socket:/nowhere")  # else a server is started
