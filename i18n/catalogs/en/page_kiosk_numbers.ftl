# The way to a number from the kiosk's first view.
kiosk-numbers-open = Take a number
