"""The pages for visitors: their shell, the files that browsers load, and what a page is given."""
