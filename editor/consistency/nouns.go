package consistency

import (
	"strings"

	"stet/editor/prose"
)

// sentenceAt returns the sentence of t that s starts in.
func (t text) sentenceAt(s prose.Span) prose.Span {
	for _, sentence := range t.sentences {
		if sentence.Start <= s.Start && s.Start < sentence.End {
			return sentence
		}
	}
	return prose.Span{Start: 0, End: len(t.words)}
}

// sentenceOf returns the words of the sentence that s starts in.
func (t text) sentenceOf(s prose.Span) string { return t.sentenceAt(s).Of(t.words) }

// lastWords returns the last n words of s, firstWords the first n.
func lastWords(s string, n int) []string {
	words := strings.Fields(s)
	return words[max(0, len(words)-n):]
}

func firstWords(s string, n int) []string {
	words := strings.Fields(s)
	return words[:min(n, len(words))]
}

// light are words of four letters and more that say nothing of what a figure or a
// date is about.
var light = set(`that this these those which what when where while with from have been will would could should into over under about after
	before between their there they them than then some such only also just more most much many other another each every both same said says
	were being does because during against through until since still even very year years month months week weeks time times people million
	billion thousand hundred dollars percent around nearly almost approximately cost costs total number amount first second third last next
	made make take took among including include whose your ours here near opened built completed founded established launched`)

// nouns are the telling words among words, in lower case and the singular.
func nouns(words []string) []string {
	var out []string
	for _, w := range words {
		w = strings.ToLower(strings.Trim(w, ".,;:()“”‘’\"'–—$£€"))
		w, _, _ = strings.Cut(strings.ReplaceAll(w, "’", "'"), "'")
		if len(w) < 4 || light[w] || strings.HasSuffix(w, "ly") || !isLetter(w[0]) && w[0] < 0x80 {
			continue
		}
		if strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
			w = w[:len(w)-1]
		}
		out = append(out, w)
	}
	return out
}

// shared returns a word that both lists have, the last of a; "" where there is none.
func shared(a, b []string) string {
	for i := len(a) - 1; i >= 0; i-- {
		for _, w := range b {
			if a[i] == w {
				return w
			}
		}
	}
	return ""
}
