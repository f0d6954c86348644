package piece

import (
	"cmp"
	"strings"

	"stet/editor"
)

// by is how a by-line opens in each language.
var by = map[string]string{"en": "By", "de": "Von", "fr": "Par", "es": "Por", "pt": "Por", "it": "Di", "nl": "Door", "sv": "Av", "no": "Av", "nb": "Av", "da": "Af"}

// and is how the last name of several is joined.
var and = map[string]string{"en": "and", "de": "und", "fr": "et", "es": "y", "pt": "e", "it": "e", "nl": "en", "sv": "och", "no": "og", "nb": "og", "da": "og"}

// ByWord returns how a by-line opens in a story's language, "" where that is not listed.
func ByWord(language string) string {
	tag, _, _ := strings.Cut(strings.ToLower(language), "-")
	return by[cmp.Or(tag, "en")]
}

// Byline writes names, at least one, as a by-line in a story's language, without the
// opening word in languages not listed.
func Byline(names []string, language string) string {
	tag, _, _ := strings.Cut(strings.ToLower(language), "-")
	line := names[0]
	if len(names) > 1 {
		line = strings.Join(names[:len(names)-1], ", ") + " " + cmp.Or(and[tag], "and") + " " + names[len(names)-1]
	}
	return strings.TrimSpace(ByWord(tag) + " " + line)
}

// Byline takes names, if any, for authors and by-line, and notes where they came from.
func (p *Piece) Byline(names []string, from string) {
	a := &p.Story.Article
	if len(names) == 0 || len(a.Authors) > 0 {
		return
	}
	for _, n := range names {
		a.Authors = append(a.Authors, editor.Author{Name: Text(n)})
	}
	if a.Byline != "" {
		return
	}
	p.Fill("byline", Byline(names, a.Language), from)
	last := &p.Story.Notes[len(p.Story.Notes)-1]
	last.Undo = append(last.Undo, editor.Edit{Field: "authors"})
}
