# What the hospital's own records cannot tell.
refusal-records-away = The hospital's appointment system does not answer just now. Take a number without an appointment, or ask at the desk.
refusal-records-none = There is no check-in for appointments here. Take a number, or ask at the desk.
refusal-identification-unfit = That cannot be a card number, an appointment code or the last six signs of an identity number. Check what you entered.
refusal-patient-unknown = Nothing was found with that. Check what you entered, or ask at the desk.
refusal-patient-ambiguous = That is not enough to find your appointment. Use your card or the code of your appointment.
