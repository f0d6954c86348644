package editor

import (
	"path"
	"strings"
)

// The kinds of source.
const (
	Document  = "document"
	Person    = "person"
	Recording = "recording"
	WebPage   = "web"
	OwnReport = "own"
)

// SourceKinds lists the kinds in the order menus offer them.
var SourceKinds = []string{Document, Person, Recording, WebPage, OwnReport}

// Source is what a fact was checked against. Locator is the page, minute or
// paragraph; Who is the person spoken to or who retrieved it, When the day or
// time in the checker's own words, and Method how, such as "by telephone".
// Archived is the address of a copy that stays. File names a file that the library
// keeps by its SHA-256. Words is what it says there: of a recording, the transcript.
// Anonymity is why it is not named, and ApprovedBy who knows its name and let that
// be. Confidential sources, and every Contact, stay out of what leaves the desk.
type Source struct {
	ID           string `json:"id,omitempty"`
	Kind         string `json:"kind,omitempty"`
	Title        string `json:"title"`
	URL          string `json:"url,omitempty"`
	Archived     string `json:"archived,omitempty"`
	Locator      string `json:"locator,omitempty"`
	Who          string `json:"who,omitempty"`
	When         string `json:"when,omitempty"`
	Method       string `json:"method,omitempty"`
	Contact      string `json:"contact,omitempty"`
	File         string `json:"file,omitempty"`
	SHA256       string `json:"sha256,omitempty"`
	Words        string `json:"words,omitempty"`
	Anonymity    string `json:"anonymity,omitempty"`
	ApprovedBy   string `json:"approvedBy,omitempty"`
	Secondary    bool   `json:"secondary,omitempty"`
	Confidential bool   `json:"confidential,omitempty"`
}

// FileName is the name of the source's file, without what the library puts before it;
// "" where it has none.
func (s Source) FileName() string {
	name := path.Base(s.File)
	if _, own, ok := strings.Cut(name, "-"); ok && strings.HasPrefix(s.File, "sources/") {
		return own
	}
	return strings.TrimSuffix(name, ".") // of no file
}
