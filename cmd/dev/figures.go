package main

// windowRoom is the room whose benchmarks open real windows.
const windowRoom = "cmd/stet"

// libraryRoom is the room whose benchmarks are taken on the library that
// cmd/newsroom makes: a hundred thousand stories, a million revisions. It lies in
// the user's cache folder, such as
// ~/.cache/stet-newsroom/100000-stories-generation-1-schema-3/library.stet.
const libraryRoom = "store"

// fullLibrary is how many stories it holds, each with ten revisions.
const fullLibrary = 100_000

// figures is the table that bench holds the project to. Each is measured against
// a peer in the same run unless its name says otherwise: of the library's times
// the 95th percentile, of the others the median. The limits are the design's.
var figures = []figure{
	{"app/manuscript", "BenchmarkTypingAgainstEntry1k", "x/peer", "a key at 1,000 words, of Fyne's Entry", 1.0 / 2},
	{"app/manuscript", "BenchmarkTypingAgainstEntry10k", "x/peer", "a key at 10,000 words, of Fyne's Entry", 1.0 / 100},
	{"app/manuscript", "BenchmarkTyping200kAgainst1k", "x/peer", "a key at 200,000 words, of one at 1,000", 1.5},
	{"app/manuscript", "BenchmarkTypingInFullLayers", "x/peer", "a key among a mark for every third word, of none", 1.5},
	{"app/manuscript", "BenchmarkScrollingAgainstTyping", "x/peer", "scrolling a step, of a key", 1.5},
	{"app/manuscript", "BenchmarkOpening200kAgainst1k", "x/peer", "opening 200,000 words, of opening 1,000", 3},
	{"app/manuscript", "BenchmarkWidthAgainstEntry50k", "x/peer", "a change of width at 50,000 words, of Fyne's Entry", 1.0 / 500},
	{"app/manuscript", "BenchmarkAllocated200kAgainst1k", "x/peer", "bytes allocated by a key at 200,000 words, of 1,000", 1.5},
	{"app", "BenchmarkShowingComparison", "own-ms", "showing a comparison of 10,000 words, in milliseconds", 16},
	{"editor/diff", "BenchmarkRevisions", "x/peer", "comparing two revisions, of go-diff by characters", 2},
	{"editor/diff", "BenchmarkRevisions", "p99-x/peer", "the slowest of a hundred, of go-diff's", 1.0 / 40},
	{"editor/diff", "BenchmarkRevisions", "max-x/peer", "the slowest of all, of go-diff's", 1.0 / 8},
	{"editor/diff", "BenchmarkOneWordIn200k", "x/peer", "one word changed in 200,000, of go-diff", 1.0 / 20},
	{"editor/diff", "BenchmarkUnrelated50k", "x/peer", "unrelated texts of 50,000 words, of go-diff giving up", 1.0 / 3},
	{"editor/prose", "BenchmarkAnalysis", "x/peer", "quotations, names, figures, dates, sentences, of neurosnap/sentences", 1},
	{"editor/prose", "BenchmarkAnalysis", "own-ms", "all that is found in 1,000 words, in milliseconds", 1},
	{"editor/credit", "BenchmarkCheck", "own-ms", "all checks of 1,000 words, in milliseconds", 2},
	{"editor/credit", "BenchmarkCheck", "x/peer", "all checks, of finding quotations, names, figures and dates", 3},
	{"editor/doc", "BenchmarkUndo10kAgainst100", "x/peer", "an undo step with 10,000 behind it, of one with 100", 1.5},
	{"app/library", "BenchmarkScrolling100kAgainst100", "x/peer", "scrolling among 100,000 stories, of among 100", 1.5},
	{"app/workflow", "BenchmarkImport", "x/peer", "importing a hundred files, of importing them one by one", 1.0 / 2},
	{"app/workflow", "BenchmarkTypingBesideImport", "own-ms", "saving a draft while another process imports, in milliseconds", 50},
	{windowRoom, "BenchmarkScrollingMemory", "x/peer", "memory after scrolling 2,000 pages, of before", 1.2},
	{windowRoom, "BenchmarkIdle", "x/peer", "processor of the idle desk, of an idle Entry", 1.0 / 2},
	{windowRoom, "BenchmarkStart", "x/peer", "start to window on the big library, of an empty one", 1.3},
	{windowRoom, "BenchmarkMemory", "x/peer", "memory on the big library, of that on an empty one", 1.3},
	{libraryRoom, "BenchmarkSearch", "x/peer", "a key in the search, of SQLite's own settings with bm25", 1.0 / 75},
	{libraryRoom, "BenchmarkSearch", "own-ms", "a key in the search, in milliseconds", 16},
	{libraryRoom, "BenchmarkJournal", "x/peer", "saving a draft of 4 KB, of writing and flushing a file", 1.5},
	{libraryRoom, "BenchmarkSize", "x/peer", "the library at ten revisions a story, of full-text rows", 1.0 / 6},
	{libraryRoom, "BenchmarkList", "x/peer", "a page of the list, of one with the bodies in it", 1.0 / 80},
	{libraryRoom, "BenchmarkNewest", "x/peer", "opening the newest revision, of reading a row", 3},
	{libraryRoom, "BenchmarkOldest", "x/peer", "opening the oldest revision, of reading a row", 3},
	{libraryRoom, "BenchmarkBackup", "x/peer", "a verified backup, of a plain copy and fsync", 4},
	{libraryRoom, "BenchmarkSharing", "own-ms", "looking up which stories share passages, in milliseconds", 10},
	{libraryRoom, "BenchmarkIndex", "s", "making the whole search index anew, in seconds", 180},
}
