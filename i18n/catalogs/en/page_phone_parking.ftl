# Where the car stands, kept on the phone alone; browsers are given this file too.

phone-parking-keep = I parked here
phone-parking-lead = Only this phone remembers it, until tomorrow at this time.
phone-parking-kept = Your car: { $place }
phone-parking-here = Your car is here: { $place }
phone-parking-back = Back to my car
phone-parking-forget = Forget where I parked
phone-directory = Departments by level
