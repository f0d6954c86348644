// Package shelf is the desk's reference shelf: the dictionaries of the system
// and those dropped in, and the house's and the editor's own word lists, as
// files on the disk. Its methods read files and belong off the UI thread; they
// may be called from several goroutines.
package shelf

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"stet/assets"
	"stet/editor/proof"
)

// Shelf knows where the books stand.
type Shelf struct {
	// Own is the editor's folder: words.txt, and dictionaries/ for what is
	// dropped in. "" where there is none.
	Own string

	mu     sync.Mutex
	house  string
	places []place
	opened map[string]*opened // dictionaries by file, to be read once
	lists  map[string]*list   // by file
	rules  rules
}

// place is a folder of dictionaries.
type place struct {
	files fs.FS
	path  string // as it is named to people
}

type opened struct {
	once    sync.Once
	speller proof.Speller
	err     error
}

// New returns the shelf of an editor, with the dictionaries that are built in
// and those that the system has.
func New(own string) *Shelf {
	s := &Shelf{Own: own, opened: map[string]*opened{}, lists: map[string]*list{}}
	if own != "" {
		s.places = append(s.places, place{os.DirFS(s.Dropped()), s.Dropped()})
	}
	built, err := fs.Sub(assets.Dictionaries, "dictionaries")
	if err == nil {
		s.places = append(s.places, place{built, "built in"})
	}
	for _, dir := range systemFolders() {
		s.places = append(s.places, place{os.DirFS(dir), dir})
	}
	return s
}

// Dropped is the folder for dictionaries that the editor adds.
func (s *Shelf) Dropped() string { return filepath.Join(s.Own, "dictionaries") }

// House is the folder that the desk keeps: words.txt and styles/. "" where there
// is none.
func (s *Shelf) House() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.house
}

// SetHouse says where the desk's folder is.
func (s *Shelf) SetHouse(dir string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.house = dir
}

// systemFolders are where programs install dictionaries.
func systemFolders() []string {
	dirs := strings.FieldsFunc(os.Getenv("DICPATH"), func(r rune) bool { return r == os.PathListSeparator })
	if home, err := os.UserHomeDir(); err == nil {
		dirs = append(dirs, filepath.Join(home, ".local/share/hunspell"), filepath.Join(home, "Library/Spelling"))
	}
	return append(dirs, "/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts",
		"/usr/local/share/hunspell", "/opt/homebrew/share/hunspell", "/Library/Spelling")
}
