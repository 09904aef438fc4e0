"""Messages to other systems of the hospital: what they are told, and how it reaches them.

Every message goes through the outbox, so none is lost and none is sent for what was undone.
"""
