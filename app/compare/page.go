package compare

import (
	"slices"

	"stet/editor"
)

// MarkKind says how words of the page are shown.
type MarkKind int

// The kinds of mark: words that came in, words that went, words that moved here
// or away from here, and words that kept their place and are set otherwise.
const (
	Inserted MarkKind = iota
	Deleted
	MovedHere
	MovedAway
	Reset
)

// Mark sets a range of the page apart; its block is one of the page's. Move is
// the number of the move whose end it is, 0 for none.
type Mark struct {
	editor.Range
	Kind MarkKind
	Move int
}

// BlockKind says what became of a whole block of the page.
type BlockKind int

// The kinds of block style. A blank block stands for one that the other side
// has, a folded one for several that did not change.
const (
	BlockPlain BlockKind = iota
	BlockMoved
	BlockMovedAway
	BlockInserted
	BlockDeleted
	BlockChanged
	BlockBlank
	BlockFolded
)

// BlockStyle sets a whole block apart; Label stands above it in small type, ""
// for none. Pressing the label leads to the other end of the move Move, or
// unfolds what is folded.
type BlockStyle struct {
	Kind  BlockKind
	Label string
	Move  int // number of the move, 0 for none
	Fold  int // of a folded one: the first of the blocks, an index into the comparison's
}

// Document is a comparison as text to be read: the blocks with their marks and
// styles, where each change of the comparison's list shows and where each move
// has its ends, the zero range for what is not on it. The blocks' IDs belong to
// the page, not to either version; styles are by them.
type Document struct {
	Blocks []editor.Block
	Marks  []Mark
	Styles map[string]BlockStyle
	Places []editor.Range
	Moves  []Ends
}

// before reports whether a place of the document begins before another. What is not on it
// does not.
func (d *Document) before(a, b editor.Range) bool {
	at := func(r editor.Range) int {
		return slices.IndexFunc(d.Blocks, func(x editor.Block) bool { return x.ID == r.Block })
	}
	i, j := at(a), at(b)
	return i >= 0 && (i < j || i == j && a.Start < b.Start)
}

// Ends are the two ends of a move.
type Ends struct{ From, To editor.Range }

// Page shows documents, read only: the main window puts manuscripts behind it.
type Page interface {
	// Lay shows one document, or two abreast. Two have as many blocks each, and
	// those at one index stand in one row. They are shown from their beginning,
	// or where those before were left.
	Lay(stay bool, columns ...Document)
	// Choose marks a place of each column as the one that is spoken of, none for
	// an empty range.
	Choose(at []editor.Range)
	// Reveal brings a place of a column into sight.
	Reveal(column int, at editor.Range)
	// Listen has told of presses: on the words of a mark, by its index, and on
	// the label of a block, by its ID.
	Listen(mark func(column, mark int), label func(column int, block string))
}
