"""The record: one SQLite file, written by one process at a time and read by any."""

from dragoman.store.check import Fault
from dragoman.store.open import IN_MEMORY, open_store
from dragoman.store.search import Hit
from dragoman.store.store import Filling, Reading, Store
from dragoman.store.trace import Place, Step, Trace

__all__ = ["IN_MEMORY", "Fault", "Filling", "Hit", "Place", "Reading", "Step", "Store", "Trace", "open_store"]
