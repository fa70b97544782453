"""Failure probabilities too small to count, by multilevel splitting."""
