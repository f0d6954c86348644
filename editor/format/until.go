package format

import (
	"regexp"
	"strings"

	"stet/editor"
)

// untilLines open the lines of the editor's note that say until when copy is to wait, or
// may be used, where the field cannot: a check finds them by these words.
var untilLines = map[string]string{"embargo": "Embargoed until ", "expires": "Expires: "}

// hourMark is the T of ISO 8601, which nobody reads.
var hourMark = regexp.MustCompile(`(\d)T(\d)`)

// setUntil files when an embargo or the right to publish ends, as a field of a file says
// it: into the field where moment and zone are beyond doubt, else into the editor's note,
// where a check asks for them. It returns the note on that, "" where there is none to make.
func setUntil(a *editor.Article, field, value string) (decision string) {
	value = strings.Join(strings.Fields(value), " ")
	switch strings.ToLower(value) {
	case "", "null", "~", "false", "no", "none", "never":
		return ""
	}
	at, sure := parseStamp(value), true
	if at.IsZero() {
		at, sure = readEmbargo(value)
	}
	switch {
	case sure && field == "embargo":
		a.Embargo = at
		return ""
	case sure:
		a.Expires = at
		return ""
	}
	line := untilLines[field] + hourMark.ReplaceAllString(short(value, 200), "$1 $2")
	a.EditorNote = strings.TrimPrefix(a.EditorNote+"\n"+line, "\n")
	return editor.InQuotes(editor.FieldLabel(field)) + " comes without an exact hour and zone: put in the editor’s note; set the hour and its zone"
}
