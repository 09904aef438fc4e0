# What is said with a way out in an emergency. It guides; it never promises that a way is free.

evacuation-exit = This is the nearest exit on the plan. Follow staff and the exit signs first: nobody here can see whether the way is clear. Do not use lifts, except when the fire service tells you to.
evacuation-refuge = This is the nearest refuge on the plan. Go there, use its call point, and wait to be fetched. Follow staff first: nobody here can see whether the way is clear.
evacuation-evacuation-lift = This is the nearest evacuation lift on the plan. Wait in front of it until staff or the fire service take you. Follow staff first: nobody here can see whether the way is clear.
evacuation-outdoors = You are outside. Keep away from the building and follow staff to the assembly point.
evacuation-none = The plan shows no way out for you from here. Tell somebody of the staff or call for help now, and move away from smoke and fire.
evacuation-go-on = You are outside: go on, away from the building.
evacuation-go-out = Go out by { $exit }, and on, away from the building.
evacuation-not-known = Part of this way was never measured for you ({ $facts }): you may not get through everywhere.
    .speak = Part of this way was never measured for you: { $facts }. You may not get through everywhere.
