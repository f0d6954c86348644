package report

import (
	"cmp"
	"fmt"
	"slices"

	"stet/editor"
	"stet/editor/fact"
)

// page is a report that is read, before it is set as a web page or as Markdown.
type page struct {
	Report, Title string
	Language      string // of the story
	Titled        bool   // it is to have the story's headline above; the copy has its own
	Wide          bool   // its tables want paper that lies on its side
	Front         []detail
	Warning       string
	Parts         []part
}

// part is a section: some passages of the story, a table, or a line for each who
// signs.
type part struct {
	Title string
	Lead  string // a sentence above
	Copy  []passage
	Facts []entry // set as cards, for those that stand under no passage
	Head  []string
	Rows  [][]string
	Empty string // said where there is no row
	Signs []string
}

// detail is a line of what is known, with what it is.
type detail struct {
	Label, Text string
	Warn        bool
}

// head puts above a page what every report says of its story.
func (p *page) head(title string, d *Dossier) {
	a := &d.Story.Article
	p.Titled = len(p.Parts) == 0 || p.Parts[0].Copy == nil
	p.Report, p.Title, p.Language = title, cmp.Or(a.Headline, a.Slug, "Untitled"), a.Language
	var front []detail
	add := func(label, text string) {
		if text != "" {
			front = append(front, detail{Label: label, Text: text})
		}
	}
	add("Slug", a.Slug)
	add("By-line", a.Byline)
	if r := d.Revision; r.Number > 0 {
		add("Revision", join(", ", fmt.Sprintf("r%d · %s", r.Number, cmp.Or(r.Name, r.Cause.Words())), r.Author, d.when(r.Saved)))
		add("SHA-256", r.Hash)
	} else {
		add("Revision", "not filed")
	}
	if settled, total := d.Story.Settled(); total > 0 {
		add("Facts", fmt.Sprintf("%d of %d settled", settled, total))
	} else {
		add("Facts", "none is tagged yet")
	}
	p.Front = append(front, p.Front...)
	p.Warning = d.warning()
}

// warning says for whom a report is: every one of them has what the desk has written,
// and that may tell of a source wherever it stands. It is "" where there is nothing
// to keep.
func (d *Dossier) warning() string {
	switch {
	case d.withheld:
		return "Redacted: confidential sources, all contacts and all that the desk wrote about the facts are withheld: notes, calculations, questions, answers, replies and reasons."
	case d.confidential():
		return "For the desk only: this story has confidential sources or private contacts, and what is written here may tell of them."
	}
	return ""
}

// confidential reports whether anything must stay at the desk, now or once.
func (d *Dossier) confidential() bool {
	for _, s := range d.stories() {
		for _, f := range s.Facts {
			if slices.ContainsFunc(f.Sources, func(s editor.Source) bool { return s.Confidential || s.Anonymity != "" || s.Contact != "" }) {
				return true
			}
		}
	}
	return false
}

// statusLabel and kindLabel are what a desk calls them.
func (d *Dossier) statusLabel(s editor.FactStatus) string {
	own, _ := d.Desk.Term(string(s))
	return cmp.Or(own.Label, fact.Label(s))
}

func (d *Dossier) kindLabel(k editor.FactKind) string {
	own, _ := d.Desk.Term(string(k))
	return cmp.Or(own.Label, fact.KindLabel(k))
}

func (d *Dossier) glyph(s editor.FactStatus) string {
	own, _ := d.Desk.Term(string(s))
	return cmp.Or(own.Glyph, fact.Glyph(s))
}
