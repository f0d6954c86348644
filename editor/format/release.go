package format

import (
	"regexp"
	"strings"
)

// releaseWord is a line that says what copy is and not what it is about, as senders put it
// above their headline: "PRESS RELEASE", "FOR IMMEDIATE RELEASE".
var releaseWord = regexp.MustCompile(`(?i)^[\W_]*(?:(?:(?:press|news|media) (?:release|statement|information)|for immediate (?:release|use|publication)|(?:presse|medien)(?:mitteilung|information|meldung)|communiqu[ée] de presse|(?:nota|comunicado) de prensa|comunicato stampa|persbericht|press(?:meddelande|emelding|emeddelelse))[\W_]*){1,2}$`)

// release takes such a line into the editor's note, where whoever looks for press releases
// finds it: what it stands above is the headline.
func (l *lifter) release(p paragraph) bool {
	if len(p.text) > 80 || !releaseWord.MatchString(p.text) {
		return false
	}
	if l.a.EditorNote != "" {
		l.a.EditorNote += "\n" + strings.TrimSpace(p.text)
		l.note("another line on what the copy is put in the editor's note", p.raw, p.number)
		return true
	}
	l.a.EditorNote = strings.TrimSpace(p.text)
	l.lifted("line on what the copy is put in the editor's note", p.raw, p.number, "editorNote")
	return true
}
