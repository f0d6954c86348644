package editor

// Version is one whole of a story as it is filed: its words, and what is said of
// them.
type Version struct {
	Story    Story
	Revision Revision
	Tally    Tally
}

// Filing is a new story on its way into the library: its versions, the oldest
// first, what the checks found in the newest, and the file it was read from, nil
// where it was made here. Again files it also where the same file is in the
// library already.
type Filing struct {
	Versions []Version
	Findings []Finding
	Original *Original
	Again    bool
}

// Filed is what became of a filing: the ID of the story, or why it was not filed.
type Filed struct {
	ID  string
	Err error
}
