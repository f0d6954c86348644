package consistency

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"stet/editor"
	"stet/editor/prose"
)

// A percentage is worked out again where its sentence holds both figures: "rose
// 12 percent to £41 million from £36.6 million", "14 of its 36 hangers, or 39
// percent". Each of the three may be rounded in its last digit.
var percentFollows = Rule{"percent-follows", "Every percentage follows from its figures", func(r *reading) []editor.Finding {
	var found []editor.Finding
	for _, t := range r.texts {
		for _, s := range t.sentences {
			if f, ok := t.wrongChange(s); ok {
				found = append(found, f)
			}
		}
		for i := 1; i < len(t.entities); i++ {
			if f, ok := t.wrongShare(t.entities[i-1], t.entities[i]); ok {
				found = append(found, f)
			}
			if i+1 < len(t.entities) {
				if f, ok := t.wrongPart(t.entities[i-1], t.entities[i], t.entities[i+1]); ok {
					found = append(found, f)
				}
			}
		}
	}
	return found
}}

var rises, falls = set("rose risen rise rises rising up increased increase increases climbed climb jumped jump grew grown growth gained gain surged surge soared"),
	set("fell fallen fall falls falling down decreased decrease dropped drop declined decline slumped slump lost shrank shrunk plunged dipped slipped slid cut")

// about are words that say a figure is none to reckon with.
var about = set("about almost nearly around roughly over under than least most some approximately")

// upFrom stands between the new amount and the old: "23,800, up from 21,250".
var upFrom = regexp.MustCompile(`^[^.;]{0,30}\b(?:up|down|risen|rising|grown|growing|fallen|falling|increased|increasing|decreased|decreasing) from $`)

// wrongChange is the finding that the one percentage of a sentence is not the
// change from the one amount to the other.
func (t text) wrongChange(s prose.Span) (editor.Finding, bool) {
	var percent, from, to, other prose.Entity
	n, amounts := 0, 0
	for _, e := range t.entities {
		if !s.Contains(e.Span) {
			continue
		}
		switch word, _ := wordBefore(t.words, e.Start); {
		case e.Kind == editor.Percent:
			n, percent = n+1, e
		case e.Kind == editor.Money || e.Kind == editor.Figure:
			switch amounts++; word {
			case "from":
				from = e
			case "to":
				to = e
			default:
				other = e
			}
		}
	}
	if to.Empty() && !other.Empty() && other.End < from.Start && upFrom.MatchString(t.words[other.End:from.Start]) {
		to = other
	}
	up, down := holds(s.Of(t.words), rises), holds(s.Of(t.words), falls)
	if n != 1 || amounts != 2 || from.Empty() || to.Empty() || from.Kind != to.Kind || up == down {
		return editor.Finding{}, false
	}
	a, unitA, okA := t.number(from)
	b, unitB, okB := t.number(to)
	p, unit, okP := t.number(percent)
	if !okA || !okB || !okP || unitA != unitB || unit != "%" || a.least.Sign() <= 0 {
		return editor.Finding{}, false
	}
	if down {
		a, b = b, a // a fall from a to b is counted of a, too: see change
	}
	least, most, exact := change(a, b, down)
	if p.most.Cmp(least) >= 0 && p.least.Cmp(most) <= 0 {
		return editor.Finding{}, false
	}
	return t.finding(percent.Span, fmt.Sprintf("From %s to %s is %s percent, not %s", from.Of(t.words), to.Of(t.words), exact.FloatString(1), percent.Of(t.words))), true
}

// wrongShare is the finding that a percentage right behind "14 of its 36" is not
// that share.
func (t text) wrongShare(part, percent prose.Entity) (editor.Finding, bool) {
	over, under, isShare := strings.Cut(part.Value, "/")
	if part.Kind != editor.Figure || !isShare || percent.Kind != editor.Percent || strings.ContainsAny(under, "/ ") {
		return editor.Finding{}, false
	}
	if before, _ := wordBefore(t.words, part.Start); about[before] || !strings.ContainsAny(part.Of(t.words), "0123456789") {
		return editor.Finding{}, false
	}
	if !t.saidAgain(part, percent) {
		return editor.Finding{}, false
	}
	a, _, okA := number(over, "")
	b, _, okB := number(under, "")
	p, unit, okP := t.number(percent)
	if !okA || !okB || !okP || unit != "%" || b.value.Sign() <= 0 || a.value.Cmp(b.value) > 0 {
		return editor.Finding{}, false
	}
	share := new(big.Rat).Mul(new(big.Rat).Quo(a.value, b.value), hundred)
	if p.least.Cmp(share) <= 0 && p.most.Cmp(share) >= 0 {
		return editor.Finding{}, false
	}
	return t.finding(percent.Span, fmt.Sprintf("%s is %s percent, not %s", part.Of(t.words), share.FloatString(1), percent.Of(t.words))), true
}

// saidAgain reports whether a percentage says again what stands before it: ", or 39
// percent", "(39 percent)".
func (t text) saidAgain(part, percent prose.Entity) bool {
	if percent.Start < part.End {
		return false
	}
	between := strings.ToLower(t.words[part.End:percent.Start])
	return len(between) <= 40 && (strings.HasSuffix(between, "(") || strings.HasSuffix(between, ", or ") || strings.HasSuffix(between, ", that is "))
}

// ofWhole stands between a share and what it is a share of: "of its yearly budget of".
var ofWhole = regexp.MustCompile(`^ of (?:[^.,;:()]{0,60} )?$`)

// wrongPart is the finding that a percentage is not the share that an amount is of
// the one behind it: "£12.4 million, or 8 percent of its budget of £155 million".
func (t text) wrongPart(part, percent, whole prose.Entity) (editor.Finding, bool) {
	if part.Kind != editor.Money && part.Kind != editor.Figure || percent.Kind != editor.Percent || whole.Kind != part.Kind ||
		!t.saidAgain(part, percent) || whole.Start < percent.End || !ofWhole.MatchString(t.words[percent.End:whole.Start]) {
		return editor.Finding{}, false
	}
	if before, _ := wordBefore(t.words, part.Start); about[before] {
		return editor.Finding{}, false
	}
	a, unitA, okA := t.number(part)
	b, unitB, okB := t.number(whole)
	p, unit, okP := t.number(percent)
	if !okA || !okB || !okP || unit != "%" || unitA != unitB || b.least.Sign() <= 0 || a.value.Cmp(b.value) > 0 {
		return editor.Finding{}, false
	}
	share := func(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(new(big.Rat).Quo(a, b), hundred) }
	if p.least.Cmp(share(a.most, b.least)) <= 0 && p.most.Cmp(share(a.least, b.most)) >= 0 {
		return editor.Finding{}, false
	}
	return t.finding(percent.Span, fmt.Sprintf("%s of %s is %s percent, not %s", part.Of(t.words), whole.Of(t.words), share(a.value, b.value).FloatString(1), percent.Of(t.words))), true
}

var hundred = big.NewRat(100, 1)

// rounded is a number as written: it may stand for anything between least and
// most, half a unit of its last digit to either side. Noughts behind the second
// digit may come of rounding: 12,000 is as good as 12 thousand.
type rounded struct{ value, least, most *big.Rat }

// number reads the value of an entity by how it is written.
func (t text) number(e prose.Entity) (r rounded, unit string, ok bool) {
	return number(e.Value, digitsOf(e.Of(t.words)))
}

// number reads a value such as "GBP 41000000", "700 km" or "12 %", and how closely
// it was meant by its digits as they are written: "41", of 41 million. Without them
// the value's own are taken, all noughts for rounded.
func number(value, written string) (r rounded, unit string, ok bool) {
	digits := value
	if before, after, spaced := strings.Cut(value, " "); spaced {
		digits, unit = before, after
		if before != "" && before[0] > '9' {
			digits, unit = after, before
		}
	}
	v, ok := new(big.Rat).SetString(digits)
	if !ok || strings.ContainsAny(digits, "/eE_xX") {
		return rounded{}, "", false
	}
	kept := 2 // digits that are no rounding
	if written == "" {
		written, kept = digits, 1
	}
	w, ok := new(big.Rat).SetString(written)
	if ok && w.Cmp(v) == 0 && w.Cmp(thousand) < 0 {
		kept = 3
	}
	half := halfUnit(written, kept)
	if ok && w.Sign() > 0 {
		half.Mul(half, new(big.Rat).Quo(v, w)) // millions, where it is written in millions
	}
	return rounded{v, new(big.Rat).Sub(v, half), new(big.Rat).Add(v, half)}, unit, true
}

// digitsOf returns the figure among words without its commas, or "" where there is
// none or more than one.
func digitsOf(words string) string {
	fields := strings.FieldsFunc(words, func(r rune) bool { return (r < '0' || r > '9') && r != '.' && r != ',' })
	if len(fields) != 1 {
		return ""
	}
	return strings.ReplaceAll(strings.Trim(fields[0], ".,"), ",", "")
}

// halfUnit is half a unit of the last digit that was not rounded away; the first
// kept ones never were.
func halfUnit(digits string, kept int) *big.Rat {
	half := big.NewRat(1, 2)
	whole, behind, _ := strings.Cut(digits, ".")
	for range behind {
		half.Quo(half, big.NewRat(10, 1))
	}
	for n := len(whole) - 1; behind == "" && n >= kept && whole[n] == '0'; n-- {
		half.Mul(half, big.NewRat(10, 1))
	}
	return half
}

// change is the least and the most percent that the amounts can be apart, and what
// they are apart as they stand, counted of the one that stood before: the greater of
// the two where something fell.
func change(low, high rounded, fell bool) (least, most, exact *big.Rat) {
	of := func(a, b *big.Rat) *big.Rat {
		base := a
		if fell {
			base = b
		}
		if base.Sign() <= 0 {
			return new(big.Rat)
		}
		return new(big.Rat).Mul(new(big.Rat).Quo(new(big.Rat).Sub(b, a), base), hundred)
	}
	return of(low.most, high.least), of(low.least, high.most), of(low.value, high.value)
}

// holds reports whether a text holds one of the words.
func holds(s string, words map[string]bool) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if words[w] {
			return true
		}
	}
	return false
}
