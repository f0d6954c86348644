package diff

import (
	"fmt"
	"slices"
	"strings"

	"stet/editor"
)

// ChangeKind says what sort of entry a change is in the list of changes.
type ChangeKind string

// The kinds of change.
const (
	FactChanged     ChangeKind = "fact"
	FieldChanged    ChangeKind = "field"
	CommentChanged  ChangeKind = "comment"
	WordsReplaced   ChangeKind = "replaced"
	WordsInserted   ChangeKind = "inserted"
	WordsDeleted    ChangeKind = "deleted"
	BlockInserted   ChangeKind = "block inserted"
	BlockDeleted    ChangeKind = "block deleted"
	PassageMoved    ChangeKind = "moved"
	BlockSplit      ChangeKind = "split"
	BlocksJoined    ChangeKind = "joined"
	StyleChanged    ChangeKind = "restyled"
	MarksChanged    ChangeKind = "formatting"
	PictureAdded    ChangeKind = "picture added"
	PictureRemoved  ChangeKind = "picture removed"
	PictureReplaced ChangeKind = "picture replaced" // another file in its place
	PictureChanged  ChangeKind = "picture"          // its description
	CreditChanged   ChangeKind = "credit"           // a picture's credit line, by-line or licence
)

// Change is one entry in the list of changes. Label is the words that name it:
// a field's or fact's name, or "paragraph 7 → 2". Place is where it shows in
// the merged document, the new end of a move. Runs are its words. Index is its
// place in Facts, Fields, Comments or Moves, by Kind, or in the Marks or
// the Image of its block; -1 for a change to words. Edits are the edits of words
// that the entry of a fact shows: they have none of their own.
type Change struct {
	Kind  ChangeKind `json:"kind"`
	Label string     `json:"label,omitempty"`
	Place Place      `json:"place"`
	Runs  []Run      `json:"runs,omitempty"`
	Index int        `json:"index"`
	Edits []Place    `json:"edits,omitempty"`
}

// list makes the list of changes: verified facts that read differently, then
// headline and standfirst, then the body in reading order, then other facts,
// fields and comments. A fact that moved with its words is part of that move.
func (c *Comparison) list() []Change {
	var first, last, body []Change
	for k := range c.Blocks {
		body = append(body, c.listBlock(k)...)
	}
	facts := c.listFacts()
	body = c.tellAsFacts(body, facts)
	for _, f := range facts {
		switch {
		case f.fact.Kind == FactMoved:
		case f.fact.Verified:
			first = append(first, f.Change)
		case !f.inBody:
			last = append(last, f.Change)
		}
	}
	for n, f := range c.Fields {
		x := Change{Kind: FieldChanged, Label: f.Name, Place: Place{Block: -1}, Runs: f.Runs, Index: n}
		if f.onPage() {
			first = append(first, x)
		} else {
			last = append(last, x)
		}
	}
	for n, x := range c.Comments {
		last = append(last, Change{Kind: CommentChanged, Label: x.label(), Place: x.Place, Runs: x.Words, Index: n})
	}
	return slices.Concat(first, body, last)
}

func (x CommentChange) label() string {
	if by := x.Comment().Author; by != "" {
		return by + ": " + string(x.Kind)
	}
	return string(x.Kind)
}

// listBlock lists the changes of one entry of the merged document.
func (c *Comparison) listBlock(k int) []Change {
	b := &c.Blocks[k]
	whole := Place{k, 0, len(b.Runs)}
	var out []Change
	switch b.Kind {
	case MovedAway, Same:
		return nil
	case Inserted:
		if b.After.Image != nil {
			return c.listWhole(k, PictureAdded, pictureLabel(b.After.Image, b.To+1))
		}
		return c.listWhole(k, BlockInserted, fmt.Sprintf("paragraph %d", b.To+1))
	case Deleted:
		if b.Before.Image != nil {
			return c.listWhole(k, PictureRemoved, pictureLabel(b.Before.Image, b.From+1))
		}
		return c.listWhole(k, BlockDeleted, fmt.Sprintf("paragraph %d", b.From+1))
	case Moved:
		if c.Moves[b.Move-1].To.Block == k {
			out = append(out, c.moved(b.Move-1))
		}
	case Split:
		if goesOn(c.Blocks, k) {
			out = append(out, Change{Kind: BlockSplit, Label: fmt.Sprintf("paragraph %d → %d, %d", b.From+1, b.To, b.To+1), Place: whole, Index: -1})
		}
	case Joined:
		if goesOn(c.Blocks, k) {
			out = append(out, Change{Kind: BlocksJoined, Label: fmt.Sprintf("paragraphs %d, %d → %d", b.From, b.From+1, b.To+1), Place: whole, Index: -1})
		}
	}
	if b.Restyled {
		out = append(out, Change{Kind: StyleChanged, Label: style(b.Before) + " → " + style(b.After), Place: whole, Index: -1})
	}
	out = append(out, c.listRuns(k)...)
	for n, m := range b.Marks {
		out = append(out, Change{Kind: MarksChanged, Label: m.label(), Place: markPlace(k, b.Runs, m), Index: n})
	}
	return append(out, b.listPicture(k)...)
}

// listWhole lists a block inserted or deleted, and the moves that begin in it.
func (c *Comparison) listWhole(k int, kind ChangeKind, label string) []Change {
	b := &c.Blocks[k]
	out := []Change{{Kind: kind, Label: label, Place: Place{k, 0, len(b.Runs)}, Runs: b.Runs, Index: -1}}
	for _, r := range b.Runs {
		if r.Op == MoveIn {
			out = append(out, c.moved(r.Move-1))
		}
	}
	return out
}

// listRuns lists the edits among the words of one entry: one for each stretch
// between kept words, and one for each passage moved in.
func (c *Comparison) listRuns(k int) []Change {
	var out []Change
	runs := c.Blocks[k].Runs
	for i := 0; i < len(runs); {
		if runs[i].Op == Equal {
			i++
			continue
		}
		from, moved := i, false
		var gone, come strings.Builder
		for ; i < len(runs) && runs[i].Op != Equal; i++ {
			switch runs[i].Op {
			case Delete:
				gone.WriteString(runs[i].Text)
			case Insert:
				come.WriteString(runs[i].Text)
			case MoveIn:
				out = append(out, c.moved(runs[i].Move-1))
			}
			moved = moved || runs[i].Move > 0
		}
		edit := Change{Kind: WordsReplaced, Place: Place{k, from, i}, Runs: runs[from:i], Index: -1}
		deleted, inserted := !isSpace(gone.String()), !isSpace(come.String())
		if !deleted && !inserted { // spacing, which is no edit of its own beside a move
			if moved || c.seam(k, from, i) {
				continue
			}
			deleted, inserted = gone.Len() > 0, come.Len() > 0
		}
		switch {
		case !inserted:
			edit.Kind = WordsDeleted
		case !deleted:
			edit.Kind = WordsInserted
		}
		out = append(out, edit)
	}
	return out
}

// seam reports whether runs [from, to) of entry k lie where its block was split
// or joined: the space that came or went there belongs to that.
func (c *Comparison) seam(k, from, to int) bool {
	return from == 0 && goesOn(c.Blocks, k) || to == len(c.Blocks[k].Runs) && goesOn(c.Blocks, k+1)
}

// goesOn reports whether entry k is of the same block as the one before it, which
// was split or joined there.
func goesOn(blocks []BlockChange, k int) bool {
	if k == 0 || k >= len(blocks) || blocks[k-1].Kind != blocks[k].Kind {
		return false
	}
	x, y := &blocks[k-1], &blocks[k]
	return y.Kind == Split && x.From == y.From || y.Kind == Joined && x.To == y.To
}

func (c *Comparison) moved(n int) Change {
	v := c.Moves[n]
	from, to := &c.Blocks[v.From.Block], &c.Blocks[v.To.Block]
	label := fmt.Sprintf("paragraph %d → %d", from.From+1, to.To+1)
	switch {
	case v.Blocks > 1:
		label = fmt.Sprintf("paragraphs %d–%d → %d–%d", from.From+1, from.From+v.Blocks, to.To+1, to.To+v.Blocks)
	case v.Blocks == 0 && from.From == to.To:
		label = fmt.Sprintf("within paragraph %d", to.To+1)
	}
	return Change{Kind: PassageMoved, Label: label, Place: v.To, Runs: to.Runs[v.To.Run:v.To.End], Index: n}
}

func style(b *editor.Block) string {
	switch {
	case b.Kind == editor.Heading && b.Level > 0:
		return fmt.Sprintf("heading %d", max(1, b.Level-1)) // level 1 is the headline
	case b.Kind == editor.Item && b.Ordered:
		return fmt.Sprintf("numbered item, level %d", max(1, b.Level))
	case b.Kind == editor.Item:
		return fmt.Sprintf("item, level %d", max(1, b.Level))
	case b.Head():
		return "head row of a table"
	case b.Kind == editor.Row:
		return "row of a table"
	}
	return string(b.Kind)
}

func (m MarkChange) label() string {
	verb := "no longer "
	if m.Added {
		verb = "now "
	}
	return strings.TrimSpace(verb + string(m.Kind) + " " + m.Href)
}

// markPlace finds the equal run that a formatting change lies in.
func markPlace(block int, runs []Run, m MarkChange) Place {
	for n, r := range runs {
		if r.Op == Equal && r.After.Start <= m.After.Start && m.After.End <= r.After.End {
			return Place{block, n, n + 1}
		}
	}
	return Place{block, 0, len(runs)}
}
