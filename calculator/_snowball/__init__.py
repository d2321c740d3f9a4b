"""Stemmers for French and English, copied unchanged from snowballstemmer 3.1.1 (see COPYING)."""
