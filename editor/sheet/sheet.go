// Package sheet writes lists for spreadsheets. It is pure and safe for use by any
// number of goroutines.
package sheet

import (
	"encoding/csv"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Write writes rows as RFC 4180 has them, in UTF-8 with the mark that spreadsheets
// look for. A cell never runs as a formula, and what cannot be printed is left out
// of it. The rows stay as they are.
func Write(w io.Writer, rows [][]string) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = safe(Printable(cell))
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// Printable is a text without the characters that no paper, page or spreadsheet
// shows; what is no UTF-8 has the sign for that in its place.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\uFFFE' || r == '\uFFFF' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// safe keeps a spreadsheet from running a cell as a formula: what begins like one
// gets an apostrophe before it, as OWASP's "CSV Injection" has it. The signs of full
// width count, since some programs take them for the others.
func safe(cell string) string {
	rest := strings.TrimLeft(cell, " \t\r\n\u00a0\u3000")
	sign, _ := utf8.DecodeRuneInString(rest)
	if rest != "" && strings.ContainsRune("=+-@＝＋－＠", sign) || strings.IndexAny(cell, "\t\r\n") == 0 {
		return "'" + cell
	}
	return cell
}
