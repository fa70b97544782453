"""How fast is a behaviour learned?"""
