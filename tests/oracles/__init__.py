"""Deliberately naive second implementations, against which the library is held."""
