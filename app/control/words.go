package control

import (
	"strings"

	"fyne.io/fyne/v2/lang"
)

// StatusName is what a workflow status, such as "checking", is called on screen.
func StatusName(status string) string { return lang.X("status."+status, capital(status)) }

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// Count writes n with a noun: one of the two forms, chosen by the language.
func Count(key, other string, n int) string {
	return lang.XN(key, other, n, map[string]any{"N": Number(n)})
}
