"""Readers of other people's plan formats: each turns a file into a Plan and a report."""
