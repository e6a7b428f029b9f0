"""Is it learning?"""
