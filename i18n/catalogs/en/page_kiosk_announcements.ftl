# Announcements on the kiosk.
kiosk-announcement = Announcement: { $text }
kiosk-mute = This kiosk cannot speak yet: staff have to add it, at /screens.
