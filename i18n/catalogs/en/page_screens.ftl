# What the page of those who look after screens says; browsers are given this file too.
# $name: of a screen or a person. $time: a moment. $level, $building: names. $count, $shown: a number, to
# choose by and to show.

frame-title-screens = Screens
screens-not-for-you-title = This page is for those who look after screens
screens-not-for-you-text = Your account may not add screens. Sign in with another account, or ask an administrator for the right.
screens-other-account = Sign in with another account
screens-sign-in = Sign in
screens-sign-out = Sign out
screens-signed-in-as = Signed in as { $name }
screens-signed-out = You are not signed in any more. Sign in again; this page stays as it is.

screens-lead = Kiosks and boards that belong to this hospital. Only they may say calls and announcements aloud.
screens-none = No screen yet
screens-none-try = Add one: you get an address, and open it once on the kiosk or the board.
screens-level-of = { $level }, { $building }
screens-level-gone = a level that is not on the plan any more
screens-connected = Connected
screens-lost = Not heard from since { $time }
screens-never-heard = Not heard from yet
screens-awaited = Address not opened yet, good until { $time }
screens-enrolled = Since { $time }, by { $name }
screens-loud = Loudspeaker
screens-silent = Silent
screens-blocked = Makes no sound: touch this screen once, or start its browser with sound allowed
screens-look = Look at it
screens-end = End
screens-end-question = End “{ $name }”?
screens-end-what = It says no calls and announcements any more. To use it again, add it anew.
screens-end-it = End it
screens-keep = Keep it
screens-withdraw = Withdraw address
screens-withdraw-question = Withdraw the address of “{ $name }”?
screens-withdraw-what = Nobody can open it any more. To use the screen, add it anew.
screens-withdraw-it = Withdraw it
screens-withdrawn = The address of “{ $name }” is withdrawn
screens-ended = “{ $name }” is ended

screens-boards = Boards to look at
screens-boards-what = Everybody may open these addresses. A board that is opened like this is silent.
screens-voice-none = No loudspeaker is heard here: calls are said by the kiosks of the level, or shown only.
screens-voice-heard = { $count ->
        [one] { $shown } loudspeaker is heard here.
       *[other] { $shown } loudspeakers are heard here.
    }
screens-voice-behind = { $count ->
        [one] { $shown } call waits to be said, since { $time }.
       *[other] { $shown } calls wait to be said, the first since { $time }.
    }
screens-voice-unheard = { $count ->
        [one] { $shown } call of the last hour was shown, but not said in time.
       *[other] { $shown } calls of the last hour were shown, but not said in time.
    }

screens-add = Add a screen
screens-sort = What is it?
screens-sort-kiosk = Kiosk
screens-sort-zone = Board in a hall
screens-sort-room = Display at a door
screens-where = Where does it stand?
screens-no-spots = The plan has no place for a kiosk
screens-no-spots-try = Draw one on the plan first.
screens-no-boards = No zone of the plan calls numbers yet
screens-no-boards-try = Queues and rooms are set up on the page of the counter's rules.
screens-name = Name, for this list
screens-languages = Languages
screens-looks = Look
screens-look-standard = Standard
screens-look-large = Large
screens-look-contrast = High contrast
screens-sound = Sound
screens-sound-on = Loudspeaker
screens-sound-off = Silent
screens-sound-what-kiosk = A kiosk that is a loudspeaker says what staff announce for its level; several do so one after the other. It says calls too, as long as no board of their hall is heard.
screens-sound-what-zone = A board that is a loudspeaker says the calls of its hall, and what staff announce. Of several in one hall each thing is said by one.
screens-sound-what-room = A display at a door says the calls of its hall only while no board in the hall is heard.
screens-cancel = Cancel
screens-make-address = Make the address

screens-made = Now open “{ $name }”
screens-open-once = Open this address on the screen itself. It is good once, until { $time }.
screens-address = Address
screens-copy = Copy
screens-copied = Copied
screens-code = Code of the address
screens-step-open = Type the address on the screen, or scan the code with it, and press the button there.
screens-step-secret = Show it to nobody else: whoever opens it first is this screen.
screens-step-sound = So that it is heard without a touch, its browser is started with
screens-step-seen = It says here by itself when it is connected.
screens-opened = It is opened, and belongs to this hospital.
screens-address-over = This address is good no more: its day is over, or it was ended. Add the screen anew.
screens-done = Done
screens-to-list = To the list
