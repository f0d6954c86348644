package consistency

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/prose"
)

// A correction that readers were told of is made in the words, too. Where the note
// names its fact, a wrong word or two are looked for in that paragraph alone: "2018"
// may be right elsewhere.
var correctedStands = Rule{"corrected-stands", "Every correction that readers were told of is made", func(r *reading) []editor.Finding {
	var found []editor.Finding
	for _, a := range r.story.Amendments {
		wrong, right := editor.Unquote(a.Wrong), editor.Unquote(a.Right)
		if a.Kind != editor.Correction || wrong == "" || right == "" || wrong == right {
			continue
		}
		only := ""
		for _, f := range r.story.Facts {
			if f.ID == a.Fact && !f.Gone && prose.Words(wrong) < 3 {
				only = f.Block
			}
		}
		on := ""
		if !a.At.IsZero() {
			on = " on " + a.At.Format("2 January 2006")
		}
		for _, t := range r.texts {
			if only != "" && t.id != only {
				continue
			}
			for _, s := range t.standing(wrong, right) {
				f := t.finding(s, fmt.Sprintf("%s was corrected to %s%s, and still stands here", editor.InQuotes(wrong), editor.InQuotes(right), on))
				at := f.Range
				f.Fixes = []editor.Fix{{Label: "Write " + editor.InQuotes(right), Edits: []editor.Edit{{Range: &at, Text: right}}}}
				found = append(found, f)
			}
		}
	}
	return found
}}

// standing are the places of t where the wrong words stand by themselves, and not
// within the right ones.
func (t text) standing(wrong, right string) []prose.Span {
	corrected := places(t.words, right)
	return slices.DeleteFunc(places(t.words, wrong), func(s prose.Span) bool {
		return slices.ContainsFunc(corrected, func(c prose.Span) bool { return c.Contains(s) })
	})
}

// places are where words stand in a text, not cut out of longer ones.
func places(text, words string) []prose.Span {
	var out []prose.Span
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return out
		}
		s := prose.Span{Start: from + i, End: from + i + len(words)}
		before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
		behind, _ := utf8.DecodeRuneInString(text[s.End:])
		first, _ := utf8.DecodeRuneInString(words)
		last, _ := utf8.DecodeLastRuneInString(words)
		if !(inWord(before) && inWord(first)) && !(inWord(behind) && inWord(last)) {
			out = append(out, s)
		}
		from = s.End
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
