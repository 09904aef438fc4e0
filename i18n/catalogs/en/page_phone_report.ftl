# The phone page's way to where something broken is reported; browsers are given this file too.

phone-report = Report something broken
