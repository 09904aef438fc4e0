# What is private on a page, and covered until somebody asks for it; browsers are given this file too.

cover-why = Covered, so that nobody beside you can read it.
cover-open = Open. Covered again when nobody touches the page for a minute.
cover-soon = { $count ->
        [one] Covered again in { $seconds } second. Touch the page to go on reading.
       *[other] Covered again in { $seconds } seconds. Touch the page to go on reading.
    }
cover-done = Covered.
