"""The words of the record as Python: spans, documents, rows, stages, errors.

Every room of the house meets the others here and nowhere else. Nothing in this
package reads a file, a clock or the network.
"""
