package format

import (
	"regexp"
	"strings"

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
	return namePart.ReplaceAllStringFunc(attr(n, "class")+" "+attr(n, "id"), humps)
}

var (
	namePart = regexp.MustCompile(`[\p{L}\p{N}]+`)
	hump     = regexp.MustCompile(`(\p{Ll})(\p{Lu})`)
	// drawn matches what no one names a thing: a digit in the midst of letters.
	drawn = regexp.MustCompile(`\p{L}\p{N}+\p{L}`)
)

// humps parts the words of camelCase.
func humps(name string) string {
	n := len(hump.FindAllString(name, -1)) + 1
	if n > 2 && (drawn.MatchString(name) || len(name)*2 < n*5) {
		return strings.ToLower(name)
	}
	return strings.ToLower(hump.ReplaceAllString(name, "$1-$2"))
}
