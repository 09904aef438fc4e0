# What the venue says: plans that are published, closures, pages of long lists.

error-venue-not-published = There is no plan yet. Publish one, or start the server with one.
error-plan-version-missing = The plan { $version } is published, but its folder is missing. Restore the data folder from a backup.
error-plan-version-damaged = The files of plan { $version } were changed or damaged. Restore the data folder from a backup.

refusal-closure-element-unknown = The plan has no door, lift, stair, path or area of this id. Choose it on the plan.
refusal-closure-area-unfit = This outline cannot be closed. Draw 3 to { $most } corners that do not cross each other.
refusal-closure-area-outside = This outline lies where the level has no floor. Draw it on the plan.
refusal-closure-level-unknown = The plan has no such level. Choose one of its levels.
refusal-closure-times-unfit = A closure ends after it starts, and not in the past. Check the times.
refusal-closure-too-short = A closure lasts at least a minute from now. Set a later end.
refusal-closure-reason-unfit = Say in 1 to { $most } characters why it is closed.
refusal-closure-unknown = There is no such closure. Reload the list.
refusal-plan-version-unknown = This version was never published. Choose one of the history.

level-outdoors = Outdoors

plan-picture-title = Plan of { $level }
plan-picture-level-unknown = This plan has no such level. Ask the server for its levels.
plan-picture-version-unknown = This plan is not in force any more. Reload the page.
plan-picture-theme-unknown = There is no such theme. Ask for standard or contrast.
plan-picture-busy = Many pictures are being drawn just now. Try again in a few seconds.

demo-running = { $name } runs from the folder { $folder }.
demo-page-kiosk = Kiosk
demo-page-phone = Phone
demo-page-ticket = Numbers
demo-page-counter = Counter
demo-page-facilities = Facilities
demo-page-figures = Waits
demo-page-graphql = GraphQL
demo-page-explorer = Explorer
demo-page-sign-in = Sign in
demo-page-screens = Screens
demo-boards = Boards, to look at:
demo-board-zone = In a hall
demo-board-room = At a door
demo-loudspeakers = Screens that also speak, one in each browser; each address is good once, touch the page before you listen:
demo-loudspeaker-board = Board
demo-loudspeaker-kiosk = Kiosk
demo-pictures = Pictures of its ground level:
demo-accounts = Accounts to sign in with, and their passwords:
demo-stop = Press Ctrl+C to stop.
error-demo-accounts-broken = The file { $path } cannot be read. Delete it together with its folder, or correct it.
error-locale-not-offered = There is no catalog for the language { $locale }. Remove it from the setting “locales”.
