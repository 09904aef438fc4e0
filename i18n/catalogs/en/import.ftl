# What an import left out and why (unused-), and what it inferred or repaired (note-).

unused-no-level = It says no level and touches nothing that does. Add its level.
unused-unparsable-level = Its level cannot be read. Write levels as numbers, such as 0;1 or 0-3.
unused-unclosed-ring = Its outline is not closed. Join its last point to the first.
unused-missing-nodes = Points of it are missing from the file. Export the area again, whole.
unused-missing-members = Parts of it are missing from the file. Export the area again, whole.
unused-too-few-points = It has too few points to be drawn.
unused-too-small = It is too small to stand in.
unused-too-far = It lies too far from the building.
unused-bad-coordinate = A coordinate of it is not a place on Earth.
unused-duplicate-id = Its id is used more than once; only the first one is in the plan.
unused-door-touches-nothing = It touches no area and no path. Move it onto a wall, or draw what it leads to.
unused-one-level = A lift or stair on one level only: it leads nowhere. Give it all its levels.
unused-ambiguous-levels = It joins several levels, and nothing says which end is on which. Tag the levels of its ends.
unused-drawn-as-lines = The footprint of stairs that lines inside it already describe.
unused-not-on-foot = Not open to people on foot.
unused-unknown-value = A value of it has no meaning for a plan.
unused-too-intricate = Its outline crosses itself too often to be repaired. Draw it again.
unused-not-an-area = It is drawn as a line where an area is needed.

note-self-crossing-repaired = Its outline crosses itself; it was repaired.
note-points-left-out = Points of it that could not be used were left out.
note-ring-left-out = A ring of it that could not be closed was left out.
note-ring-closed = Its first and last point are different points of one spot; it was closed.
note-level-from-neighbours = Its level was taken from what it touches.
note-levels-of-neighbours-differ = It touches things on levels other than its own.
note-levels-left-out = Levels that the building is tagged not to have were left out.
note-opening-inferred = It has no door there; where a line or open floor meets it is taken as its opening.
note-levels-joined = A line of a level and one of the site share a point; they were joined there.
note-one-level = It is drawn on one level only; people are led across it, not up or down.
note-merged = Drawn in several pieces; taken as one.
note-stair-line-in-stairwell = A line inside a stairwell, which already is the stair.
note-up-not-stated = It does not say which end is higher; taken to rise as drawn.
note-unreadable-value = The value of a tag could not be read; it is used without it.
note-wheel-channel-not-measured = A wheelchair ramp beside steps is mentioned but not drawn; nobody is led over it.
note-direction-not-stated = It does not say which way it runs.
