"""Joining the department by an invitation link."""
