# The directory on a screen; what it shares with the printed one stands with the signs.

frame-title-directory = Directory
directory-cleared = Cleared.
