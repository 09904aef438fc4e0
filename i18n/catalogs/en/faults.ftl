# What the server says about reports of something broken.

refusal-fault-kind-unknown = Choose what is broken.
refusal-fault-spot-unknown = This spot is not on the plan any more. Scan a code nearby and report it there.
refusal-fault-words-unfit = Describe it in at most { $most } characters.
refusal-fault-photo-unreadable = This photo cannot be read. Send another one, or report it without.
refusal-fault-photo-too-large = This photo is too large: { $most } MB at most. Send a smaller one, or report it without.
refusal-fault-reports-too-many = Very much is being reported just now. Try again in ten minutes, or tell a member of staff.
refusal-fault-report-unknown = There is no such report any more. Reload the list.
refusal-fault-report-changed = Somebody has changed this report meanwhile. See what they wrote, then decide anew.
refusal-fault-request-id-unfit = The request id of a report has 16 to 128 visible characters. Send another one.
refusal-fault-answer-unfit = Answer in at most { $most } characters.
error-fault-photos-busy = Many photos are being sent just now. Try again in a few seconds.
error-fault-receipts-too-many = Ask for 1 to { $most } receipts at a time.
