# What wayfinding says when it is asked for what it cannot answer.

error-search-text-too-long = Search for { $most } characters at most. A name or a room number is enough.
error-route-too-many-stops = A way may have { $most } stops at most. Ask for the rest from the last one.
error-travel-profile-needs-sign-in = Ways for staff are shown only to those who are signed in.
error-wayfinding-busy = Too many people are asking at this moment. Please try again in a few seconds.
error-departure-unfit = The departure must be in a year from { $first } to { $last }.
