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
	return strings.TrimSpace(ByWord(language) + " " + listed(names, language))
}

// listed joins names, at least one, as a story's language does.
func listed(names []string, language string) string {
	tag, _, _ := strings.Cut(strings.ToLower(language), "-")
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " " + cmp.Or(and[tag], "and") + " " + names[last]
}

// Signed takes the paragraphs in the style of a by-line for the by-line: one for each
// author, as many programs write them, become one line. A by-line that is known stays.
func (p *Piece) Signed(lines []string) {
	a := &p.Story.Article
	var names []string
	for _, l := range lines {
		if l = strings.TrimSpace(Text(l)); l == "" {
			continue
		}
		if opens := ByWord(a.Language) + " "; len(names) > 0 && len(l) > len(opens) && strings.EqualFold(l[:len(opens)], opens) {
			l = l[len(opens):]
		}
		names = append(names, l)
	}
	switch len(names) {
	case 0:
	case 1:
		p.Fill("byline", names[0], "paragraph in the style of a by-line read as the by-line")
	default:
		p.Fill("byline", listed(names, a.Language), "paragraphs in the style of a by-line read as the by-line")
	}
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
