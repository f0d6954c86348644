package format

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// A page that Stet writes holds the article three times over: readable, as a
// schema.org NewsArticle in JSON-LD for other programs, and in meta elements
// named "stet:..." for the fields that schema.org has no place for. Read back
// it is the same article.

func datelineWords(d editor.Dateline) string {
	if d.Place != "" && d.Date != "" {
		return d.Place + ", " + d.Date
	}
	return d.Place + d.Date
}

// ownMeta are the fields that only a meta element of ours can hold. Moments are set
// by setMoment.
var ownMeta = []struct {
	name string
	get  func(*editor.Article) string
	set  func(*editor.Article, string)
}{
	{"slug", func(a *editor.Article) string { return a.Slug }, func(a *editor.Article, v string) { a.Slug = v }},
	{"byline", func(a *editor.Article) string { return a.Byline }, func(a *editor.Article, v string) { a.Byline = v }},
	{"dateline.place", func(a *editor.Article) string { return a.Dateline.Place }, func(a *editor.Article, v string) { a.Dateline.Place = v }},
	{"dateline.date", func(a *editor.Article) string { return a.Dateline.Date }, func(a *editor.Article, v string) { a.Dateline.Date = v }},
	{"credit.raw", func(a *editor.Article) string { return a.Credit.Raw }, func(a *editor.Article, v string) { a.Credit.Raw = v }},
	{"credit.canonical", func(a *editor.Article) string { return a.Credit.Canonical }, func(a *editor.Article, v string) { a.Credit.Canonical = v }},
	{"terms", func(a *editor.Article) string { return a.Terms }, setCopyTerms},
	{"pixel", func(a *editor.Article) string { return a.Pixel }, func(a *editor.Article, v string) { a.Pixel = v }},
	{"embargo", func(a *editor.Article) string { return stamp(a.Embargo) }, nil},
	{"expires", func(a *editor.Article) string { return stamp(a.Expires) }, nil},
	{"editorNote", func(a *editor.Article) string { return a.EditorNote }, func(a *editor.Article, v string) { a.EditorNote = v }},
	{"targetWords", targetOf, setTarget},
}

// pageStyle keeps white space as typed, so that what is read back is equal.
const pageStyle = `body{font:19px/1.58 Georgia,serif;color:#1c1b19;max-width:40rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.85em;line-height:1.17}h1,h2,h3,p,figcaption{white-space:pre-wrap}li p{margin:.35em 0}
.standfirst{font-size:1.1em;font-style:italic}.about,figcaption,footer,.amendments{font:15px/1.5 system-ui,sans-serif;color:#5c5953}.embargo{font-weight:bold;color:#b3261e}
table{border-collapse:collapse;width:100%;margin:1.5em 0;font:16px/1.4 system-ui,sans-serif}td,th{border-bottom:1px solid #d8d4cc;padding:.35em .8em .35em 0;text-align:left;vertical-align:top;white-space:pre-wrap}
figure{margin:1.5em 0}img{max-width:100%}blockquote{margin:1em 0 1em 1.5em}footer,.amendments{border-top:1px solid #d8d4cc;margin-top:2em}`

// encodeHTML writes the page. Text is escaped everywhere, and the page's own
// policy forbids every script.
func encodeHTML(w io.Writer, p piece.Parcel) error {
	story := p.Stories[0]
	a, notes := story.Article, story.Amendments
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", attribute(a.Language))
	fmt.Fprintf(b, "<meta name=\"generator\" content=\"%s\">\n", generator)
	fmt.Fprintln(b, `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src * data:; style-src 'unsafe-inline'">`)
	fmt.Fprintln(b, `<meta name="viewport" content="width=device-width, initial-scale=1">`)
	fmt.Fprintf(b, "<title>%s</title>\n", attribute(a.Headline))
	for _, m := range ownMeta {
		if v := m.get(&a); v != "" {
			fmt.Fprintf(b, "<meta name=\"stet:%s\" content=\"%s\">\n", m.name, attribute(v))
		}
	}
	for _, n := range notes {
		fmt.Fprintf(b, "<meta name=\"stet:amendment\" content=\"%s\">\n", attribute(wholeAmendment(n)))
	}
	if isWeb(a.URL) {
		fmt.Fprintf(b, "<link rel=\"canonical\" href=\"%s\">\n", attribute(a.URL))
	}
	schema, err := json.MarshalIndent(schemaOf(story), "", "  ") // escapes "<", so no text ends the script
	if err != nil {
		return fmt.Errorf("write the page's JSON-LD: %w", err)
	}
	fmt.Fprintf(b, "<script type=\"application/ld+json\">\n%s\n</script>\n<style>\n%s\n</style>\n</head>\n<body>\n<article>\n", schema, pageStyle)
	above, below := piece.Apart(notes)
	writePageHead(b, &a)
	writePageAmendments(b, above)
	b.WriteString("<div class=\"body\">\n")
	markup.WriteBlocks(b, a.Body)
	b.WriteString("</div>\n")
	writePageAmendments(b, below)
	writePageFoot(b, &a)
	if isWeb(a.Pixel) { // whoever lets others republish counts by it
		fmt.Fprintf(b, "<img src=\"%s\" width=\"1\" height=\"1\" alt=\"\">\n", attribute(a.Pixel))
	}
	b.WriteString("</article>\n</body>\n</html>\n")
	return b.Flush()
}

func isWeb(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}

func writePageHead(b *bufio.Writer, a *editor.Article) {
	b.WriteString("<header>\n")
	line := func(element, class, v string) {
		if v != "" {
			fmt.Fprintf(b, "<%s class=\"%s\">%s</%s>\n", element, class, escape(v), element)
		}
	}
	line("p", "about section", a.Section)
	line("p", "about embargo", piece.Embargo(a))
	line("h1", "headline", a.Headline)
	line("p", "standfirst", a.Standfirst)
	line("p", "about byline", a.Byline)
	line("p", "about dateline", piece.Dateline(a))
	if !a.Published.IsZero() {
		fmt.Fprintf(b, "<p class=\"about\"><time datetime=\"%s\">%s</time></p>\n",
			stamp(a.Published), piece.Published(a))
	}
	b.WriteString("</header>\n")
}

// leading is an address that leads there.
func leading(address string) string {
	return fmt.Sprintf(`<a href="%s">%s</a>`, attribute(address), escape(address))
}

func writePageFoot(b *bufio.Writer, a *editor.Article) {
	var lines []string
	add := func(v string) {
		if v != "" {
			lines = append(lines, escape(v))
		}
	}
	add(a.Credit.Printed())
	if a.Source != "" {
		add("Source: " + a.Source)
	}
	add(a.Copyright.Notice)
	add(a.UsageTerms)
	if isWeb(a.Licence) {
		lines = append(lines, leading(a.Licence))
	} else {
		add(a.Licence)
	}
	if isWeb(a.URL) {
		lines = append(lines, "Original: "+leading(a.URL))
	}
	if len(lines) > 0 {
		fmt.Fprintf(b, "<footer>\n<p>%s</p>\n</footer>\n", strings.Join(lines, "</p>\n<p>"))
	}
}
