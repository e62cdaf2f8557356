"""The trained reader: windows of words, word pieces, a small network, and attributions out of its scores."""
