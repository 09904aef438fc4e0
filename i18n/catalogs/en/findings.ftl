# What the check of a plan found, for the people who draw it: what is wrong, and what to do.
# $element is an id, $level the id of a level; numbers arrive formatted.

finding-severity-error = Error
finding-severity-warning = Warning
finding-severity-note = Note

finding-duplicate-id = { $element } is used { $count } times as an id. Give each element an id of its own.
finding-unknown-level = { $element } is on level { $level }, which the plan does not have. Add the level or move the element.
finding-unknown-reference = { $element } names the { $kind ->
        [area] area
        [door] door
        [connector] lift, stair or ramp
        [place] place
       *[other] element
    } { $other }, which the plan does not have. Correct the id or draw what is missing.
finding-reference-on-other-level = { $element } is on level { $level }, but its area { $other } is on { $other_level }. Move one of them.
finding-no-entrance = The plan has no entrance. Mark at least one door as an entrance.
finding-level-empty = Nobody can walk on level { $level }: it has no area and no path line. Draw some, or remove the level.

finding-area-invalid = The outline of { $element } crosses itself or is empty, so the area is left out. Draw it again.
finding-area-tiny = { $element } is only { $square_metres } m² in size. Remove it if it was drawn by mistake.
finding-area-intricate = { $element } has { $vertices } corners; more than { $most } make the plan slow. Simplify its outline.
finding-areas-overlap = { $element } and { $other } lie on each other by { $square_metres } m², { $percent } % of the smaller one. Move the border between them.
finding-room-without-door = Room { $element } has no door, so nobody can get in. Draw its door on its wall.
finding-stairwell-without-door = Stairwell { $element } has no door or opening on level { $level }. Draw one, or nobody reaches these stairs from here.
finding-lift-without-door = Lift { $element } has no door on level { $level }. Draw its door, or nobody gets in or out here.
finding-shaft-leads-nowhere = { $kind ->
        [lift_car] Lift
       *[stairwell] Stairwell
    } { $element } is on level { $level } only, so it leads nowhere. Draw it on the other levels too, or remove it.

finding-door-touches-nothing = Door { $element } touches no area and no path line on level { $level }. Move it onto a wall, at most 0.5 m away.
finding-door-touches-one-area = Door { $element } leads out of { $area } to nowhere. Draw what is behind it, or mark it as an entrance.
finding-door-narrow = Door { $element } is { $metres } m wide. A wheelchair needs { $wanted } m: check the width, and show another way if it is right.
finding-door-widths-unknown = { $doors } of { $of } doors have no width, so nobody on wheels is led through them. Measure them, or write down a house assumption.
finding-one-way-door-unclear = Door { $element } is one-way, but does not say from which of its areas. Name the area that one leaves through it.

finding-path-line-alone = Path line { $element } joins nothing. Let it end on another line, in an area or at a door.
finding-path-crosses-wall = Path line { $element } goes through a wall of { $other } where there is no door. Draw the door or opening, or move the line.

finding-connector-too-few-stops = { $element } has { $stops } of at least two stops. Add where it can be left.
finding-connector-stop-off-floor = { $element } stops on level { $level } outside every area and path line. Move the stop, or draw the floor around it.
finding-connector-stops-out-of-order = { $element } goes from { $first } down to { $second }. Put its stops in order from the lowest to the highest.
finding-lift-size-unknown = The car of lift { $element } has no size, so no wheelchair is led to it. Measure its width and depth.
finding-ramp-incline-unknown = Ramp { $element } has no incline, so no wheelchair is led over it. Measure its rise and its length.

finding-place-outside-area = The marker of { $element } stands outside its area { $area }. Move it inside.
finding-place-off-floor = { $element } stands on no floor or inside a wall, so no way leads to it. Move it, or draw the floor around it.
finding-place-name-repeated = { $count } places on level { $level } are called “{ $name }”: { $element } and { $others }. Let their names differ, so that visitors choose the right one.
finding-place-ref-repeated = { $count } places have the number { $ref }: { $element } and { $others }. Check the numbers.
finding-anchor-off-floor = The code { $element } stands on no floor or inside a wall. Move it to where people stand when they scan it.
finding-sign-off-floor = The sign { $element } hangs over no floor, so nobody can stand before it. Move it, or draw the floor around it.
finding-sign-without-text = The sign { $element } has a line without words, or none at all. Write what it says, or remove it.
finding-sign-in-no-language = The sign { $element } says “{ $text }” in none of the plan's languages. Write it in one of them, or say that it is as written (und).
finding-sign-arrow-unclear = The sign { $element } has an arrow, and it is not known from where it is read. Give the bearing in which its readers look.
finding-department-without-place = Department { $element } has no place. Name at least one, or remove the department.

finding-places-cut-off = { $element }{ $more ->
        [0] {""}
        [one] {" "}and 1 more place ({ $others })
       *[other] {" "}and { $more } more places ({ $others })
    } cannot be reached from the entrances. { $gap ->
        [touching] On level { $level } it borders on floor that can, with no door between. Draw the door if there is one.
       *[apart] On level { $level } the nearest floor that can is { $metres } m away. Draw what lies between, or let the two touch, if people can walk there.
    }
finding-level-cut-off = { $element }{ $more ->
        [0] {""}
        [one] {" "}and 1 more place ({ $others })
       *[other] {" "}and { $more } more places ({ $others })
    } cannot be reached from the entrances: no stairs, lift or path leads to this part of level { $level }. Draw the way in.
finding-hours-unreadable = { $element }: the opening hours “{ $hours }” cannot be read, so it counts as always open. Weekdays, times, 24/7 and off are understood.
finding-hours-never = { $element }: by its opening hours “{ $hours }” it never opens.
finding-way-out-with-hours = { $element } is for emergencies and has opening hours; in an emergency they are not heeded.
