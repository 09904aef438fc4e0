# What the kiosk-server command says to people at a terminal.

command-route-title = From { $start } to { $goal }, { $needs }
command-route-exact = Exactly { $metres } m, { $seconds } s
command-route-step = { $number }. { $text }  [{ $metres } m, { $seconds } s]
command-outdoors = Outdoors
command-place-on-level = { $place }, { $level }
command-place-unknown = The plan has no place called “{ $text }”. Give its room number, name or id as the plan has it.
command-place-ambiguous = { $count } places are called “{ $text }”. Say which one by its id, or as NAME@LEVEL:
command-place-choice = { "  " }{ $id }  { $label }
command-evidence-all-measured = Everything this answer rests on was measured or drawn.
command-picture-written = Picture: { $file }
command-picture-title = The way from { $start } to { $goal }
command-picture-route = The way
command-picture-of-level = Plan of { $level }
command-picture-ending = { $file }: a picture's name ends in .svg or .png.
command-file-trouble = { $file }: { $reason }. Check the name and whether you may read and write there.
command-plan-contents = { $levels } levels, { $areas } areas, { $doors } doors, { $lines } path lines, { $connectors } lifts, stairs and ramps, { $places } places
command-import-written = Native plan: { $folder }
command-import-unused = { $count ->
        [one] { $count } feature
       *[other] { $count } features
    } could not be used; each one with its reason is in { $report }
command-import-report-unused = Features that are not in the plan, and why: { $count }
command-import-report-notes = What was inferred or repaired in features that are: { $count }
command-check-summary = { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }, { $notes ->
        [one] 1 note
       *[other] { $notes } notes
    }
command-report-no-start = No place of this plan is joined to any other. Draw doors, openings or path lines first.
command-report-from = Reached from { $places }:
command-report-reach = { "  " }{ $profile }: { $reached } of { $total } places ({ $percent } %)
command-report-unreached = Not reached on foot: { $count } (showing { $shown }; --all shows every one)
demo-only-here = Phones cannot open these addresses. For a phone start with --host 0.0.0.0, in a network that you trust.
command-backup-made = Everything is copied to { $folder }. It holds keys and names: keep it where only you can read it.
command-restored = Everything is put back from { $folder }. Start the server.
