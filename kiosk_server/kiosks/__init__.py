"""Kiosks and displays: screens that the hospital has enrolled, each for one level."""
