"""The history of a department that moves in from a spreadsheet: its files, read and checked whole."""
