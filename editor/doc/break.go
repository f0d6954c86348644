package doc

import (
	"fmt"

	"stet/editor"
)

// SetBreak sets the suggestion about the beginning of a block of the body, nil
// for none.
type SetBreak struct {
	Block string
	Break *editor.Track
}

func (s SetBreak) String() string {
	if s.Break == nil {
		return "settle the beginning of " + s.Block
	}
	return fmt.Sprintf("suggest %s as %s", s.Block, s.Break.Kind)
}

// Map fails where the block has gone.
func (s SetBreak) Map(m Map) (Step, bool) {
	id := m.block(s.Block)
	return s, id == s.Block
}

func (s SetBreak) apply(b *batch) (Step, error) {
	p := b.d.byID[s.Block]
	if p == nil {
		return nil, &editor.RangeError{Range: editor.Range{Block: s.Block}, Len: -1}
	}
	if reserved(s.Block) {
		return nil, &editor.FieldError{Field: "block", Value: s.Block, Want: "a block of the body"}
	}
	q := p.Block
	q.Break = s.Break
	if err := q.Validate(); err != nil {
		return nil, err
	}
	inverse := SetBreak{p.ID, p.Break}
	p.Block = q
	b.touch(p.at, p.at+1)
	return inverse, nil
}
