"""The round trip: documents that are set as PDF, taken out again as text, and recovered."""
