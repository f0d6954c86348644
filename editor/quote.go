package editor

import "strings"

// InQuotes puts words of a story in quotation marks. Marks of their own at the ends
// are not doubled, unless they belong to another within: those become single ones.
func InQuotes(words string) string { return "“" + Unquote(words) + "”" }

// Unquote returns words as InQuotes sets them between quotation marks.
func Unquote(words string) string {
	words = strings.TrimSpace(words)
	if bare := strings.Trim(words, doubles); !strings.ContainsAny(bare, doubles) {
		return bare
	}
	return single.Replace(words)
}

const doubles = "“”\""

// single makes quotation marks those of a quotation within another.
var single = strings.NewReplacer("“", "‘", "”", "’", "\"", "'")
