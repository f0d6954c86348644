package docx

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// recordSpace is the root of the part in which a document of ours keeps all fields.
const recordSpace = "urn:stet:record"

// findRecord returns the record of a document of ours, nil for any other.
func (r *reader) findRecord() []byte {
	for _, rel := range r.rels {
		if rel.kind != "customXml" || rel.external {
			continue
		}
		b, err := r.file.Part(rel.target)
		if err != nil {
			continue
		}
		if n, err := packed.Parse(b); err == nil && n.Name.Space == recordSpace {
			return []byte(n.Words())
		}
	}
	return nil
}

// properties takes what the document says of itself for the fields that its words
// leave empty. When it was made is in no field: a dateline is of the text, and a template
// may be years old.
func (r *reader) properties(name string) error {
	if name == "" || !r.file.Has(name) {
		return nil
	}
	b, err := r.file.Part(name)
	if err != nil {
		return err
	}
	n, err := packed.Parse(b)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	own := func(field, value, from string) {
		if value = strings.TrimSpace(value); value != "" {
			r.piece.Properties = append(r.piece.Properties, piece.Property{Field: field, Value: value, From: from})
		}
	}
	own("headline", n.Child("title").Words(), "headline taken from the title among the document's properties")
	if who := strings.TrimSpace(n.Child("creator").Words()); isPerson(who) && !r.says(who) { // a template's stays in all that is made with it
		r.piece.Note("the document's properties name an author: add the by-line if it is right", who, 0)
	}
	if day := timeOf(n.Child("created").Words()); day.Year() > 2000 && !day.Equal(pythonDay) {
		r.piece.Note("the document's properties say when it was made, which is no date of the story", day.Format("2 January 2006"), 0)
	}
	own("keywords", strings.NewReplacer(";", ",").Replace(n.Child("keywords").Words()), "keywords taken from the document's properties")
	own("language", n.Child("language").Words(), "language taken from the document's properties")
	return nil
}

// pythonDay is when a template was made that much software writes documents with.
var pythonDay = time.Date(2013, 12, 23, 23, 15, 0, 0, time.UTC)

// nobody are names that programs put where the author goes.
var nobody = []string{"user", "admin", "administrator", "owner", "office", "python", "author", "unknown", "pc", "desktop", "laptop", "word", "microsoft", "apache", "poi", "google", "libreoffice", "openoffice"}

// says reports whether the words of the document name somebody.
func (r *reader) says(name string) bool {
	return slices.ContainsFunc(r.lines, func(l line) bool { return strings.Contains(live(l), name) })
}

// isPerson reports whether the author of a document can be one: two words or more, of
// letters, and none that programs use.
func isPerson(name string) bool {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && r != '.' && r != '’' && r != '\'' })
	for _, w := range words {
		for _, n := range nobody {
			if w == n {
				return false
			}
		}
	}
	return len(words) >= 2 && len(words) <= 5 && strings.IndexFunc(name, unicode.IsDigit) < 0 && !strings.Contains(name, "@")
}
