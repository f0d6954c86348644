package format

import (
	"regexp"
	"strings"

	"stet/editor"
)

// Copy of a wire that came without the wire's control characters, as text that Stet
// writes for other desks: lines between "^" and "<" or "=" open it.

var (
	setOff      = regexp.MustCompile(`^\^(.*\S)\s*[<=]$`)
	slugLine    = regexp.MustCompile(`^(.*\S), ?\d+$`)
	forEditors  = regexp.MustCompile(`^(?i:eds|editors)[:.] ?(.+)$`)
	mostSetOffs = 12
)

// wireHead takes the lines that are set off at the head of a text into the fields that
// they are, and returns the text with empty lines in their place.
func (l *lifter) wireHead(text string) string {
	lines := strings.Split(text, "\n")
	var headline []string
	at, n := 0, 0
	for i, line := range lines[:min(len(lines), mostSetOffs)] {
		line = strings.TrimSpace(line)
		m := setOff.FindStringSubmatch(line)
		if note := forEditors.FindStringSubmatch(line); m == nil && note != nil && n > 0 && l.wireField("editorNote", note[1], line, i+1) {
			lines[i] = ""
			continue
		}
		if m == nil && line != "" {
			break
		}
		if m == nil {
			continue
		}
		slug, note := slugLine.FindStringSubmatch(m[1]), forEditors.FindStringSubmatch(m[1])
		switch {
		case n == 0 && slug != nil && l.wireField("slug", slug[1], line, i+1):
		case note != nil && l.wireField("editorNote", note[1], line, i+1):
		case isByline(m[1]) && l.wireField("byline", m[1], line, i+1):
		case l.a.Byline != "" && strings.HasSuffix(line, "="):
			l.a.Byline += ", " + m[1]
		default:
			headline = append(headline, m[1])
			at = i + 1
		}
		lines[i] = ""
		n++
	}
	if words := strings.Join(headline, " "); words != "" {
		l.wireField("headline", words, words, at)
		l.head = plain(words)
	}
	return strings.Join(lines, "\n")
}

// wireField fills a field that is free, and reports whether it did.
func (l *lifter) wireField(field, value, raw string, line int) bool {
	if old, _ := l.a.Field(field); old != "" || l.a.SetField(field, value) != nil {
		return false
	}
	l.lifted("line set off as wires do, read as the "+strings.ToLower(editor.FieldLabel(field)), raw, line, field)
	return true
}
