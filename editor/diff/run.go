package diff

import (
	"strconv"
)

// Op says what became of some words.
type Op uint8

// The operations. A move is MoveOut where the words were and MoveIn where they
// are; both carry the number of the move.
const (
	Equal Op = iota
	Delete
	Insert
	MoveOut
	MoveIn
)

// String returns the op's word.
func (o Op) String() string {
	names := [...]string{"equal", "delete", "insert", "move out", "move in"}
	if int(o) < len(names) {
		return names[o]
	}
	return "op " + strconv.Itoa(int(o))
}

// MarshalText writes the op's word.
func (o Op) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// Span is the half-open run of bytes [Start, End) of a text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len returns the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Run is some words with one fate. Before and After are the bytes it takes up
// in the text before and after; one of them is empty, standing at its place,
// unless Op is Equal. The runs of a comparison follow each other without gaps
// on both sides, and in an edit what was deleted comes before what was
// inserted. No run begins or ends inside a word or a grapheme.
type Run struct {
	Op     Op     `json:"op"`
	Text   string `json:"text"`
	Before Span   `json:"before"`
	After  Span   `json:"after"`
	Move   int    `json:"move,omitempty"` // number of the move, from 1; 0 for none
}

// window is the part of one side that some runs cover: bytes [from, to) and the
// tokens [lo, hi) in them.
type window struct {
	from, to int
	lo, hi   int32
}

// writer makes runs out of a matching.
type writer struct {
	*matching
	inMove    int32 // the move whose inside is being written; 0 for what is in place
	out       []Run
	dels, ins []Run // of the edit at hand
	pa, pb    int   // bytes written so far
}

// runs returns what happened between two windows, to tokens in place or within
// one move.
func (m *matching) runs(a, b window, inMove int32) []Run {
	w := &writer{matching: m, inMove: inMove, pa: a.from, pb: b.from}
	i, j := a.lo, b.lo
	for {
		k := i
		for k < a.hi && !w.anchored(k, b) {
			k++
		}
		if k == a.hi {
			break
		}
		l := m.mate[k]
		s, t := m.a.toks[k], m.b.toks[l]
		w.between(i, k, int(s.start), j, l, int(t.start))
		if m.a.bytes(s) == m.b.bytes(t) {
			w.keep(int(s.end-s.start), int(t.end-t.start))
		} else { // two spellings of the same characters
			w.delete(int(s.end), Delete, 0)
			w.insert(int(t.end), Insert, 0)
		}
		i, j = k+1, l+1
	}
	w.between(i, a.hi, a.to, j, b.hi, b.to)
	w.flush()
	return w.out
}

// anchored reports whether token k of a has its mate in the window of b.
func (w *writer) anchored(k int32, b window) bool {
	l := w.mate[k]
	return l >= b.lo && l < b.hi && w.moveA[k] == w.inMove
}

// between writes what lies between two kept tokens: the tokens [i, k) up to
// byte ea on one side, [j, l) up to byte eb on the other. Space that is the
// same on both sides at either end is kept.
func (w *writer) between(i, k int32, ea int, j, l int32, eb int) {
	a, b := w.a, w.b
	headA, tailA := a.text[w.pa:ea], a.text[w.pa:ea]
	if i < k {
		headA, tailA = a.text[w.pa:a.toks[i].start], a.text[a.toks[k-1].end:ea]
	}
	headB, tailB := b.text[w.pb:eb], b.text[w.pb:eb]
	if j < l {
		headB, tailB = b.text[w.pb:b.toks[j].start], b.text[b.toks[l-1].end:eb]
	}
	if i == k && j == l && w.respaced(k, headA, l, headB) {
		w.keep(len(headA), len(headB))
		return
	}
	bare := i == k || j == l // one side has only space: it can be kept once
	head := headA == headB
	tail := tailA == tailB && !(head && bare)
	if head {
		w.keep(len(headA), len(headB))
	}
	if tail {
		ea, eb = ea-len(tailA), eb-len(tailB)
	}
	w.tokens(w.moveA, a.toks, i, k, ea, w.delete, Delete, MoveOut)
	w.tokens(w.moveB, b.toks, j, l, eb, w.insert, Insert, MoveIn)
	if tail {
		w.keep(len(tailA), len(tailB))
	}
}

// tokens writes tokens [i, k) and the space up to byte end as deleted or
// inserted, and those of moves as moved.
func (w *writer) tokens(moves []int32, toks []token, i, k int32, end int, put func(int, Op, int32), plain, moved Op) {
	for i < k {
		n := moves[i]
		to := i + 1
		for to < k && moves[to] == n {
			to++
		}
		if n != w.inMove {
			put(int(toks[i].start), plain, 0)
			put(int(toks[to-1].end), moved, n)
		} else {
			put(int(toks[to-1].end), plain, 0)
		}
		i = to
	}
	put(end, plain, 0)
}

// respaced reports space that differs only in how wide it is and where lines
// end: both sides agree on whether a paragraph begins behind it, or end with it.
func (w *writer) respaced(k int32, a string, l int32, b string) bool {
	endA, endB := int(k) == len(w.a.toks), int(l) == len(w.b.toks)
	switch {
	case !w.fold || a == b || endA != endB:
		return false
	case endA:
		return true
	}
	return (w.a.opens[k] == opensPara) == (w.b.opens[l] == opensPara)
}

// keep writes the next bytes of both sides as equal.
func (w *writer) keep(na, nb int) {
	if na+nb == 0 {
		return
	}
	w.flush()
	r := Run{Equal, "", Span{w.pa, w.pa + na}, Span{w.pb, w.pb + nb}, 0}
	w.pa, w.pb = w.pa+na, w.pb+nb
	if k := len(w.out) - 1; k >= 0 && w.out[k].Op == Equal {
		r.Before.Start, r.After.Start = w.out[k].Before.Start, w.out[k].After.Start
		w.out = w.out[:k]
	}
	r.Text = w.b.text[r.After.Start:r.After.End]
	w.out = append(w.out, r)
}

// delete takes the bytes of a up to end into the edit at hand.
func (w *writer) delete(end int, op Op, move int32) {
	if end > w.pa {
		w.dels = add(w.dels, w.a.text, op, move, Span{w.pa, end})
		w.pa = end
	}
}

// insert takes the bytes of b up to end into the edit at hand.
func (w *writer) insert(end int, op Op, move int32) {
	if end > w.pb {
		w.ins = add(w.ins, w.b.text, op, move, Span{w.pb, end})
		w.pb = end
	}
}

// add appends a run, or lengthens the last. The span is set as Before; flush
// puts it on its side.
func add(runs []Run, text string, op Op, move int32, s Span) []Run {
	if k := len(runs) - 1; k >= 0 && runs[k].Op == op && runs[k].Move == int(move) {
		s.Start = runs[k].Before.Start
		runs = runs[:k]
	}
	return append(runs, Run{Op: op, Text: text[s.Start:s.End], Before: s, Move: int(move)})
}

// flush ends the edit at hand.
func (w *writer) flush() {
	if len(w.dels)+len(w.ins) == 0 {
		return
	}
	pb := w.pb
	if len(w.ins) > 0 {
		pb = w.ins[0].Before.Start
	}
	for _, r := range w.dels {
		r.After = Span{pb, pb}
		w.out = append(w.out, r)
	}
	for _, r := range w.ins {
		r.Before, r.After = Span{w.pa, w.pa}, r.Before
		w.out = append(w.out, r)
	}
	w.dels, w.ins = w.dels[:0], w.ins[:0]
}
