package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"stet/editor/sheet"
)

// lineRows writes the sheet of lines.
func lineRows(w io.Writer, d *Dossier) error { return d.writeSheet(w, d.lineTable()) }

// lineSheet is the sheet of lines on paper.
func lineSheet(d *Dossier) page {
	rows := d.lineTable()
	return page{Wide: true, Parts: []part{{Head: rows[0], Rows: rows[1:], Empty: "The story has no words."}}}
}

// lineTable has one sentence a row, below the head. What is said of several facts stands
// in one cell, each on a line of its own behind its number.
func (d *Dossier) lineTable() [][]string {
	rows := [][]string{{"Line", "Where", "Sentence", "Covered", "Facts", "Kinds", "Statuses", "Sources", "Checked by", "Remarks"}}
	for _, l := range d.lines() {
		covered := "no"
		switch {
		case len(l.Entries) > 0:
			covered = "facts"
		case l.NoFact:
			covered = "nothing to check"
		}
		row := []string{fmt.Sprint(l.Number), l.Where, l.Text, covered}
		for _, say := range []func(entry) []string{
			func(e entry) []string { return []string{e.Text} },
			func(e entry) []string { return []string{e.Kind} },
			func(e entry) []string { return []string{e.Glyph + " " + e.Status} },
			func(e entry) []string { return e.told("Source") },
			func(e entry) []string { return append(e.told("Checked by", "And by"), e.named("Waived by")...) },
			func(e entry) []string {
				return e.named("Settled as", "Means", "Speaker", "Calculation", "Was wrong", "Said before", "Note", "Risk", "Waived because", "Question", "Right of reply")
			},
		} {
			row = append(row, l.cell(say))
		}
		rows = append(rows, row)
	}
	return rows
}

// writeSheet writes a sheet. For whom it is stands in its last row, where it is in
// nobody's way who reads the columns.
func (d *Dossier) writeSheet(w io.Writer, rows [][]string) error {
	if said := d.warning(); said != "" {
		last := make([]string, len(rows[0]))
		last[0] = said
		rows = append(rows, last)
	}
	return sheet.Write(w, rows)
}

// cell is what there is to say of the facts of a line.
func (l line) cell(say func(entry) []string) string {
	var out []string
	for _, e := range l.Entries {
		for _, s := range say(e) {
			out = append(out, fmt.Sprintf("%d. %s", e.Number, s))
		}
	}
	return strings.Join(out, "\n")
}

// told are the details with these labels, without them: their column says what they
// are.
func (e entry) told(labels ...string) []string {
	var out []string
	for _, d := range e.Details {
		if slices.Contains(labels, d.Label) {
			out = append(out, d.Text)
		}
	}
	return out
}

// named are the details with these labels, behind them.
func (e entry) named(labels ...string) []string {
	var out []string
	for _, d := range e.Details {
		if slices.Contains(labels, d.Label) {
			out = append(out, d.Label+": "+d.Text)
		}
	}
	return out
}

// sourceRows is the list of sources for a spreadsheet.
func sourceRows(w io.Writer, d *Dossier) error {
	rows := [][]string{{"Facts", "Title", "Kind", "Primary", "Where in it", "Who", "When", "How", "Address", "Archived", "Contact", "Confidential", "File", "SHA-256"}}
	for _, c := range d.cited() {
		primary := "yes"
		if c.Secondary {
			primary = "no"
		}
		confidential := ""
		if c.Confidential {
			confidential = "yes"
		}
		if c.Title == withheldTitle {
			primary = ""
		}
		rows = append(rows, []string{numbers(c.facts), c.Title, c.Kind, primary, c.Locator, c.Who, c.When, c.Method, c.URL, c.Archived, c.Contact, confidential, c.File, c.SHA256})
	}
	return d.writeSheet(w, rows)
}
