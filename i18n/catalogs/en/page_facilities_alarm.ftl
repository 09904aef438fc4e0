# Where staff start and end alarms. $alarm names one: “Evacuation drill: Outpatient building”.

alarm-panel-title = Alarm
alarm-panel-open = Alarm or drill …
alarm-panel-lead = Every open kiosk and phone page there turns to the way out at once, and stays so until the alarm is ended.
alarm-panel-scope = What is to be left
alarm-panel-whole = The whole site
alarm-panel-drill = This is a drill
alarm-panel-reason = What everybody may read (optional)
alarm-panel-cancel = Cancel
alarm-panel-start = Start the alarm
alarm-panel-start-drill = Start the drill
alarm-panel-since = Since { $time }, started by { $name }
alarm-panel-since-signal = Since { $time }, started by the fire system (line { $signal })
alarm-panel-end = End it …
alarm-panel-end-sure = Every page will say that the alarm has ended. Is it safe?
alarm-panel-keep = Not yet
alarm-panel-end-now = End it now
alarm-panel-started = Started: { $alarm }
alarm-panel-ended = Ended: { $alarm }
alarm-panel-added = In force already, your words were added: { $alarm }
alarm-panel-added-told = It was in force already. What you wrote was added; every page shows it.
alarm-panel-contact-away = The contact of the fire system cannot be read, since { $since }. No alarm comes by it: start one here.
alarm-panel-contact-unkept = The fire system is heard, and what it says cannot be written down. Alarms show, and may not outlast a restart.
