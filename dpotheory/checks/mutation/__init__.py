"""False variants of claims, and an oracle that knows which are false: how sharp are verify and falsify?"""
