"""Does a value's risk know the token graph by its effective diversity alone, and for how long?"""
