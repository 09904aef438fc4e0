# Where staff send announcements.
announce-title = Announcement
announce-open = Announce …
announce-lead = It is said in each language after a chime, and shown on the kiosks.
announce-what = What is said
announce-place = Of which place
announce-place-hint = Type a name or number, then choose
announce-where = Where it is said
announce-whole = The whole site
announce-times = How often
announce-minutes = For how many minutes
announce-send = Announce
announce-cancel = Cancel
announce-sent = Announced: { $text }
