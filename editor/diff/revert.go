package diff

import (
	"fmt"
	"slices"

	"stet/editor"
)

// Revert returns after with some changes undone, given by their index in the
// Changes of c, which is the comparison of before and after. Words that were
// replaced or deleted come back where they stood, words that were put in go,
// paragraphs and sentences that moved go back with what was edited in them since,
// and fields, pictures, formatting and facts are again as they were. Undoing a
// whole paragraph undoes the moves out of it or into it.
//
// Blocks keep their IDs. Facts and comments of after follow their words; one that
// has lost its words, or has others, gets back those that return. The article's
// status is left alone: it is no part of the text.
//
// It fails where c is not the comparison of the two, and then changes nothing.
func Revert(before, after editor.Story, c Comparison, changes ...int) (editor.Story, error) {
	if err := c.compares(&before, &after); err != nil {
		return editor.Story{}, err
	}
	r := newReverter(before, after, c)
	for _, i := range changes {
		if i < 0 || i >= len(c.Changes) {
			return editor.Story{}, fmt.Errorf("revert change %d of %d: there is no such change", i, len(c.Changes))
		}
		r.pick(i)
	}
	return r.story()
}

// compares checks that the comparison speaks of the blocks of two stories.
func (c *Comparison) compares(before, after *editor.Story) error {
	for _, b := range c.Blocks {
		if b.From >= len(before.Article.Body) || b.To >= len(after.Article.Body) ||
			b.From >= 0 && (b.Before == nil || b.Before.ID != before.Article.Body[b.From].ID) ||
			b.To >= 0 && (b.After == nil || b.After.ID != after.Article.Body[b.To].ID) {
			return fmt.Errorf("revert: the comparison is not one of these two stories")
		}
	}
	return nil
}

// reverter knows what is to be undone. Blocks are those of the comparison with
// the headline and the standfirst behind them, so that all words are undone
// alike.
type reverter struct {
	Comparison
	before, after editor.Story
	blocks        []BlockChange
	heads         map[string]int // headline and standfirst, by their index in blocks

	runs   map[place]bool // edits that are undone
	whole  map[int]bool   // blocks put in or taken out
	breaks map[int]bool   // the seam before a block
	styles map[int]bool
	moves  map[int]bool // by number
	marks  map[int][]MarkChange
	images map[int][]FieldChange
	fields []FieldChange
	facts  []FactChange
	notes  []CommentChange

	built
}

// place is a run: the block and its index there.
type place struct{ block, run int }

func newReverter(before, after editor.Story, c Comparison) *reverter {
	r := &reverter{Comparison: c, before: before, after: after, blocks: slices.Clone(c.Blocks), heads: map[string]int{},
		runs: map[place]bool{}, whole: map[int]bool{}, breaks: map[int]bool{}, styles: map[int]bool{}, moves: map[int]bool{},
		marks: map[int][]MarkChange{}, images: map[int][]FieldChange{}}
	head := c.head(after.Article)
	for n, id := range []string{editor.HeadlineID, editor.StandfirstID} {
		was, _ := before.Article.Text(id)
		is, _ := after.Article.Text(id)
		r.heads[id] = len(r.blocks)
		r.blocks = append(r.blocks, BlockChange{Kind: Changed, From: -1, To: -1, Runs: head[n],
			Before: &editor.Block{ID: id, Kind: editor.Paragraph, Text: was, Marks: before.Article.Marks(id)},
			After:  &editor.Block{ID: id, Kind: editor.Paragraph, Text: is, Marks: after.Article.Marks(id)}})
	}
	return r
}

// pick has change i undone.
func (r *reverter) pick(i int) {
	x := r.Changes[i]
	k := x.Place.Block
	switch x.Kind {
	case FactChanged:
		if f := r.Facts[x.Index]; f.Before == nil && len(x.Edits) > 0 {
			r.pickEdits(x.Edits) // it was settled since, and is right again
		} else {
			r.pickFact(f)
		}
	case CommentChanged:
		r.pickComment(r.Comments[x.Index])
	case FieldChanged:
		r.pickField(r.Fields[x.Index])
	case PassageMoved:
		r.moves[x.Index+1] = true
	case BlockSplit, BlocksJoined:
		r.breaks[k] = true
	case StyleChanged:
		r.styles[k] = true
	case MarksChanged:
		r.marks[k] = append(r.marks[k], r.Blocks[k].Marks[x.Index])
	case WordsInserted, WordsDeleted, WordsReplaced:
		r.pickEdits([]Place{x.Place})
	default:
		if k >= 0 && x.Index >= 0 && x.Index < len(r.Blocks[k].Image) {
			r.images[k] = append(r.images[k], r.Blocks[k].Image[x.Index])
		} else if k >= 0 {
			r.pickWhole(k)
		}
	}
}

// pickWhole undoes that a block was put in or taken out, with the moves out of it
// or into it.
func (r *reverter) pickWhole(k int) {
	r.whole[k] = true
	for n, run := range r.blocks[k].Runs {
		r.runs[place{k, n}] = true
		if run.Move > 0 {
			r.moves[run.Move] = true
		}
	}
}

func (r *reverter) pickField(f FieldChange) {
	k, onPage := r.heads[f.Name]
	if !onPage {
		r.fields = append(r.fields, f)
		return
	}
	for n := range r.blocks[k].Runs {
		r.runs[place{k, n}] = true
	}
}

func (r *reverter) pickEdits(edits []Place) {
	for _, p := range edits {
		for n := p.Run; n < p.End; n++ {
			r.runs[place{p.Block, n}] = true
		}
	}
}

// pickFact undoes what happened to a fact, and to its words.
func (r *reverter) pickFact(f FactChange) {
	r.facts = append(r.facts, f)
	if f.Before == nil || f.Before.Gone {
		return
	}
	var now editor.Range
	if f.After != nil {
		now = f.After.Range
	}
	r.pickAbout(f.Before.Range, now)
}

// pickComment undoes what happened to a comment, and to the words of one that has
// others now.
func (r *reverter) pickComment(x CommentChange) {
	r.notes = append(r.notes, x)
	if x.Kind == CommentReworded && !x.Before.Gone {
		r.pickAbout(x.Before.Range, x.After.Range)
	}
}

// pickAbout undoes the edits among the words that were in one range, and are in
// the other; that one is zero where they are gone.
func (r *reverter) pickAbout(was, now editor.Range) {
	for k, b := range r.blocks {
		if b.Before == nil || b.Before.ID != was.Block || b.Kind == MovedAway {
			continue
		}
		for _, s := range stretches(b.Runs) {
			if !s.touches(b, was, now) {
				continue
			}
			if b.Kind == Deleted {
				r.pickWhole(k)
				break
			}
			for n := s.from; n < s.to; n++ {
				r.runs[place{k, n}] = true
			}
		}
	}
}

// stretch is the runs [from, to) of a block between words that were kept.
type stretch struct{ from, to int }

func stretches(runs []Run) []stretch {
	var out []stretch
	for i := 0; i < len(runs); {
		from := i
		for i < len(runs) && runs[i].Op != Equal {
			i++
		}
		if i > from {
			out = append(out, stretch{from, i})
		} else {
			i++
		}
	}
	return out
}

// touches reports whether a stretch has words of the range before, stands between
// them, or has words of the range after.
func (s stretch) touches(b BlockChange, was, now editor.Range) bool {
	for _, run := range b.Runs[s.from:s.to] {
		old, new := run.Before, run.After
		switch {
		case old.Len() > 0 && old.Start < was.End && was.Start < old.End,
			old.Len() == 0 && was.Start < old.Start && old.Start < was.End,
			new.Len() > 0 && b.After != nil && now.Block == b.After.ID && new.Start < now.End && now.Start < new.End:
			return true
		}
	}
	return false
}

// undone reports whether run n of block k is shown as it was before.
func (r *reverter) undone(k, n int) bool {
	run := r.blocks[k].Runs[n]
	switch run.Op {
	case MoveIn, MoveOut:
		return r.moves[run.Move]
	case Equal:
		return false
	}
	return r.runs[place{k, n}]
}

// pickSpaces undoes the white space that came or went with something undone: that
// beside a passage that moved, and that at a seam.
func (r *reverter) pickSpaces() {
	for k, b := range r.blocks {
		all := stretches(b.Runs)
		for i, s := range all {
			moved, words := false, false
			for n := s.from; n < s.to; n++ {
				moved = moved || b.Runs[n].Move > 0 && r.moves[b.Runs[n].Move]
				words = words || b.Runs[n].Move == 0 && !isSpace(b.Runs[n].Text)
			}
			first, last := i == 0 && s.from == 0, i == len(all)-1 && s.to == len(b.Runs)
			if words || !moved && !(first && r.breaks[k]) && !(last && r.breaks[k+1]) {
				continue
			}
			for n := s.from; n < s.to; n++ {
				if b.Runs[n].Move == 0 {
					r.runs[place{k, n}] = true
				}
			}
		}
	}
}
