package format

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Typewriters and old wires set a quotation mark as two grave accents or two
// apostrophes: “ and ” everywhere else.
const (
	twoAccents     = "``"
	twoApostrophes = "''"
)

// realMarks sets quotation marks for those of a typewriter, a line at a time,
// and counts them. Seconds and inches behind a number, and two apostrophes that
// nothing answers, stay.
func realMarks(text string) (string, int) {
	if !strings.Contains(text, twoAccents) && !strings.Contains(text, twoApostrophes) {
		return text, 0
	}
	var out strings.Builder
	n := 0
	for line := range strings.Lines(text) {
		open := false
		for at := 0; at < len(line); {
			mark := ""
			if rest := line[at:]; strings.HasPrefix(rest, twoAccents) || strings.HasPrefix(rest, twoApostrophes) {
				mark = markAt(line, at, open)
			}
			if mark == "" {
				_, size := utf8.DecodeRuneInString(line[at:])
				out.WriteString(line[at : at+size])
				at += size
				continue
			}
			out.WriteString(mark)
			open = mark == "“"
			n++
			at += len(twoApostrophes)
		}
	}
	return out.String(), n
}

// markAt is the quotation mark that the two characters at stand for, or "".
func markAt(line string, at int, open bool) string {
	before, _ := utf8.DecodeLastRuneInString(line[:at])
	rest := line[at+len(twoApostrophes):]
	after, _ := utf8.DecodeRuneInString(rest)
	free := at == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{—–-/“‘", before)
	solid := rest != "" && !unicode.IsSpace(after) && after != '`' && after != '\''
	switch accents := line[at] == '`'; {
	case accents && free && solid:
		return "“"
	case accents:
		return ""
	case open && at > 0 && !unicode.IsSpace(before) && !unicode.IsLetter(after):
		return "”"
	case free && solid && (at == 0 || strings.Contains(rest, twoApostrophes)):
		return "“"
	}
	return ""
}
