package control

import (
	"strings"

	"fyne.io/fyne/v2/lang"
)

// StatusName is what a workflow status, such as "checking", is called on screen;
// no status has no name.
func StatusName(status string) string {
	if status == "" {
		return ""
	}
	return lang.X("status."+status, strings.ToUpper(status[:1])+status[1:])
}

// Headline returns what a list calls a story: something even where it has no
// headline yet.
func Headline(words string) string {
	if words == "" {
		return lang.X("library.untitled", "Untitled")
	}
	return words
}

// Count writes n with a noun: one of the two forms, chosen by the language.
func Count(key, other string, n int) string {
	return lang.XN(key, other, n, map[string]any{"N": Number(n)})
}
