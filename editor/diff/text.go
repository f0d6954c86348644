package diff

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// Result is the comparison of two plain texts in the batch form of
// `stetctl diff --jsonl`: one line of JSON. The caller sets ID, the number or
// string the pair came with, and MS, the milliseconds taken.
type Result struct {
	ID     json.RawMessage      `json:"id,omitempty"`
	MS     float64              `json:"ms"`
	Ops    []BatchOp            `json:"ops"`
	Moves  map[string][]BatchOp `json:"moves,omitempty"`
	Spaces [][4]int             `json:"spaces,omitempty"` // see Text
}

// BatchOp is one operation with its length in bytes on either side. It is
// written as ["=",before,after], ["-",before], ["+",after], ["<",move,before]
// or [">",move,after].
type BatchOp struct {
	Op            Op
	Move          int
	Before, After int
}

// MarshalJSON writes the array form. An encoder that escapes HTML spells the
// signs of a move in escapes.
func (o BatchOp) MarshalJSON() ([]byte, error) {
	switch o.Op {
	case Delete:
		return fmt.Appendf(nil, `["-",%d]`, o.Before), nil
	case Insert:
		return fmt.Appendf(nil, `["+",%d]`, o.After), nil
	case MoveOut:
		return fmt.Appendf(nil, `["<",%d,%d]`, o.Move, o.Before), nil
	case MoveIn:
		return fmt.Appendf(nil, `[">",%d,%d]`, o.Move, o.After), nil
	}
	return fmt.Appendf(nil, `["=",%d,%d]`, o.Before, o.After), nil
}

// A Reading says what of two texts is compared.
type Reading struct {
	EverySpace bool // a difference in white space alone is an edit, too
	InPlace    bool // what moved is deleted and inserted
}

// Text compares two plain texts. Paragraphs are parted by blank lines, and by
// the line ends that do not look like wraps. The operations cover both sides to
// the byte. An equal run is equal to the byte but for white space that is wider
// on one side, wrapped elsewhere, or on one side only, as long as it begins no
// paragraph: Spaces lists where, as start and length before, start and length
// after, so that either text can be made from the other.
func (r Reading) Text(before, after string) Result {
	ops, moves := r.compare(before, after)
	out := Result{Ops: batch(ops), Spaces: spaces(nil, before, after, ops)}
	if len(moves) > 0 {
		out.Moves = make(map[string][]BatchOp, len(moves))
	}
	for n, inner := range moves {
		out.Moves[strconv.Itoa(n+1)] = batch(inner)
		out.Spaces = spaces(out.Spaces, before, after, inner)
	}
	return out
}

// compare returns the runs of two texts and, for each move, the runs that rewrite
// it. What both begin and end with is not even cut into paragraphs.
func (r Reading) compare(before, after string) ([]Run, [][]Run) {
	head := sharedHead(before, after)
	tail := sharedTail(before[head:], after[head:])
	endA, endB := len(before)-tail, len(after)-tail
	ops, moves := r.compareWhole(before[head:endA], after[head:endB])
	if head == 0 && tail == 0 {
		return ops, moves
	}
	for _, runs := range append(moves, ops) {
		for n := range runs {
			runs[n].Before = Span{runs[n].Before.Start + head, runs[n].Before.End + head}
			runs[n].After = Span{runs[n].After.Start + head, runs[n].After.End + head}
		}
	}
	out := make([]Run, 0, len(ops)+2)
	if head > 0 {
		out = append(out, Run{Text: before[:head], Before: Span{0, head}, After: Span{0, head}})
	}
	out = append(out, ops...)
	if tail > 0 {
		out = append(out, Run{Text: before[endA:], Before: Span{endA, len(before)}, After: Span{endB, len(after)}})
	}
	return joinEqual(out, after), moves
}

// stride is how many bytes are compared at a time.
const stride = 4096

// sharedHead returns how many bytes both texts begin with, up to a blank line and
// a paragraph less than they have: the one before a change tells where it is.
func sharedHead(a, b string) int {
	n, most := 0, min(len(a), len(b))
	for n+stride <= most && a[n:n+stride] == b[n:n+stride] {
		n += stride
	}
	for n < most && a[n] == b[n] {
		n++
	}
	for range 2 {
		n = max(0, strings.LastIndex(a[:n], "\n\n"))
	}
	if n == 0 {
		return 0
	}
	return n + 2
}

// sharedTail is sharedHead from the end.
func sharedTail(a, b string) int {
	n, most := 0, min(len(a), len(b))
	for n+stride <= most && a[len(a)-n-stride:len(a)-n] == b[len(b)-n-stride:len(b)-n] {
		n += stride
	}
	for n < most && a[len(a)-n-1] == b[len(b)-n-1] {
		n++
	}
	at := len(a) - n
	for range 2 {
		k := strings.Index(a[at:], "\n\n")
		if k < 0 {
			return 0
		}
		at += k + 2
	}
	return len(a) - at
}

// compareWhole is compare from the first byte to the last.
func (r Reading) compareWhole(before, after string) ([]Run, [][]Run) {
	a := &side{text: before, paras: paragraphs(before)}
	b := &side{text: after, paras: paragraphs(after)}
	m, _ := match(context.Background(), a, b, func(m *matcher) error { // fails only when cancelled
		m.flat, m.inPlace = true, r.InPlace
		return m.story()
	})
	m.fold = !r.EverySpace
	head, tailA, tailB := m.sameEnds()
	var out []Run
	if head > 0 {
		out = append(out, Run{Text: before[:head], Before: Span{0, head}, After: Span{0, head}})
	}
	out = append(out, m.runs(window{head, tailA, 0, int32(len(a.toks))}, window{head, tailB, 0, int32(len(b.toks))}, 0)...)
	if tailA < len(before) {
		out = append(out, Run{Text: before[tailA:], Before: Span{tailA, len(before)}, After: Span{tailB, len(after)}})
	}
	moves := make([][]Run, len(m.moves))
	for n, v := range m.moves {
		moves[n] = m.runs(m.a.window(v.a0, v.a1), m.b.window(v.b0, v.b1), int32(n+1))
	}
	return joinEqual(out, after), moves
}

// window covers tokens [lo, hi) to the byte.
func (s *side) window(lo, hi int32) window {
	return window{int(s.toks[lo].start), int(s.toks[hi-1].end), lo, hi}
}

// sameEnds returns how many bytes of paragraphs both sides begin with, and
// where on each side those they end with begin.
func (m *matching) sameEnds() (head, tailA, tailB int) {
	tailA, tailB = len(m.a.text), len(m.b.text)
	n := 0
	for n < len(m.groupA) && m.groupA[n] >= 0 && m.groups[m.groupA[n]].same && m.groups[m.groupA[n]].b0 == n {
		head += len(m.a.region(n))
		n++
	}
	for i := len(m.groupA) - 1; i >= n && m.groupA[i] >= 0 && m.groups[m.groupA[i]].same; i-- {
		tailA -= len(m.a.region(i))
		tailB -= len(m.a.region(i))
	}
	return head, tailA, tailB
}

// joinEqual joins equal runs that touch; after is the text they end up in.
func joinEqual(runs []Run, after string) []Run {
	out := runs[:0]
	for _, r := range runs {
		if k := len(out) - 1; k >= 0 && r.Op == Equal && out[k].Op == Equal {
			out[k].Before.End, out[k].After.End = r.Before.End, r.After.End
			out[k].Text = after[out[k].After.Start:out[k].After.End]
			continue
		}
		out = append(out, r)
	}
	return out
}

// batch shortens runs to their lengths.
func batch(runs []Run) []BatchOp {
	out := make([]BatchOp, len(runs))
	for i, r := range runs {
		out[i] = BatchOp{r.Op, r.Move, r.Before.Len(), r.After.Len()}
	}
	return out
}

// spaces adds where equal runs differ in white space.
func spaces(out [][4]int, before, after string, runs []Run) [][4]int {
	for _, r := range runs {
		a, b := r.Before, r.After
		if r.Op != Equal || before[a.Start:a.End] == after[b.Start:b.End] {
			continue
		}
		for a.Start < a.End || b.Start < b.End {
			la, lb := leadingSpace(before[a.Start:a.End]), leadingSpace(after[b.Start:b.End])
			if before[a.Start:a.Start+la] != after[b.Start:b.Start+lb] {
				out = append(out, [4]int{a.Start, la, b.Start, lb})
			}
			if la+lb == 0 { // the same byte on both sides
				la, lb = 1, 1
			}
			a.Start, b.Start = a.Start+la, b.Start+lb
		}
	}
	return out
}

// leadingSpace returns the bytes of white space that text begins with.
func leadingSpace(text string) int {
	return len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
}

// Words compares two short texts, such as two headlines, word by word. Words
// that only changed their place are deleted and inserted.
func Words(before, after string) []Run {
	if before == "" && after == "" {
		return nil
	}
	a, b := wholeText(before), wholeText(after)
	m, _ := match(context.Background(), a, b, (*matcher).phrase) // fails only when cancelled
	return m.runs(window{0, len(before), 0, int32(len(a.toks))}, window{0, len(after), 0, int32(len(b.toks))}, 0)
}

// wholeText is a side of one paragraph.
func wholeText(text string) *side {
	return &side{text: text, paras: []para{{end: len(text)}}}
}
