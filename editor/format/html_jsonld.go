package format

import (
	"encoding/json"
	"html"
	"regexp"
	"strings"

	nethtml "golang.org/x/net/html"

	"stet/editor/format/piece"
)

// object is one node of a page's JSON-LD.
type object map[string]any

// linked is what a page says of itself in JSON-LD: its article, and every node
// by its identifier, since nodes refer to each other.
type linked struct {
	article object
	nodes   map[string]object
	images  []object
}

// articleType matches schema.org's Article and its kinds.
var articleType = regexp.MustCompile(`(?:Article|BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting)$`)

// readLinked reads all JSON-LD of the page. Of several articles the one whose
// headline the page shows is meant, otherwise the first.
func readLinked(doc *nethtml.Node, title string) linked {
	l := linked{nodes: map[string]object{}}
	var articles []object
	for _, n := range all(doc, func(n *nethtml.Node) bool {
		return is(n, "script") && strings.Contains(strings.ToLower(attr(n, "type")), "ld+json")
	}) {
		for _, value := range parseLoose(source(n)) {
			l.walk(value, 0, func(o object) {
				if articleType.MatchString(typeOf(o)) && (o["headline"] != nil || o["articleBody"] != nil || o["datePublished"] != nil || o["author"] != nil) {
					articles = append(articles, o)
				}
				if strings.HasSuffix(typeOf(o), "ImageObject") || strings.HasSuffix(typeOf(o), "Photograph") {
					l.images = append(l.images, o)
				}
			})
		}
	}
	best := -1
	for _, o := range articles {
		score := 0
		if h := plain(text(o["headline"])); h != "" && title != "" && (strings.Contains(plain(title), h) || strings.Contains(h, plain(title))) {
			score += 4
		}
		if o["author"] != nil {
			score++
		}
		if o["datePublished"] != nil {
			score += 2
		}
		if score > best {
			best, l.article = score, o
		}
	}
	return l
}

// source returns a script's content.
func source(n *nethtml.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(c.Data)
	}
	return b.String()
}

var (
	notJSON       = regexp.MustCompile(`^\s*(?:<!\[CDATA\[|<!--|//\s*<!\[CDATA\[)|(?:\]\]>|-->|//\s*\]\]>|;)\s*$`)
	trailingComma = regexp.MustCompile(`,\s*([}\]])`)
)

// parseLoose reads JSON as pages write it: wrapped in comments, with line ends
// inside strings, with a comma too many.
func parseLoose(s string) []any {
	s = strings.TrimSpace(notJSON.ReplaceAllString(s, ""))
	for _, try := range []func(string) string{
		func(s string) string { return s },
		func(s string) string { return strings.NewReplacer("\n", " ", "\t", " ").Replace(s) },
		func(s string) string {
			return trailingComma.ReplaceAllString(strings.NewReplacer("\n", " ", "\t", " ").Replace(s), "$1")
		},
	} {
		var values []any
		dec := json.NewDecoder(strings.NewReader(try(s)))
		for {
			var v any
			if dec.Decode(&v) != nil {
				break
			}
			values = append(values, v)
		}
		if values != nil {
			return values
		}
	}
	return nil
}

// walk visits every object of a JSON value, the outer ones first.
func (l *linked) walk(v any, depth int, visit func(object)) {
	if depth > 12 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.walk(e, depth+1, visit)
		}
	case map[string]any:
		o := object(v)
		if id := text(o["@id"]); id != "" && len(o) > 1 && l.nodes[id] == nil {
			l.nodes[id] = o
		}
		if o["@type"] != nil {
			visit(o)
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "creator", "image", "associatedMedia",
			"itemListElement", "item", "hasPart", "liveBlogUpdate", "copyrightHolder", "sourceOrganization", "primaryImageOfPage"} {
			if o[key] != nil {
				l.walk(o[key], depth+1, visit)
			}
		}
	}
}

// typeOf returns the last type of a node without schema.org's address.
func typeOf(o object) string {
	t := texts(o["@type"])
	if len(t) == 0 {
		return ""
	}
	for _, one := range t {
		if articleType.MatchString(one) {
			return one
		}
	}
	return t[0]
}

// text returns a value as one line of text: a string, a number, or the name,
// value or address of an object, or the first of a list.
func text(v any) string {
	if all := texts(v); len(all) > 0 {
		return all[0]
	}
	return ""
}

// texts returns all the texts of a value.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		if s := squeeze(html.UnescapeString(v)); s != "" {
			return []string{piece.Text(s)}
		}
	case float64:
		if b, err := json.Marshal(v); err == nil {
			return []string{string(b)}
		}
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, texts(e)...)
		}
		return out
	case map[string]any:
		for _, key := range []string{"name", "@value", "url", "contentUrl", "text", "@id"} {
			if out := texts(v[key]); out != nil {
				return out
			}
		}
	}
	return nil
}

// resolve follows a reference to the node that it names.
func (l *linked) resolve(v any) any {
	if o, ok := v.(map[string]any); ok && o["name"] == nil {
		if n := l.nodes[text(o["@id"])]; n != nil {
			return map[string]any(n)
		}
	}
	return v
}

// get returns a field of the article as text, following references.
func (l *linked) get(key string) string {
	if l.article == nil {
		return ""
	}
	v := l.article[key]
	if list, ok := v.([]any); ok && len(list) > 0 {
		v = list[0]
	}
	return text(l.resolve(v))
}

// list returns a field of the article as a list of nodes or strings.
func (l *linked) list(key string) []any {
	if l.article == nil {
		return nil
	}
	switch v := l.article[key].(type) {
	case nil:
		return nil
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = l.resolve(v[i])
		}
		return out
	default:
		return []any{l.resolve(v)}
	}
}
