package report

import (
	"cmp"
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
// (see Dossier.Redacted).
func Remarks(s editor.Story) []Remark {
	d := Dossier{Story: s}.Redacted()
	var out []Remark
	for _, e := range d.entries() {
		text := []string{strings.TrimSpace(e.Kind + " · " + e.Glyph + " " + e.Status)}
		for _, detail := range e.Details {
			if strings.Trim(detail.Text, "“”") == withheldWords {
				continue // a gap is for a report, where its head says why
			}
			text = append(text, detail.Label+": "+detail.Text)
		}
		out = append(out, Remark{e.Range, e.Gone, e.Text, cmp.Or(e.Checker, "Stet"), e.Settled, text})
	}
	return out
}
