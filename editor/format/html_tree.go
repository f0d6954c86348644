package format

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// Small helpers on the parsed page.

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func setAttr(n *html.Node, key, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

func is(n *html.Node, names ...string) bool {
	return n != nil && n.Type == html.ElementNode && slices.Contains(names, n.Data)
}

// descend calls visit on n and all below it, in order; visit returns false to
// leave out what is below.
func descend(n *html.Node, visit func(*html.Node) bool) {
	if !visit(n) {
		return
	}
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling // visit may take c out of the tree
		descend(c, visit)
		c = next
	}
}

// all returns the elements below n that pass, in order.
func all(n *html.Node, pass func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	descend(n, func(c *html.Node) bool {
		if c.Type == html.ElementNode && pass(c) {
			found = append(found, c)
		}
		return true
	})
	return found
}

func named(names ...string) func(*html.Node) bool {
	return func(n *html.Node) bool { return is(n, names...) }
}

func first(n *html.Node, pass func(*html.Node) bool) *html.Node {
	var found *html.Node
	descend(n, func(c *html.Node) bool {
		if found == nil && c.Type == html.ElementNode && pass(c) {
			found = c
		}
		return found == nil
	})
	return found
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

// unread are elements whose content is no text of the article.
var unread = []string{"script", "style", "noscript", "template", "svg", "iframe", "form", "button", "select", "textarea",
	"input", "object", "embed", "canvas", "head", "audio", "video", "map", "math", "dialog"}

// words returns the text below n as one line.
func words(n *html.Node) string {
	var b strings.Builder
	descend(n, func(c *html.Node) bool {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case is(c, unread...):
			return false
		case is(c, "br", "p", "div", "li", "tr", "td"):
			b.WriteByte(' ')
		}
		return true
	})
	return squeeze(b.String())
}

// squeeze makes every run of white space one space and trims the ends.
func squeeze(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' }), " ")
}

// classes returns the class and id of an element in lower case, the words of
// camelCase parted by hyphens.
func classes(n *html.Node) string {
	var b strings.Builder
	var before rune
	for _, r := range attr(n, "class") + " " + attr(n, "id") {
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
		before = r
	}
	return b.String()
}

func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attr(n, "class")), class)
}
