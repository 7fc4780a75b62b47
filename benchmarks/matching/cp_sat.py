"""Which OR-Tools the choice is measured beside; no process of ours may import it."""

from pathlib import Path

VERSION = "ortools==9.14.6206"
PEER = Path(__file__).with_name("cp_sat_peer.py")
