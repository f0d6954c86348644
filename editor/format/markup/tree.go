package markup

import (
	"math"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Attr returns an attribute of an element, "" where it has none of that name.
func Attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// Is reports whether n is an element of one of the names.
func Is(n *html.Node, names ...string) bool {
	return n != nil && n.Type == html.ElementNode && slices.Contains(names, n.Data)
}

// HasClass reports whether an element is of a class.
func HasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(Attr(n, "class")), class)
}

// Descend calls visit on n and all below it, in order; visit returns false to
// leave out what is below.
func Descend(n *html.Node, visit func(*html.Node) bool) {
	if !visit(n) {
		return
	}
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling // visit may take c out of the tree
		Descend(c, visit)
		c = next
	}
}

// All returns the elements at and below n that pass, in order.
func All(n *html.Node, pass func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	Descend(n, func(c *html.Node) bool {
		if c.Type == html.ElementNode && pass(c) {
			found = append(found, c)
		}
		return true
	})
	return found
}

// First returns the first of All, or nil.
func First(n *html.Node, pass func(*html.Node) bool) *html.Node {
	if n.Type == html.ElementNode && pass(n) {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if found := First(c, pass); found != nil {
			return found
		}
	}
	return nil
}

// Named passes the elements of the names, for All and First.
func Named(names ...string) func(*html.Node) bool {
	return func(n *html.Node) bool { return Is(n, names...) }
}

// Unread are elements whose content is no text of an article.
var Unread = []string{"script", "style", "noscript", "template", "svg", "iframe", "form", "button", "select", "textarea",
	"input", "object", "embed", "canvas", "head", "audio", "video", "map", "math", "dialog"}

// Words returns the text below n as one line.
func Words(n *html.Node) string { return WordsTo(n, math.MaxInt) }

// WordsTo returns Words as far as the text that makes it longer than so many bytes: to
// ask whether an element is short does not take reading a page.
func WordsTo(n *html.Node, most int) string {
	var b strings.Builder
	size := 0
	Descend(n, func(c *html.Node) bool {
		switch {
		case size > most:
			return false
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
			if most < math.MaxInt {
				size += len(Squeeze(c.Data))
			}
		case Is(c, Unread...):
			return false
		case Is(c, "br", "p", "div", "li", "tr", "td"):
			b.WriteByte(' ')
		}
		return true
	})
	return Squeeze(b.String())
}

// RawText returns the text below n as it stands there, with "\n" for a line break.
func RawText(n *html.Node) string {
	var b strings.Builder
	Descend(n, func(c *html.Node) bool {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		} else if Is(c, "br") {
			b.WriteByte('\n')
		}
		return !Is(c, Unread...)
	})
	return b.String()
}

// Squeeze makes every run of white space one space and trims the ends. A space of no
// width is none: it stands within words.
func Squeeze(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u200b", "")), " ")
}
