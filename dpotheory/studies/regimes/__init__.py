"""In which regimes does diversity raise the risk?"""
