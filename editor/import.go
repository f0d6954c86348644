package editor

import "time"

// Import is one of many files that has begun and not come to its end.
type Import struct {
	ID       int64
	At       time.Time // when it began
	Who      string
	Paths    []string // files and folders
	Encoding string   // "" finds it out
	Again    bool     // also what is in the library already
	Done     int      // files, of Total
	Total    int
}
