# Announcements on the kiosk.
kiosk-announcement = Announcement: { $text }
