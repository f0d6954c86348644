package doc

import (
	"fmt"
	"slices"

	"stet/editor"
)

// Step is one change as a value. The steps are Replace, Split, Join, Splice,
// Move, Reshape, SetBreak, SetMark, SetField, SetFields, SetFact, SetComment, SetWaivers,
// SetNotes, SetRejected, SetAmendments and Restore.
type Step interface {
	// Map returns the step that does the same after the steps of m, or false
	// where what it was about has gone.
	Map(m Map) (Step, bool)
	// String says in words what the step does.
	String() string
	// apply does the step and returns its inverse, or leaves everything as it
	// was and says why.
	apply(b *batch) (Step, error)
}

// Tx is some steps that are done, and undone, together. Kind names it for the
// menu ("typing"); Before and After are the selections that undo and redo
// return to.
type Tx struct {
	Steps         []Step
	Kind          string
	Before, After Selection
}

// Change says what a transaction, or its undoing, has changed.
type Change struct {
	Version uint64   // the version it led to
	Blocks  []string // the blocks that are new or other than before, in order
	// The blocks [First, First+Was) have become [First, First+Now); all others
	// are the same, though First+Was and behind have moved where Structure is set.
	First, Was, Now int
	Structure       bool // blocks came, went or moved
	Facts           bool // a fact or comment was put, removed or reworded, or changed its block
	Fields          bool // a field, waiver, note, rejection or amendment changed; headline and standfirst count as blocks
	Map             Map  // where positions lie now
}

// back is what an inverse step must restore exactly and could not work out.
type back struct {
	marks, next []editor.Mark // of the block, and of the one joined to it
	said        []remark
}

// batch is a transaction at work: steps are done as they come and taken back
// if one fails. After a failure further steps do nothing.
type batch struct {
	d        *Doc
	kind     string
	before   Selection
	undo     []Step
	change   Change
	touched  map[*para]bool
	only     *para // the one block touched so far, to spare the map
	lo, tail int   // blocks before and behind all that was touched
	len      int   // blocks at the beginning
	run      run
	stamps
	err error
}

func (d *Doc) begin(kind string, before Selection) *batch {
	n := len(d.blocks)
	return &batch{d: d, kind: kind, before: before, lo: n, tail: n, len: n, err: d.locked}
}

// do applies a step and remembers its inverse.
func (b *batch) do(s Step) {
	if b.err != nil {
		return
	}
	inverse, err := s.apply(b)
	if err != nil {
		b.err = err
		return
	}
	b.undo = append(b.undo, inverse)
}

// fail makes the batch fail.
func (b *batch) fail(err error) {
	if b.err == nil {
		b.err = err
	}
}

// touch notes that the blocks [from, to) are other than before.
func (b *batch) touch(from, to int) {
	b.lo = min(b.lo, from)
	b.tail = min(b.tail, len(b.d.blocks)-to)
	for _, p := range b.d.blocks[from:to] {
		switch {
		case b.touched != nil:
			b.touched[p] = true
		case b.only == nil:
			b.only = p
		case b.only != p:
			b.touched = map[*para]bool{b.only: true, p: true}
		}
	}
}

// touchedIDs returns the touched blocks that are still there, in order.
func (b *batch) touchedIDs() []string {
	d := b.d
	if b.touched == nil {
		if b.only == nil || d.byID[b.only.ID] != b.only {
			return nil
		}
		return []string{b.only.ID}
	}
	paras := make([]*para, 0, len(b.touched))
	for p := range b.touched {
		if d.byID[p.ID] == p {
			paras = append(paras, p)
		}
	}
	slices.SortFunc(paras, func(p, q *para) int { return p.at - q.at })
	ids := make([]string, len(paras))
	for i, p := range paras {
		ids[i] = p.ID
	}
	return ids
}

// finish takes everything back if a step failed; otherwise it makes the change
// known and returns it with what undoes it.
func (b *batch) finish() ([]Step, error) {
	d := b.d
	d.story = nil
	if b.err != nil {
		for _, s := range slices.Backward(b.undo) {
			if _, err := s.apply(b); err != nil {
				panic(fmt.Sprintf("doc: cannot take back %v: %v", s, err))
			}
		}
		return nil, b.err
	}
	if len(b.undo) == 0 {
		return nil, nil
	}
	d.version++
	c := &b.change
	c.Version, c.Blocks = d.version, b.touchedIDs()
	if b.lo < b.len || b.tail < b.len {
		c.First, c.Was, c.Now = b.lo, b.len-b.tail-b.lo, len(d.blocks)-b.tail-b.lo
	}
	d.log.add(d.version, c.Map)
	return b.undo, nil
}

// commit ends the batch as one undo step and tells of it.
func (b *batch) commit(after Selection) (Change, error) {
	undo, err := b.finish()
	if err != nil || undo == nil {
		return Change{Version: b.d.version}, err
	}
	b.d.grow, b.d.pending = Pos{}, pending{}
	b.d.history.add(entry{kind: b.kind, undo: undo, before: b.before, after: after, at: b.d.Now(), run: b.run})
	b.d.tell(b.change)
	return b.change, nil
}

// Apply does the steps of tx in order as one undo step: all of them, or none
// and the error of the one that could not be done. Each step speaks of the text
// as the steps before it have left it.
func (d *Doc) Apply(tx Tx) (Change, error) {
	b := d.begin(tx.Kind, tx.Before)
	for _, s := range tx.Steps {
		b.do(s)
	}
	return b.commit(tx.After)
}
