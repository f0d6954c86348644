package consistency

import (
	"fmt"
	"math/big"
	"strings"

	"stet/editor"
	"stet/editor/prose"
)

// Two sums or counts that are near each other and about the same thing are one
// figure said twice. They are about the same thing where both are so many cars a
// day, or where telling words beside them are the same; and one of them is a slip
// for certain where two digits have changed places: "$48.6 million", "$46.8
// million". What a sentence says to have risen, or to be another's, is let be.
var amountDiffers = Rule{"amount-differs", "Every sum and count is the same throughout", func(r *reading) []editor.Finding {
	var found []editor.Finding
	var before []amount
	known := map[string]bool{}
	for _, a := range r.amounts() {
		for _, b := range before[max(0, len(before)-reach):] {
			if a.contradicts(b) {
				found = append(found, a.in.finding(a.at, fmt.Sprintf("%s here, %s before", editor.InQuotes(a.at.Of(a.in.words)), editor.InQuotes(b.at.Of(b.in.words)))))
				break
			}
		}
		if key := a.key(); !known[key] {
			known[key], before = true, append(before, a)
		}
	}
	return found
}}

// reach is how many different amounts back one is compared: more than a story has.
const reach = 1000

// key is the same for amounts that say the same about the same.
func (a amount) key() string {
	return fmt.Sprint(a.kind, a.unit, a.rate, a.changes, a.number.value, a.near)
}

// amount is a sum or count with what tells of what it is.
type amount struct {
	in       text
	at       prose.Span // with what is counted, where it is a rate
	kind     editor.FactKind
	number   rounded
	unit     string
	rate     string // "cars a day"
	near     []string
	changes  bool // the sentence tells of a change, or of another one
	sentence prose.Span
	digits   string
	about    float64 // the number, to tell soon that two are far apart
}

// amounts are the sums and counts of the story in order, without those in other
// people's words, shares, and counts of a few.
func (r *reading) amounts() []amount {
	var out []amount
	for _, t := range r.texts {
		if !t.isProse() && !t.isSentence() {
			continue
		}
		for _, e := range t.entities {
			if e.Kind != editor.Money && e.Kind != editor.Figure || t.quoted(e.Span) {
				continue
			}
			n, unit, ok := t.number(e)
			if !ok || n.value.Cmp(big.NewRat(20, 1)) < 0 {
				continue
			}
			sentence := t.sentenceAt(e.Span)
			a := amount{in: t, at: e.Span, kind: e.Kind, number: n, unit: unit, sentence: sentence, digits: digits(n.value)}
			a.about, _ = n.value.Float64()
			before, _ := wordBefore(t.words, e.Start)
			a.changes = before == "from" || holds(sentence.Of(t.words), changing)
			var end int
			if a.rate, end = t.rate(e); a.rate != "" {
				a.at.End = end
			}
			a.near = append(nouns(lastWords(t.words[sentence.Start:e.Start], 6)), nouns(firstWords(t.words[e.End:max(e.End, sentence.End)], 6))...)
			out = append(out, a)
		}
	}
	return out
}

// changing are words of a sentence with more than one amount of the same thing.
var changing = set(`rose risen rise rises rising up increase increased increases climbed jumped grew grown growth gained surged soared fell
	fallen fall down decrease decreased dropped drop declined decline slumped shrank cut compared earlier previous previously initial initially original
	originally later now another additional other others total each respectively versus against between range ranging doubled`)

// contradicts reports whether a and the earlier b are one figure said differently.
func (a amount) contradicts(b amount) bool {
	if a.kind != b.kind || a.unit != b.unit || a.about > 10*b.about || b.about > 10*a.about || a.number.rounds(b.number) {
		return false
	}
	twice := a.in.id != b.in.id || a.sentence != b.sentence
	calm := !a.changes && !b.changes
	if a.rate != "" || b.rate != "" {
		return calm && a.rate == b.rate && within(a.number.value, b.number.value, 5)
	}
	if (twice || calm) && swapped(a.digits, b.digits) && within(a.number.value, b.number.value, 1) && sharedCount(a.near, b.near) > 0 {
		return true
	}
	if twice && calm && turned(a.digits, b.digits) && a.counts(b) && sharedCount(a.near, b.near) > 1 {
		return true
	}
	if a.kind == editor.Figure && a.number.value.Cmp(thousand) < 0 {
		return false // of votes, seats and points there are many that are near each other
	}
	return twice && calm && sharedCount(a.near, b.near) > 1 && within(a.number.value, b.number.value, 10) && !a.ofOthers(b)
}

// turned reports whether two digits stand the other way round: 84 and 48.
func turned(a, b string) bool {
	return len(a) == 2 && len(b) == 2 && a != b && a[0] == b[1] && a[1] == b[0]
}

// counts reports whether a and b count the same thing, as the word behind each says.
func (a amount) counts(b amount) bool {
	what, _ := wordAfter(a.in.words, a.at.End)
	other, _ := wordAfter(b.in.words, b.at.End)
	return len(what) > 3 && what == other && !anything[what]
}

var thousand = big.NewRat(1000, 1)

// ofOthers reports whether the sentences of a and b name people or bodies, and no
// one and the same: "Clinton has 866 delegates", "Sanders has 844 delegates".
func (a amount) ofOthers(b amount) bool {
	mine, theirs := a.in.namesIn(a.sentence), b.in.namesIn(b.sentence)
	return len(mine) > 0 && len(theirs) > 0 && sharedCount(mine, theirs) == 0
}

// namesIn are the last words of the names in s.
func (t text) namesIn(s prose.Span) []string {
	var out []string
	for _, n := range t.names {
		if s.Contains(n.Span) {
			out = append(out, lastWords(n.Of(t.words), 1)...)
		}
	}
	return out
}

// rounds reports whether one of two numbers is the other in fewer digits, or they
// are the same.
func (r rounded) rounds(other rounded) bool {
	apart := new(big.Rat).Sub(r.value, other.value)
	apart.Abs(apart)
	half := func(n rounded) *big.Rat { return new(big.Rat).Sub(n.most, n.value) }
	return apart.Sign() == 0 || apart.Cmp(half(r)) < 0 || apart.Cmp(half(other)) < 0
}

// alike are words for one thing that is counted.
var alike = map[string]string{"vehicle": "car", "driver": "car", "motorist": "car", "traveller": "passenger", "commuter": "passenger", "rider": "passenger"}

// rate says what a figure counts in what time, and where that ends: "14,000 cars a
// day", "14,500 vehicles daily"; "" where it does not.
func (t text) rate(e prose.Entity) (what string, end int) {
	what, end = wordAfter(t.words, e.End)
	per, at := wordAfter(t.words, end)
	unit := per
	switch per {
	case "a", "per", "each", "every":
		unit, at = wordAfter(t.words, at)
	case "daily":
		unit = "day"
	default:
		return "", 0
	}
	if !times[unit] || len(what) < 4 {
		return "", 0
	}
	if n := nouns([]string{what}); len(n) == 1 {
		if what = n[0]; alike[what] != "" {
			what = alike[what]
		}
	}
	return what + " a " + unit, at
}

var times = set("hour day night week weekend month year season")

// digits are the digits of a number, without noughts behind the point.
func digits(n *big.Rat) string {
	whole, behind, _ := strings.Cut(n.FloatString(6), ".")
	return whole + strings.TrimRight(behind, "0")
}

// swapped reports whether two neighbours among three digits or more have changed
// places; the noughts at the end are none.
func swapped(a, b string) bool {
	if len(a) != len(b) || a == b || len(strings.TrimRight(a, "0")) < 3 && len(strings.TrimRight(b, "0")) < 3 {
		return false
	}
	i := 0
	for a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// sharedCount is how many words of a are in b.
func sharedCount(a, b []string) int {
	n, seen := 0, map[string]bool{}
	for _, w := range a {
		if !seen[w] && shared([]string{w}, b) != "" {
			n++
		}
		seen[w] = true
	}
	return n
}
