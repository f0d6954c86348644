package report

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"stet/editor"
)

// Remark is what the annotated copy says of one fact, for a file that has a margin. Text
// is one string a paragraph.
type Remark struct {
	editor.Range
	Gone  bool
	Words string
	By    string
	At    time.Time
	Text  []string
}

// Remarks are what readers outside the desk may know of the facts of a story, in the
// order of the text: nothing of a confidential source, nor what somebody wrote freely
// (see Dossier.Redacted). Why a fact is disputed is told all the same where the story has
// no source to give away: whoever gets the copy is to answer to that.
func Remarks(s editor.Story) []Remark {
	d := Dossier{Story: s}
	x := d.secrets()
	tell := !slices.ContainsFunc(s.Facts, func(f editor.Fact) bool { return slices.ContainsFunc(f.Sources, x.secret) })
	d = d.Redacted()
	why := map[string]string{}
	for _, f := range s.Facts {
		if tell && f.Status.Base() == editor.Disputed {
			why[f.ID] = strings.TrimSpace(f.Note)
		}
	}
	var out []Remark
	for _, e := range d.entries() {
		text := []string{strings.TrimSpace(e.Kind + " · " + e.Glyph + " " + e.Status)}
		for _, detail := range e.Details {
			if strings.Trim(detail.Text, "“”") == withheldWords {
				continue // a gap is for a report, where its head says why
			}
			text = append(text, detail.Label+": "+detail.Text)
		}
		if why[e.ID] != "" {
			text = append(text, "Why: "+why[e.ID])
		}
		out = append(out, Remark{e.Range, e.Gone, e.Text, cmp.Or(e.Checker, "Stet"), e.Settled, text})
	}
	return out
}
