"""The voice of the pages: which texts may be spoken, under which addresses, and their sounds."""
