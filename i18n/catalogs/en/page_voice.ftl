# What pages say in voice mode, and its controls; browsers are given this file too.
# $count only chooses between one and several.

voice-bar = Read aloud
voice-controls = Reading aloud
voice-repeat = Repeat
voice-pause = Pause
voice-go-on = Go on
voice-slower = Slower
voice-faster = Faster
voice-softer = Softer
voice-louder = Louder
voice-slowest = This is the slowest.
voice-fastest = This is the fastest.
voice-softest = This is the softest.
voice-loudest = This is the loudest.

voice-begins = The page is read to you. Touch what you want, or hold a finger on the screen and move it to hear what is there. Keys lead from one thing to the next.
voice-begins-keypad = Voice is on: press next or previous to hear each thing, and select to choose it. Press back to go back, and repeat to hear it again.
voice-explored = Tap twice to choose what you heard last.
voice-ends = Voice is off.
voice-between = {", "}
voice-choices = { $count ->
        [one] There is one thing to choose here. Press next to hear it.
       *[other] There are { $number } things to choose here. Press next to hear them.
    }
voice-chosen = chosen
voice-not-now = cannot be chosen now
voice-position = { $number } of { $total }
voice-letters = Letters and digits, in rows. Press select, then next to hear each row; select a row to hear its signs.
voice-row = { $first } to { $last }
voice-typed = Typed: { $code }
voice-typed-nothing = Nothing is typed.
voice-typed-words = Words are typed.
voice-typed-count = { $count ->
        [one] One sign is typed.
       *[other] { $number } signs are typed.
    }
voice-heard = I have heard you.
voice-heard-places = { $count ->
        [one] You may want this place. Press next to hear it.
       *[other] You may want one of these { $number } places. Press next to hear them.
    }
voice-found-nothing = Nothing was found for what is typed.
voice-found-otherwise = found by another word for it
voice-back-nowhere = This is the first page.
voice-waiting = Please wait a moment.

voice-blocked = Your browser keeps this page silent until you touch it.
voice-allow = Let it speak
voice-offline = No network: what is said is only written here.
voice-unspoken = There is no voice for this. It is only written here.
voice-private = This is private. Put headphones in to hear it, or choose “Say it aloud”.
voice-say-aloud = Say it aloud
voice-private-signs = What is typed here is not said. The first is { $first }. Each press of next goes one further, with a sound. Press select to type, then count from { $first } again. Put headphones in to hear it, or choose “Say it aloud”.
voice-headphones-in = Headphones are in.
voice-headphones-out = Headphones are out.

# A thing by itself: a place, a level, the hospital.
voice-thing = { $thing }
