"""Words as such: tokens, spelling, numbers, languages, and the catalogue's own phrases."""
