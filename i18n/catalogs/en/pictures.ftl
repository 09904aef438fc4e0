# Pictures of ways and levels, and how a way goes to a phone.

error-picture-size-wrong = A picture is { $least } to { $most } pixels wide and high, and its symbols are 0.5 to 4 times as large as usual.

way-picture-title = The way: { $level }
way-picture-line = The way
step-picture-description = A piece of the plan of { $level }. Forward is up.
you-are-here = You are here
barred-here = No way here
hazard-no-entry = No entry
hazard-area = Hazard area, no entry
sentences-joined = { $first }. { $second }
hand-off-code = QR code that opens this way on a phone
