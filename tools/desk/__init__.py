"""What sales takes away: files made of a sizing, the same bytes on a page and on the command line.

The modules here import the calculator, the standard library and openpyxl only: they also run in the
browser.
"""
