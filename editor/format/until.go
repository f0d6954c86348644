package format

import (
	"regexp"
	"strings"
	"time"

	"stet/editor"
)

// untilLines open the lines of the editor's note that say until when copy is to wait, or
// may be used, where the field cannot: a check finds them by these words.
var untilLines = map[string]string{"embargo": "Embargoed until ", "expires": "Expires: "}

// hourMark is the T of ISO 8601, which nobody reads.
var hourMark = regexp.MustCompile(`(\d)T(\d)`)

// momentFields are the moments of an article, in the order in which they are filed: what
// is said of an end goes behind the editor's note.
var momentFields = []string{"published", "embargo", "expires"}

// setMoment files a moment as a field of a file says it: into the field where moment and
// zone are beyond doubt. Else the day of a publication goes to the dateline, and the end of
// an embargo or of the right to publish to the editor's note, where a check asks for it. It
// returns the note on that, one without a decision where there is none to make.
func setMoment(a *editor.Article, field, value string) editor.Note {
	value = strings.Join(strings.Fields(value), " ")
	switch strings.ToLower(value) {
	case "", "null", "~", "false", "no", "none", "never":
		return editor.Note{}
	}
	at := parseStamp(value)
	if field == "published" {
		return setPublished(a, at, value)
	}
	sure := !at.IsZero()
	if !sure {
		at, sure = readEmbargo(value)
	}
	switch {
	case sure && field == "embargo":
		a.Embargo = at
		return editor.Note{}
	case sure:
		a.Expires = at
		return editor.Note{}
	}
	line := untilLines[field] + hourMark.ReplaceAllString(short(value, 200), "$1 $2")
	a.EditorNote = strings.TrimPrefix(a.EditorNote+"\n"+line, "\n")
	return editor.Note{Decision: editor.InQuotes(editor.FieldLabel(field)) + " comes without an exact hour and zone: put in the editor’s note; set the hour and its zone",
		Text: short(value, 200), Field: "editorNote"}
}

func setPublished(a *editor.Article, at time.Time, value string) editor.Note {
	d, _ := readDate(value)
	if at.IsZero() {
		at = d.Time()
	}
	note := editor.Note{Decision: editor.InQuotes(editor.FieldLabel("published")) + " comes without an exact hour and zone: ", Text: short(value, 200)}
	switch {
	case !at.IsZero():
		a.Published = at
		return editor.Note{}
	case d.ISO() != "" && a.Dateline.Date == "":
		a.Dateline.Date, note.Field = d.ISO(), "dateline.date"
		note.Decision += "only the day is kept"
	default:
		note.Decision += "left out"
	}
	return note
}
