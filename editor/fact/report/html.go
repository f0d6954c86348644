package report

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"stet/editor"
	"stet/editor/sheet"
)

//go:embed page.html
var pageSource string

// pageTemplate sets a page: what stands in the story is escaped wherever it goes.
var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"tag":   func(p passage) string { return tags[p.Kind] },
	"print": sheet.Printable,
	"lines": func(s string) []string { return strings.Split(sheet.Printable(s), "\n") },
	"rtl":   rightToLeft,
}).Parse(pageSource))

// tags are the classes of a passage by its kind.
var tags = map[editor.BlockKind]string{editor.Headline: "headline", editor.Standfirst: "standfirst", editor.Heading: "heading",
	editor.Quote: "quote", editor.Item: "item", dateline: "dateline", editor.ImageBlock: "picture"}

// shiftTags are the elements of words that are raised or lowered.
var shiftTags = map[editor.MarkKind]string{editor.Superscript: "sup", editor.Subscript: "sub"}

// writeHTML sets a page that needs nothing else, by day, by night and on paper. It
// returns the writer's error.
func writeHTML(w io.Writer, p page) error { return pageTemplate.Execute(w, p) }

// rightToLeft reports whether a language is written from the right.
func rightToLeft(language string) bool {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	switch base {
	case "ar", "he", "fa", "ur", "yi", "dv", "ps", "sd", "ug":
		return true
	}
	return false
}
