"""Is an aligned model easier to misalign?"""
