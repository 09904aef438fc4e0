# What kiosk-server simulate says of a day that was played.

simulate-patients-unfit = From 1 to { $most } patients can be simulated.
simulate-title = { $kind }: { $patients } patients, { $rooms } rooms and counters, seed { $seed }
simulate-kind-ordinary = An ordinary day
simulate-kind-busy = A busy day, with a fifth more patients
simulate-kind-short-staffed = A day with fewer doctors, some of them late
simulate-kind-called-away = A day on which doctors are called away
simulate-tickets = { $tickets } numbers issued, { $refused } refused, { $uncalled } never called
simulate-returns = { $missed } calls missed, { $returned } came back; { $results } came back with results
simulate-by-class = Waits by class:
simulate-by-queue = Waits by queue:
simulate-waits = { "  " }{ $name }: { $tickets } people, { $mean } min on average, nine in ten at most { $most } min
simulate-queue-medicine = Medicine
simulate-queue-surgery = Surgery
simulate-queue-children = Children
simulate-queue-laboratory = Laboratory
simulate-queue-pharmacy = Pharmacy
simulate-fairness = Fairness: { $share } % of all pairs who waited in a queue at the same time were called in the order in which they came.
simulate-overtaking = Overtaken by later comers: { $mean } times on average, { $most } at most; { $at_bound } people reached their bound, { $beyond } were beyond it.
simulate-estimates = Estimates told on arrival: { $coverage } % of the calls fell within the range, which was { $width } min wide on average ({ $part } % of the average wait).
