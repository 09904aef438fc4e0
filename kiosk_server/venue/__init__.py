"""The venue: which plan is published, what is closed, and what the plan holds, as it is told."""
