# The way to one's number from a spot's page.
phone-ticket = Take a number
phone-ticket-own = Your number { $number }
