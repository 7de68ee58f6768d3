"""From bytes to a release folder: names, writing, manifest and checksums, catalogue."""
