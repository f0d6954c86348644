package editor

// Aftermath is what has become of a story or page that another leans on: of one it
// cites, takes text from or was made of.
type Aftermath struct {
	ID         string      `json:"id,omitempty"` // of the story in the library
	Title      string      `json:"title"`
	URL        string      `json:"url,omitempty"`
	Spiked     bool        `json:"spiked,omitempty"`
	Amendments []Amendment `json:"amendments,omitempty"`
}
