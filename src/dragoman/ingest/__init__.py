"""What text do we hold? Files become documents; documents become regions and sentences.

``files.read_inputs`` walks and opens; everything else here is given bytes, names and
text, and keeps no state.
"""
