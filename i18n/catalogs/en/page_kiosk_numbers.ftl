# The way to a number from the kiosk's first view.
kiosk-numbers-open = Take a number

# What is typed to check in is erased when nobody touches the screen for a while.
number-typed-soon = { $count ->
        [one] What you typed is erased in { $seconds } second. Touch the screen or press any key to keep it.
       *[other] What you typed is erased in { $seconds } seconds. Touch the screen or press any key to keep it.
    }
number-typed-erased = What you typed has been erased. Please type it again.
