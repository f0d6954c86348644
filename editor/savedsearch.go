package editor

// SavedSearch is a search that is kept as a view: Query is what ParseQuery reads,
// each time it is opened, so that after:7d goes on meaning the last seven days.
type SavedSearch struct {
	ID    int64
	Name  string
	Query string
}
