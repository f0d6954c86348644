package pdf

import (
	"slices"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"stet/editor"
)

// Unshown returns the letters of a story that the cuts of the pages lack, each once, in
// the order they come: a box stands in the place of each.
func Unshown(s editor.Story) []rune { return unshown(wordsOf(s)) }

func unshown(each func(func(string))) []rune {
	var out []rune
	each(func(text string) {
		for _, r := range norm.NFC.String(text) {
			if !Shown(r) && !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	})
	return out
}

// count returns how many letters can be shown, and how many cannot.
func count(each func(func(string))) (shown, unshown int) {
	each(func(text string) {
		for _, r := range norm.NFC.String(text) {
			switch {
			case !Shown(r):
				unshown++
			case unicode.IsLetter(r):
				shown++
			}
		}
	})
	return shown, unshown
}

// Shown reports whether a letter can be set, or has no look of its own.
func Shown(r rune) bool {
	return unicode.Is(alphabet, r) || alike[r] != 0 || invisible(r) || unicode.IsSpace(r) || unicode.Is(unicode.Zs, r) || unicode.Is(unicode.Mn, r)
}

// wordsOf returns what calls a function for all that the pages show of a story.
func wordsOf(s editor.Story) func(func(string)) {
	return func(f func(string)) { eachWord(s, f) }
}

func eachWord(s editor.Story, f func(string)) {
	a := &s.Article
	for _, text := range append([]string{a.Section, a.Headline, a.Standfirst, a.Byline, a.Dateline.Place, a.Dateline.Date, a.Slug}, source(a)...) {
		f(text)
	}
	for _, b := range a.Body {
		f(b.Text)
		if b.Image != nil {
			for _, text := range captionParts(b.Image) {
				f(text)
			}
		}
	}
	for _, n := range s.Amendments {
		f(n.ForReaders())
	}
}
