"""A shop to try: a simulated chain, paper on the screen, a store that listens."""
