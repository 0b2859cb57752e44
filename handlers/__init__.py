"""Conversations by role."""
