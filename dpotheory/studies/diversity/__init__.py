"""What does diversity cost, and where is the published bound non-vacuous?"""
