"""The version of the program, for records to keep and later versions to know."""

VERSION = "0.1.0"
