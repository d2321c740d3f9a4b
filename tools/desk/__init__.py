"""What sales works with: backlogs read and sorted, files made of a sizing.

The modules here import the calculator, the standard library, openpyxl and `tools.errors` only: they
also run in the browser, where they do the same to the byte.
"""
