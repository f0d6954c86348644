// Package proof reads copy as a proof-reader does: words that no dictionary
// knows, words set twice, gaps too wide, breaches of the house style, and the
// quotation marks and dashes that a language wants for the typed ones. It says
// what it sees and how it may be mended, and never changes a word.
//
// The functions keep no state and may be called from any number of goroutines
// at once, as far as the Speller they are given allows it.
package proof

import (
	"stet/editor"
	"stet/editor/prose"
)

// Kind is what a finding is about.
type Kind string

// The kinds of finding.
const (
	Misspelled Kind = "misspelled" // no dictionary knows the word
	Repeated   Kind = "repeated"   // the word stands there twice
	Spaces     Kind = "spaces"     // more than one space
	Style      Kind = "style"      // a rule of the house style
)

// Finding is one thing a proof-reader would mark: the bytes [Start, End) of the
// text that was read. Fixes are texts to put in their place, the best first; a
// fix of "" takes the words away. A misspelled word has none here: a Speller is
// asked for them when they are wanted, because that is slow. Rule, Message and
// Link belong to findings of the house style alone.
type Finding struct {
	prose.Span
	Kind    Kind
	Words   string // the text that was found
	Level   editor.Severity
	Rule    string // such as "House.Currency"
	Message string
	Link    string // where the rule is explained
	Fixes   []string
}

// Speller knows the words of a language. Words come with straight apostrophes
// and without soft hyphens.
type Speller interface {
	// Check reports whether a word is spelled right.
	Check(word string) bool
	// Suggest returns what may have been meant, the likeliest first.
	Suggest(word string) []string
}

// Block reads one block in a language, a tag such as "en-GB": its spelling,
// where there is a Speller, and what Doubles finds. The findings lie in the
// block's text.
func Block(b editor.Block, s Speller, lang string) []Finding {
	c := Read(b)
	found := Doubles(c.Text, lang)
	if s != nil {
		found = inOrder(append(Spelling(c.Text, s), found...))
	}
	return c.Place(found)
}
