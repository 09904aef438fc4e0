# What all pages say; browsers are given this file too. Numbers arrive as formatted texts.

frame-language-name = English
frame-title-kiosk = Where do you want to go?
frame-title-phone = Find your way
frame-title-ticket = Your number
frame-title-board = Numbers called
frame-board-unknown-title = There is no such board
frame-board-unknown-text = No waiting zone and no room is called so. Please look at the address again.
frame-script-failed = The page is not ready yet. Open it again; if that does not help, please ask a member of staff.
frame-script-off = This page needs JavaScript. Please allow it in your browser, or ask a member of staff.
frame-start-title = Demo
frame-start-text = Choose a page to look at.
frame-start-kiosk = Kiosk
frame-start-phone = Phone page
frame-start-staff = Staff sign-in
frame-start-explorer = GraphQL explorer
frame-no-plan-title = No plan is published yet
frame-no-plan-text = The hospital's plan is not published yet. Please try again shortly, or ask a member of staff.
frame-page-unknown-title = There is no such page
frame-page-unknown-text = The address may be written wrongly, or the page has moved.
frame-page-unknown-advice = Begin again from the lobby, or ask a member of staff.
frame-page-unknown-home = Find your way
frame-spot-unknown-title = This spot is not known
frame-spot-unknown-text = The code or address is not on the plan in force. It may have been replaced.
frame-spot-unknown-advice = Scan another code nearby, or ask a member of staff.
frame-spot-from-lobby = Start from the lobby

frame-back = Back
frame-language = Language
frame-large = Larger
frame-largest = Largest
frame-usual-size = Usual
frame-contrast = Contrast
frame-person = Ask a person
frame-bar = Back, language and help
frame-time = { $time }
    .speak = It is { $time }
# $day: “22 Nov”. $time: “14:05”.
frame-moment-day = { $day }, { $time }

frame-metres = { $number } m
    .speak = { $number } metres
frame-kilometres = { $number } km
    .speak = { $number } kilometres
frame-minutes = { $number } min
    .speak = { $number } minutes
frame-moment = under 1 min
    .speak = less than a minute
frame-hours = { $hours } h
    .speak = { $hours } hours
frame-hours-minutes = { $hours } h { $number } min
    .speak = { $hours } hours { $number } minutes

# $visits: yes for a ward, whose hours are those of visitors. $day: today, tomorrow or other.
frame-hours-always = Open day and night
frame-hours-open-now = { $visits ->
        [yes] Open to visitors now
       *[no] Open now
    }
frame-hours-open = { $visits ->
        [yes] Visits until { $time }
       *[no] Open until { $time }
    }
frame-hours-too-late = { $visits ->
        [yes] Visits end at { $time }, before you get there
       *[no] Closes at { $time }, before you get there
    }
frame-hours-closed = Closed
frame-hours-opens = { $visits ->
        [yes] { $day ->
            [today] No visits now, from { $time }
            [tomorrow] No visits now, tomorrow from { $time }
           *[other] No visits now, { $weekday } from { $time }
        }
       *[no] { $day ->
            [today] Closed, opens at { $time }
            [tomorrow] Closed, opens tomorrow at { $time }
           *[other] Closed, opens { $weekday } at { $time }
        }
    }

frame-loading = Getting ready…
    .speak = Getting ready
frame-try-again = Try again
frame-ask-offline = The server cannot be reached. Please try again shortly, or ask a member of staff.
frame-ask-busy = The server did not answer in time. Please try again.
frame-ask-refused = This cannot be done. Go back and choose again, or ask a member of staff.
frame-ask-gone = There is a newer version of this page. Please open it again.
frame-ask-fault = Something went wrong and there is no answer. Please try again, or ask a member of staff.
frame-place-of = { $level } · { $building }
frame-offline = No network. What is open can still be used.
frame-stale = Not updated since { $time }; things may have changed.
frame-plan-failed = The plan cannot be shown just now. Please follow the words.

frame-needs-title = How you travel
frame-need-walking = On foot
frame-need-slow-walking = Slowly, with rests
frame-need-wheelchair = Wheelchair
frame-need-powered-chair = Powered chair
frame-need-walking-frame = Walking frame
frame-need-pram = Pram
frame-need-bed = Bed
frame-need-low-vision = Low vision
frame-need-staff = Staff
frame-limits = More exactly
frame-limits-own = (own limits)
frame-limits-title = { $needs }: more exactly
frame-limit-usual = as usual
frame-limit-width = { $profile ->
        [wheelchair] Full width with hands
        [bed] Full width of the bed
        [pram] Full width of the pram
       *[other] Full width
    }
frame-limit-width-less = Narrower
frame-limit-width-more = Wider
frame-limit-width-any = any
frame-limit-incline = Steepest ramp
frame-limit-incline-less = Less steep
frame-limit-incline-more = Steeper
frame-limit-incline-value = 1 : { $run } ({ $percent } %)
    .speak = 1 in { $run }
frame-limit-incline-any = any
frame-limit-lift-width = Lift at least this wide
frame-limit-lift-width-less = Less wide
frame-limit-lift-width-more = Wider
frame-limit-lift-width-any = any
frame-limit-lift-depth = Lift at least this deep
frame-limit-lift-depth-less = Less deep
frame-limit-lift-depth-more = Deeper
frame-limit-lift-depth-any = any
frame-limit-rest = A rest
frame-limit-rest-less = More often
frame-limit-rest-more = Less often
frame-limit-rest-value = every { $distance }
frame-limit-rest-any = not needed
frame-limit-no-stairs = No stairs
frame-limit-no-escalators = No escalators
frame-limit-no-lifts = No lifts
frame-limit-no-manual-doors = Only doors that open by themselves
frame-limit-measured-only = Only what has been measured on site
frame-centimetres = { $number } cm
    .speak = { $number } centimetres
frame-step-number = Step { $number }
