# A person who helps, on the pages that a visitor holds in the hand.

person-title = A person who helps
person-lead = Any member of staff or volunteer will help you and show you the way, also to where things are done on paper and paid in cash.
person-desk = Nearest information desk
person-closed = No desk is open now. This one opens next
person-no-desk = This plan shows no information desk.
person-show = Show the way
person-call = Call { $number }
person-unknown = The nearest desk cannot be looked up just now.
person-walk = { $duration } on foot
