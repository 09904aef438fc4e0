# Where the car stands, kept on the phone alone; browsers are given this file too.

phone-parking-keep = I parked here
phone-parking-lead = Only this phone remembers it, until tomorrow at this time.
phone-parking-kept = Your car: { $place }
phone-parking-here = Your car is here: { $place }
phone-parking-back = Back to my car
phone-parking-forget = Forget where I parked
phone-directory = Departments by level
phone-parking-open = Remember where I parked
phone-parking-title = Where did you park?
phone-parking-which = Car park
phone-parking-none = This plan shows no car park.
phone-parking-bay-label = What stands on the bay, if anything
phone-parking-bay = Bay { $bay }
phone-parking-bay-unfit = A bay has up to 12 letters and digits, such as B-27.
phone-parking-choose = Choose the car park first.
phone-parking-save = Remember it
phone-parking-change = Change place or bay
