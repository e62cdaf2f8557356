"""Ratios measured in one run on one machine; absolute times drift, ratios hold."""
