"""Side-by-side timings: `vitrine bench`."""
