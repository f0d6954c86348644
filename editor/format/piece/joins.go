package piece

import "stet/editor"

// Joins sees that suggestions to join blocks come to the same once empty blocks are left
// out of a body: words that would join an empty one join what stood before that only if
// both are to. Each block is shown to it in turn. The zero value begins a body.
type Joins struct {
	left  bool // an empty block was left out, and nothing that stays has come since
	track *editor.Track
}

// Next settles what is suggested about the beginning of a block; leftOut says that it is
// empty and left out itself.
func (j *Joins) Next(b *editor.Block, leftOut bool) {
	if b.Image != nil || b.Kind == editor.Rule {
		j.left = j.left && b.Break != nil // one that goes lets words across
		return
	}
	if j.left && (j.track == nil || b.Break == nil || j.track.Kind != b.Break.Kind) {
		b.Break = nil
	}
	j.left, j.track = leftOut, b.Break
}
