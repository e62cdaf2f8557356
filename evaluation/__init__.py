"""Floors under what dragoman finds, measured on the sets beside the project with their own scorers.

``python -m evaluation`` runs all plans and prints every measure; ``python -m evaluation seeds`` runs those
whose name begins so. No text of those sets stands here: plans name files by their place in ``../shared``,
and floors hold for the digests given in ``floors.json``.
"""
