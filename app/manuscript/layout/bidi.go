package layout

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// A paragraph runs from right to left where its first letter does (rules P2 and
// P3 of UAX #9). Its characters have embedding levels: an even one runs from left
// to right, an odd one from right to left, and what lies on a higher level is an
// island in what lies on a lower one. x/text works out the direction of each
// character; the levels follow from it, since text without embeddings has no
// more than three. Embeddings within embeddings are shown as one.

// span is a stretch of text on one level.
type span struct {
	start, end int
	level      uint8
}

// turned reports whether any of text runs from right to left.
func turned(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < 0xd6 { // below Hebrew; within a character
			continue
		}
		switch class(text[i:]) {
		case bidi.R, bidi.AL, bidi.AN, bidi.RLE, bidi.RLO, bidi.RLI:
			return true
		}
	}
	return false
}

func class(text string) bidi.Class {
	p, _ := bidi.LookupString(text)
	return p.Class()
}

// RightToLeft reports whether a paragraph of that text runs from right to left.
// What is isolated in it does not count.
func RightToLeft(text string) bool {
	isolated := 0
	for _, r := range text {
		p, _ := bidi.LookupRune(r)
		switch c := p.Class(); {
		case c == bidi.LRI || c == bidi.RLI || c == bidi.FSI:
			isolated++
		case c == bidi.PDI:
			isolated = max(0, isolated-1)
		case isolated == 0 && (c == bidi.R || c == bidi.AL):
			return true
		case isolated == 0 && c == bidi.L:
			return false
		}
	}
	return false
}

// levels cuts a text into stretches of one level. Each line of it is ordered for
// itself, in the direction of the whole.
func levels(text string, rtl bool) []span {
	var out []span
	for at := 0; at < len(text); {
		end, next := at, at
		for end < len(text) && end == next {
			r, size := utf8.DecodeRuneInString(text[end:])
			if p, _ := bidi.LookupRune(r); p.Class() != bidi.B {
				end += size
			}
			next += size
		}
		out = appendLine(out, text, at, end, rtl)
		out = appendSpan(out, span{end, next, base(rtl)})
		at = next
	}
	return out
}

func base(rtl bool) uint8 {
	if rtl {
		return 1
	}
	return 0
}

// appendSpan adds a span, as part of the one before where that is of its level.
func appendSpan(out []span, s span) []span {
	if s.start == s.end {
		return out
	}
	if n := len(out) - 1; n >= 0 && out[n].level == s.level {
		out[n].end = s.end
		return out
	}
	return append(out, s)
}

// appendLine adds the spans of text[start:end], in which no line ends.
func appendLine(out []span, text string, start, end int, rtl bool) []span {
	var p bidi.Paragraph
	line, lead := text[start:end], 0
	if rtl {
		p.SetString(line, bidi.DefaultDirection(bidi.RightToLeft))
	} else { // x/text would go by the first letter: a mark makes that a Latin one
		p.SetString("\u200e"+line, bidi.DefaultDirection(bidi.LeftToRight))
		lead = 1
	}
	order, err := p.Order()
	if err != nil || order.NumRuns() == 0 {
		return appendSpan(out, span{start, end, base(rtl)})
	}
	at := start
	for i := range order.NumRuns() {
		run := order.Run(i)
		first, last := run.Pos()
		to := at
		for n := last + 1 - max(first, lead); n > 0 && to < end; n-- {
			_, size := utf8.DecodeRuneInString(text[to:end])
			to += size
		}
		switch {
		case run.Direction() == bidi.RightToLeft:
			out = appendSpan(out, span{at, to, 1})
		case rtl:
			out = appendSpan(out, span{at, to, 2})
		default:
			out = appendNumbers(out, text, at, to, i > 0, i+1 < order.NumRuns())
		}
		at = to
	}
	return appendSpan(out, span{at, end, base(rtl)})
}

// appendNumbers adds a span that runs from left to right in a paragraph that does
// so as well. A number beside text that runs from right to left belongs to that
// text, and lies on the level above it (rule I1).
func appendNumbers(out []span, text string, start, end int, behind, before bool) []span {
	from, to := start, end
	if behind {
		from += leading(text[start:end])
	}
	if before {
		to -= trailing(text[from:end])
	}
	out = appendSpan(out, span{start, from, 2})
	out = appendSpan(out, span{from, to, 0})
	return appendSpan(out, span{to, end, 2})
}

// leading returns the length of the number that text begins with.
func leading(text string) int {
	n, number := 0, false
	for i, r := range text {
		p, size := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.EN, bidi.AN:
			n, number = i+size, true
		case bidi.ET, bidi.NSM, bidi.BN:
			if number && n == i {
				n = i + size
			}
		case bidi.ES, bidi.CS:
		default:
			return n
		}
	}
	return n
}

// trailing returns the length of the Arabic number that text ends with.
func trailing(text string) int {
	n := 0
	for i := len(text); i > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		p, _ := bidi.LookupRune(r)
		i -= size
		switch p.Class() {
		case bidi.AN:
			n = len(text) - i
		case bidi.CS, bidi.NSM, bidi.BN:
		default:
			return n
		}
	}
	return n
}

// within returns what of the runs lies in the span, on its level.
func (s span) within(runs []Run) []Run {
	var out []Run
	for _, r := range runs {
		r.Start, r.End, r.level = max(r.Start, s.start), min(r.End, s.end), s.level
		if r.Start < r.End {
			out = append(out, r)
		}
	}
	return out
}

// leveled cuts the runs of a text where its levels change.
func leveled(text string, runs []Run) []Run {
	if !turned(text) {
		return runs
	}
	var out []Run
	for _, s := range levels(text, RightToLeft(text)) {
		out = append(out, s.within(runs)...)
	}
	return out
}

// reorder puts the parts of a line in the order they are seen (rule L2).
func reorder(parts []segment) {
	highest := uint8(0)
	for _, p := range parts {
		highest = max(highest, p.level)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(parts); {
			n := i
			for n < len(parts) && parts[n].level >= level {
				n++
			}
			for a, b := i, n-1; a < b; a, b = a+1, b-1 {
				parts[a], parts[b] = parts[b], parts[a]
			}
			i = max(n, i+1)
		}
	}
}
