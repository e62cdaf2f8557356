"""Reading text without changing it: words, paragraphs, sentences, quotation marks, folding.

Everything here gives offsets in code points of the text it was handed.
"""
