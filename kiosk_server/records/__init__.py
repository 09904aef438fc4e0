"""What the hospital's own records tell: appointments, ages, who sits where, test results."""
