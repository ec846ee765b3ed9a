"""Attendance on One Page: everything below the screen."""
