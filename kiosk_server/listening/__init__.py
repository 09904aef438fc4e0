"""What a visitor says, as text: bounded, recognised by the hospital's own engine and thrown away.
Nothing is kept or logged of it.
"""
