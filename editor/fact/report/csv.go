package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
)

// lineRows is the sheet of lines: RFC 4180, UTF-8 with the mark that spreadsheets
// look for, one sentence a row. What is said of several facts stands in one cell,
// each on a line of its own behind its number.
func lineRows(w io.Writer, d *Dossier) error {
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
	return writeCSV(w, rows)
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
	return writeCSV(w, rows)
}

func writeCSV(w io.Writer, rows [][]string) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, r := range rows {
		for i := range r {
			r[i] = safeCell(printable(r[i]))
		}
		if err := out.Write(r); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// safeCell keeps a spreadsheet from running a cell as a formula: what begins like
// one gets an apostrophe before it, as OWASP's "CSV Injection" has it. The signs of
// full width count, since some programs take them for the others.
func safeCell(s string) string {
	if t := strings.TrimLeft(s, " \t\r\n\u00a0\u3000"); t != "" && strings.ContainsRune("=+-@＝＋－＠", firstRune(t)) || len(t) < len(s) && s != "" && strings.ContainsRune("\t\r\n", rune(s[0])) {
		return "'" + s
	}
	return s
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}
