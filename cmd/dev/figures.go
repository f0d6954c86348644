package main

// figures is the table that bench holds the project to. Each is a ratio against
// a peer measured in the same run; the limits are the design's.
var figures = []figure{
	{"app/manuscript", "BenchmarkTypingAgainstEntry1k", "x/peer", "a key at 1,000 words, of Fyne's Entry", 1.0 / 2},
	{"app/manuscript", "BenchmarkTypingAgainstEntry10k", "x/peer", "a key at 10,000 words, of Fyne's Entry", 1.0 / 50},
	{"app/manuscript", "BenchmarkTyping200kAgainst1k", "x/peer", "a key at 200,000 words, of one at 1,000", 2},
	{"app/manuscript", "BenchmarkOpening200kAgainst1k", "x/peer", "opening 200,000 words, of opening 1,000", 3},
	{"app/manuscript", "BenchmarkScrollingAgainstTyping", "x/peer", "scrolling a step, of a key", 1.5},
	{"store", "BenchmarkJournal", "x/peer", "saving a draft, of writing and flushing a file", 2},
	{"store", "BenchmarkList", "x/peer", "a page of the list, of one with the bodies in it", 1.0 / 50},
	{"store", "BenchmarkSearch", "x/peer", "a key in the search, of SQLite's own settings", 1.0 / 50},
	{"store", "BenchmarkSize", "x/peer", "the library, of one with full texts", 1.0 / 5},
	{"store", "BenchmarkBackup", "x/peer", "a verified backup, of a plain copy", 5},
}
