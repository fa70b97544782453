"""How many samples per cluster a target risk asks for, as the number of values grows: bounds, law and simulation."""
