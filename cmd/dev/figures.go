package main

// windowRoom is the room whose benchmarks open real windows.
const windowRoom = "cmd/stet"

// figures is the table that bench holds the project to. Each is a ratio against
// a peer measured in the same run; the limits are the design's.
var figures = []figure{
	{"app/manuscript", "BenchmarkTypingAgainstEntry1k", "x/peer", "a key at 1,000 words, of Fyne's Entry", 1.0 / 2},
	{"app/manuscript", "BenchmarkTypingAgainstEntry10k", "x/peer", "a key at 10,000 words, of Fyne's Entry", 1.0 / 100},
	{"app/manuscript", "BenchmarkTyping200kAgainst1k", "x/peer", "a key at 200,000 words, of one at 1,000", 1.5},
	{"app/manuscript", "BenchmarkTypingInFullLayers", "x/peer", "a key among a mark for every third word, of none", 1.5},
	{"app/manuscript", "BenchmarkScrollingAgainstTyping", "x/peer", "scrolling a step, of a key", 1.5},
	{"app/manuscript", "BenchmarkOpening200kAgainst1k", "x/peer", "opening 200,000 words, of opening 1,000", 3},
	{"app/manuscript", "BenchmarkWidthAgainstEntry50k", "x/peer", "a change of width at 50,000 words, of Fyne's Entry", 1.0 / 500},
	{"app/manuscript", "BenchmarkAllocated200kAgainst1k", "x/peer", "bytes allocated by a key at 200,000 words, of 1,000", 1.5},
	{"editor/doc", "BenchmarkUndo10kAgainst100", "x/peer", "an undo step with 10,000 behind it, of one with 100", 1.5},
	{windowRoom, "BenchmarkScrollingMemory", "x/peer", "memory after scrolling 2,000 pages, of before", 1.2},
	{windowRoom, "BenchmarkIdle", "x/peer", "processor of the idle desk, of an idle Entry", 1.0 / 2},
	{"store", "BenchmarkJournal", "x/peer", "saving a draft, of writing and flushing a file", 2},
	{"store", "BenchmarkList", "x/peer", "a page of the list, of one with the bodies in it", 1.0 / 50},
	{"store", "BenchmarkSearch", "x/peer", "a key in the search, of SQLite's own settings", 1.0 / 50},
	{"store", "BenchmarkSize", "x/peer", "the library, of one with full texts", 1.0 / 5},
	{"store", "BenchmarkBackup", "x/peer", "a verified backup, of a plain copy", 5},
}
