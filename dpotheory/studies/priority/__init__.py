"""What is learned first?"""
