// Package redline writes a comparison for those who read it elsewhere: as a web
// page, as a Word document with tracked changes, as Markdown with CriticMarkup,
// as JSON. The files are in English, whatever the language of the window.
//
// Nothing here reads or writes a file, and nothing is shared between calls.
package redline

import (
	"fmt"
	"io"
	"path"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/diff"
)

// Redline is a comparison with what its reader must know of both sides. Came
// says for the blocks of the newer side whose words they are, Went for those of
// the older who took words out, both by block ID; where they are silent a change
// is the newer side's.
type Redline struct {
	diff.Comparison
	Before, After Side
	Came, Went    map[string][]Signed
}

// Side is one of the two versions: what it is called, such as "r9 After legal"
// or a file's name, and whose it is. Number is its revision, 0 for none.
type Side struct {
	Name   string
	Number int
	Signature
	Story editor.Story
}

// Signature is who wrote something, and when; both may be unknown.
type Signature struct {
	Author string    `json:"author,omitempty"`
	At     time.Time `json:"at,omitzero"`
}

// Signed is the bytes of a block's text that somebody wrote, or took out.
type Signed struct {
	diff.Span
	Signature
}

// Format is a kind of file that a comparison is written as.
type Format struct {
	Name   string // as a reader knows it
	Ending string // of the file's name, with its dot
	Write  func(w io.Writer, r Redline) error
}

// Formats lists the formats in the order a menu offers them.
var Formats = []Format{
	{"Word document with tracked changes", ".docx", DOCX},
	{"Web page", ".html", HTML},
	{"Markdown with CriticMarkup", ".md", Markdown},
	{"JSON", ".json", JSON},
}

// For returns the format that a file name's ending asks for.
func For(name string) (Format, error) {
	ending := strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))
	switch ending {
	case ".htm":
		ending = ".html"
	case ".markdown":
		ending = ".md"
	}
	for _, f := range Formats {
		if f.Ending == ending {
			return f, nil
		}
	}
	return Format{}, fmt.Errorf("a comparison cannot be written as %q: end the name in one of %s", path.Base(name), strings.Join(Endings(), " "))
}

// Endings lists the endings of the formats.
func Endings() []string {
	var all []string
	for _, f := range Formats {
		all = append(all, f.Ending)
	}
	return all
}

// title is what the story is called now, or was.
func (r *Redline) title() string {
	for _, a := range []*editor.Article{&r.After.Story.Article, &r.Before.Story.Article} {
		if a.Headline != "" {
			return a.Headline
		}
	}
	return "Untitled"
}

// language is the newer side's, or else the older's.
func (r *Redline) language() string {
	if l := r.After.Story.Article.Language; l != "" {
		return l
	}
	return r.Before.Story.Article.Language
}
