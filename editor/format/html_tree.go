package format

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"stet/editor/format/markup"
)

// Small helpers on the parsed page, most of them those of markup by shorter names.
var (
	attr, is, hasClass, descend, all, first, named = markup.Attr, markup.Is, markup.HasClass, markup.Descend, markup.All, markup.First, markup.Named

	unread         = markup.Unread
	words, squeeze = markup.Words, markup.Squeeze
	wordsTo        = markup.WordsTo

	safeURL, absolute = markup.SafeURL, markup.Absolute
	escape, attribute = markup.Escape, markup.Attribute

	figureParts = markup.FigureParts
)

// longLine is how many bytes no line about an article has: of an element with more
// words it is enough to know that.
const longLine = 400

func setAttr(n *html.Node, key, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

// inside returns the nearest element above n that passes, or nil.
func inside(n *html.Node, pass func(*html.Node) bool) *html.Node {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Type == html.ElementNode && pass(p) {
			return p
		}
	}
	return nil
}

// detach takes n out of its tree.
func detach(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

// classes returns the class and id of an element in lower case, the words of
// camelCase parted by hyphens. What a machine drew by lot has no words: "n1AuAdJlVL" is
// no "ad".
func classes(n *html.Node) string {
	names := attr(n, "class") + " " + attr(n, "id")
	var out strings.Builder
	out.Grow(len(names) + 8)
	for names != "" {
		end := strings.IndexFunc(names, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
		if end < 0 {
			end = len(names)
		}
		humps(&out, names[:end])
		_, size := utf8.DecodeRuneInString(names[end:])
		out.WriteString(names[end : end+size])
		names = names[end+size:]
	}
	return out.String()
}

// humps writes a name in small letters, with the words of camelCase parted.
func humps(out *strings.Builder, name string) {
	words, drawn := 1, false // drawn is what no one names a thing: digits in the midst of letters
	var before, letter rune
	for _, r := range name {
		if unicode.IsLower(before) && unicode.IsUpper(r) {
			words++
		}
		if unicode.IsLetter(r) {
			drawn = drawn || letter != 0 && unicode.IsNumber(before)
			letter = r
		}
		before = r
	}
	if words == 1 || words > 2 && (drawn || len(name)*2 < words*5) {
		out.WriteString(strings.ToLower(name))
		return
	}
	before = 0
	for _, r := range name {
		if unicode.IsLower(before) && unicode.IsUpper(r) {
			out.WriteByte('-')
		}
		out.WriteRune(unicode.ToLower(r))
		before = r
	}
}
