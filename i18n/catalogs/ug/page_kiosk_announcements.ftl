# ئېلانلار.
kiosk-announcement = ئېلان: { $text }
