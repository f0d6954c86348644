package consistency

import (
	"fmt"
	"math/big"
	"strings"

	"stet/editor"
	"stet/editor/prose"
)

// The same thing is counted the same way throughout. What is the same thing is
// known in two cases only: "the 36 hangers" and "its 38 hangers", with an article
// that says the reader knows them; and a sum or percentage of the headline, which
// the story has to have.
var figureDiffers = Rule{"figure-differs", "Every figure is the same throughout", func(r *reading) []editor.Finding {
	return append(r.headlineAmounts(), r.countedTwice()...)
}}

// counted is a figure with what it counts.
type counted struct {
	at    int // index of the text
	span  prose.Span
	value string
	noun  string
}

// countedTwice finds what was counted before with another result.
func (r *reading) countedTwice() []editor.Finding {
	first := map[string]counted{}
	var found []editor.Finding
	for i, t := range r.texts {
		for _, e := range t.entities {
			c, ok := t.counts(e)
			if !ok || t.quoted(e.Span) {
				continue
			}
			c.at = i
			was, seen := first[c.noun]
			if !seen {
				first[c.noun] = c
				continue
			}
			if was.value != c.value {
				before := r.texts[was.at]
				found = append(found, t.finding(c.span, fmt.Sprintf("%s here, %s before", editor.InQuotes(c.span.Of(t.words)), editor.InQuotes(was.span.Of(before.words)))))
			}
		}
	}
	return found
}

var (
	definite = set("the its their")
	// anything are words whose number changes with what is told of them.
	anything = set(`percent per cent point points people person persons man men woman women year years month months week weeks day days hour
		hours minute minutes time times mile miles other others more most least million billion thousand hundred of or and to in who that were was are is
		victims dead members companies countries states cases candidates votes seats goals games runs matches teams players men children
		main major biggest largest top best worst largest-ever remaining new first last next leading following`)
)

// counts says what a figure with a definite article before it counts.
func (t text) counts(e prose.Entity) (counted, bool) {
	if e.Kind != editor.Figure || e.Value == "" {
		return counted{}, false
	}
	value := e.Value
	if _, whole, share := strings.Cut(value, "/"); share {
		value = whole
		if !strings.Contains(e.Of(t.words), "its ") && !strings.Contains(e.Of(t.words), "their ") {
			return counted{}, false // "ten of the 18" may be any 18
		}
	} else if before, at := wordBefore(t.words, e.Start); !definite[before] {
		return counted{}, false
	} else if outer, _ := wordBefore(t.words, at); outer == "of" || outer == "among" || outer == "between" {
		return counted{}, false // "three of the four" may be any four
	}
	if n, ok := new(big.Rat).SetString(value); !ok || n.Cmp(big.NewRat(4, 1)) < 0 {
		return counted{}, false
	}
	noun, end := wordAfter(t.words, e.End)
	if len(noun) < 4 || anything[noun] || t.words[e.End] == '-' { // "the 20-degree bag" is one of several
		return counted{}, false
	}
	if second, stop := wordAfter(t.words, end); len(second) > 3 && !anything[second] && !light[second] {
		noun, end = noun+" "+second, stop
	} else if strings.HasSuffix(noun, "s") {
		noun += " "
	} else {
		return counted{}, false
	}
	return counted{span: prose.Span{Start: e.Start, End: end}, value: value, noun: noun}, true
}

// headlineAmounts finds sums and percentages of the headline and standfirst that
// the story lacks, where it has one that is near it and no other.
func (r *reading) headlineAmounts() []editor.Finding {
	var found []editor.Finding
	for _, t := range r.texts {
		if t.inBody() {
			continue
		}
		for _, e := range t.entities {
			if e.Kind != editor.Money && e.Kind != editor.Percent {
				continue
			}
			said, unit, ok := number(e.Value, "")
			if !ok {
				continue
			}
			if other, alone := r.likeAmount(e.Kind, said, unit); alone {
				found = append(found, t.finding(e.Span, fmt.Sprintf("%s here, %s in the story", editor.InQuotes(e.Of(t.words)), editor.InQuotes(other))))
			}
		}
	}
	return found
}

// likeAmount returns the words of the one amount of the story that is near to
// said and yet another; false where the story has said, or has more than one near.
func (r *reading) likeAmount(kind editor.FactKind, said rounded, unit string) (words string, alone bool) {
	n := 0
	for _, t := range r.texts {
		for _, e := range t.entities {
			if !t.inBody() || e.Kind != kind {
				continue
			}
			v, u, ok := number(e.Value, "")
			if !ok || u != unit {
				if strings.Contains(e.Value, "/") {
					return "", false
				}
				continue
			}
			if v.most.Cmp(said.least) >= 0 && v.least.Cmp(said.most) <= 0 {
				return "", false // the same, or rounded
			}
			if within(v.value, said.value, 5) {
				n, words = n+1, e.Of(t.words)
			}
		}
	}
	return words, n == 1 && words != ""
}

// within reports whether a is as near to b as one nth of it.
func within(a, b *big.Rat, n int64) bool {
	apart := new(big.Rat).Sub(a, b)
	return apart.Abs(apart).Cmp(new(big.Rat).Mul(b, big.NewRat(1, n))) <= 0
}
