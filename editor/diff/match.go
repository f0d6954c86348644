package diff

import (
	"cmp"
	"context"
	"slices"
)

// A matching says which tokens and paragraphs of two sides are the same ones.
//
// Tokens in place have mates in rising order on both sides. Tokens with a move
// number travelled: they lie in the range of that move, where again mates rise.
type matching struct {
	a, b         *side
	mate, back   []int32 // for each token of a its token of b, and the reverse; -1 for none
	moveA, moveB []int32 // for each token the move it lies in, from 1; 0 for in place
	groups       []group // in the order of a
	groupA       []int32 // for each paragraph its group, -1 for none
	groupB       []int32
	moves        []move
	fold         bool // write space that was only wrapped anew as equal
}

// A group is paragraphs [a0, a1) of one side that became [b0, b1) of the other:
// one and one, or a split, or a merge. Same groups were equal to the byte and
// have no tokens.
type group struct {
	a0, a1, b0, b1 int
	move           int32
	same           bool
}

// A move is tokens [a0, a1) found again at [b0, b1). Paras counts the
// paragraphs that travelled; 0 for words out of the middle of one.
type move struct {
	a0, a1, b0, b1 int32
	paras          int
}

// matcher finds a matching.
type matcher struct {
	matching
	ctx  context.Context
	lex  *lexicon
	rows [4][]int32 // of the word grid
	path []byte     // of the word grid
	// The text is shown as one: a piece of a paragraph that stayed where it was is
	// no move, although others came between, and a passage may change as it moves.
	flat      bool
	few       bool           // a headline or another short text: see fuse
	inPlace   bool           // look for no moves
	often     map[uint64]int // see rare
	parasWith []int32        // for each word how many paragraphs have it; made by alikeInRare
}

// match compares two sides by a method of matcher: story or phrase. Which one
// is called a does not matter to the result: the work is always done on the
// same one of the two first, so that a comparison read backwards is the same
// comparison.
func match(ctx context.Context, a, b *side, by func(*matcher) error) (*matching, error) {
	swap := len(b.text) < len(a.text) || len(b.text) == len(a.text) && b.text < a.text
	if swap {
		a, b = b, a
	}
	m := &matcher{ctx: ctx, lex: newLexicon()}
	m.a, m.b = a, b
	m.groupA, m.groupB = fill(len(a.paras), -1), fill(len(b.paras), -1)
	if err := by(m); err != nil {
		return nil, err
	}
	if swap {
		m.flip()
	}
	m.numberMoves()
	return &m.matching, nil
}

// story matches paragraphs first, then words, and looks for moves.
func (m *matcher) story() error {
	lo, ahi, bhi := m.trim()
	m.read(lo, ahi, bhi)
	if err := m.paragraphs(lo, ahi, bhi); err != nil {
		return err
	}
	if err := m.words(); err != nil {
		return err
	}
	m.tidy()
	if m.inPlace {
		return m.ctx.Err()
	}
	return m.movePassages()
}

// phrase matches the words of one paragraph with those of one other, in place.
func (m *matcher) phrase() error {
	m.few = true
	m.read(0, 1, 1)
	m.add(group{a1: 1, b1: 1})
	if err := m.words(); err != nil {
		return err
	}
	m.tidy()
	return nil
}

func (m *matcher) read(lo, ahi, bhi int) {
	m.a.read(m.lex, lo, ahi)
	m.b.read(m.lex, lo, bhi)
	m.mate, m.moveA = fill(len(m.a.toks), -1), make([]int32, len(m.a.toks))
	m.back, m.moveB = fill(len(m.b.toks), -1), make([]int32, len(m.b.toks))
}

// trim groups the paragraphs both sides begin and end with and returns where
// the middle lies: it begins at lo on both sides.
func (m *matcher) trim() (lo, ahi, bhi int) {
	a, b := m.a, m.b
	ahi, bhi = len(a.paras), len(b.paras)
	for lo < ahi && lo < bhi && sameRegion(a, lo, b, lo) {
		m.add(group{a0: lo, a1: lo + 1, b0: lo, b1: lo + 1, same: true})
		lo++
	}
	for ahi > lo && bhi > lo && sameRegion(a, ahi-1, b, bhi-1) {
		ahi--
		bhi--
		m.add(group{a0: ahi, a1: ahi + 1, b0: bhi, b1: bhi + 1, same: true})
	}
	return lo, ahi, bhi
}

// add files a group and marks its paragraphs.
func (m *matching) add(g group) int32 {
	n := int32(len(m.groups))
	m.groups = append(m.groups, g)
	m.mark(n)
	return n
}

func (m *matching) mark(n int32) {
	g := m.groups[n]
	for i := g.a0; i < g.a1; i++ {
		m.groupA[i] = n
	}
	for j := g.b0; j < g.b1; j++ {
		m.groupB[j] = n
	}
}

// link makes two tokens mates.
func (m *matching) link(i, j int32) { m.mate[i], m.back[j] = j, i }

// unlink parts token i of a from its mate.
func (m *matching) unlink(i int32) {
	m.back[m.mate[i]] = -1
	m.mate[i] = -1
}

// flip makes a matching of (a, b) one of (b, a).
func (m *matching) flip() {
	m.a, m.b = m.b, m.a
	m.mate, m.back = m.back, m.mate
	m.moveA, m.moveB = m.moveB, m.moveA
	m.groupA, m.groupB = m.groupB, m.groupA
	for i, g := range m.groups {
		m.groups[i].a0, m.groups[i].a1, m.groups[i].b0, m.groups[i].b1 = g.b0, g.b1, g.a0, g.a1
	}
	for i, v := range m.moves {
		m.moves[i].a0, m.moves[i].a1, m.moves[i].b0, m.moves[i].b1 = v.b0, v.b1, v.a0, v.a1
	}
}

// numberMoves renumbers the moves from 1 in the order they arrive in.
func (m *matching) numberMoves() {
	order := make([]int, len(m.moves))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int { return cmp.Compare(m.moves[x].b0, m.moves[y].b0) })
	number := make([]int32, len(m.moves)+1)
	moves := make([]move, len(m.moves))
	for n, old := range order {
		number[old+1] = int32(n + 1)
		moves[n] = m.moves[old]
	}
	m.moves = moves
	for _, of := range [][]int32{m.moveA, m.moveB} {
		for i := range of {
			of[i] = number[of[i]]
		}
	}
	for i := range m.groups {
		m.groups[i].move = number[m.groups[i].move]
	}
}

func fill(n int, v int32) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = v
	}
	return out
}
