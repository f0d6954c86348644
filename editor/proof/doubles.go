package proof

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/prose"
)

// Doubles returns the words that stand twice in a row, across one space, and
// the gaps of more than one space between words. The fix of a doubled word is
// the word once, of a gap one space. A name such as Duran Duran is none, nor
// are the pairs that a language has, such as "had had".
func Doubles(text, lang string) []Finding {
	out := gaps(text)
	var before prose.Span
	words(text, func(w prose.Span) {
		if doubled(text, before, w, lang) {
			both := prose.Span{Start: before.Start, End: w.End}
			out = append(out, Finding{Span: both, Kind: Repeated, Words: both.Of(text), Level: editor.Warns, Fixes: []string{before.Of(text)}})
		}
		before = w
	})
	return inOrder(out)
}

// gaps finds the runs of spaces, also those that do not break, between words.
func gaps(text string) []Finding {
	var out []Finding
	for at := 0; at < len(text); {
		n := spacesAt(text[at:])
		if n == 0 {
			at += size(text, at)
			continue
		}
		run := prose.Span{Start: at, End: at + n}
		if at > 0 && run.End < len(text) && utf8.RuneCountInString(run.Of(text)) > 1 && text[at-1] != '\n' && text[run.End] != '\n' {
			out = append(out, Finding{Span: run, Kind: Spaces, Words: run.Of(text), Level: editor.Warns, Fixes: []string{" "}})
		}
		at = run.End
	}
	return out
}

// spacesAt returns how many bytes of spaces a text begins with.
func spacesAt(text string) int {
	return len(text) - len(strings.TrimLeft(text, " \u00a0\u202f"))
}

func doubled(text string, a, b prose.Span, lang string) bool {
	if a.Empty() || b.Start <= a.End || utf8.RuneCountInString(text[a.End:b.Start]) != 1 || spacesAt(text[a.End:]) == 0 {
		return false
	}
	one, two := plain(a.Of(text)), plain(b.Of(text))
	if !strings.EqualFold(one, two) || capital(one) && capital(two) {
		return false
	}
	return !slices.Contains(pairs[base(lang)], strings.ToLower(one))
}

func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// pairs are the words that a language sets twice in a row with good reason.
var pairs = map[string][]string{
	"en": {"had", "that", "is", "her", "bye", "ha", "no", "very", "so"},
	"de": {"die", "der", "das", "den", "dem", "sie", "ihr", "ja", "nein", "sehr"},
	"fr": {"nous", "vous", "non", "si"},
	"es": {"no", "muy"},
	"it": {"via", "così", "quasi", "man", "piano", "no"},
	"nl": {"die", "dat", "zij", "haar"},
	"sv": {"det", "den", "att"},
	"pl": {"się", "nie"},
}

// base is the language of a tag such as "en-GB", in small letters.
func base(lang string) string {
	lang, _, _ = strings.Cut(strings.ReplaceAll(lang, "_", "-"), "-")
	return strings.ToLower(lang)
}
