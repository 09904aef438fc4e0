# What boards in waiting zones and at doors show.

board-called = Please come in
board-nobody-called = Please wait for your number
board-next = Next
board-nobody-waits = Nobody waits
board-last = Called before
board-missed = Missed their call
board-waiting = { $count ->
        [one] { $number } waiting
       *[other] { $number } waiting
    }
board-room-paused = A short break
board-room-closed = Nobody is here now
board-stale = Connection lost since { $time }
board-stale-what = Please ask the staff. This board comes back by itself.
board-begins = Getting ready
board-zone-unknown = There is no waiting zone “{ $id }”
board-room-unknown = There is no room “{ $id }” that calls numbers
board-no-zones = Numbers are not given in this hospital yet.
board-choose = Which board is this?
board-muted-touch = Silent until somebody touches this screen once
board-muted-foreign = Silent: staff have to add this screen first, at /screens
