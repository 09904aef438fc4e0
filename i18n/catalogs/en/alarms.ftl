# What is said about alarms: a venue, or one of its buildings, that is to be left.
# $kind: earnest, drill · $scope: venue, building

alarm-text = { $kind ->
        [drill] Evacuation drill
       *[earnest] Evacuation alarm
    }{ $scope ->
        [building] : { $building }
       *[venue] {""}
    }
alarm-reasons = { $latest } / { $earlier }
refusal-alarm-building-unknown = The plan has no such building. Choose one of its buildings, or all of them.
refusal-alarm-reason-unfit = Say it in at most { $most } characters, or leave it out.
refusal-alarm-reasons-too-many = The alarm is in force, and { $most } messages go with it already. Nothing more is added; tell people in person.
refusal-alarm-in-earnest = An alarm in earnest is in force. A drill can be started once it has ended.
refusal-alarm-unknown = There is no such alarm. Reload the page.
error-alarm-contact-away = The contact of the fire system cannot be read. Look after its port and its wire.
error-alarm-key-short = The setting “alarm_key” is too short to be safe. Use at least { $least } random characters.
