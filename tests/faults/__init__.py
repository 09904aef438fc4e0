"""Tests that break what storage stands on: processes, power, disks, files and servers."""
