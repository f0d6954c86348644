package redline

import (
	"encoding/xml"
	"strings"
	"unicode/utf8"
)

// printable leaves out what XML 1.0 cannot hold (its section 2.2): control
// characters but tab and line end, and bytes that are no UTF-8.
func printable(s string) string {
	if !strings.ContainsFunc(s, unprintable) && utf8.ValidString(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unprintable(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

func unprintable(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || r == '\uFFFE' || r == '\uFFFF'
}

// escape makes words fit for XML, in an element or an attribute.
func escape(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(printable(s))) // a Builder never fails
	return b.String()
}
