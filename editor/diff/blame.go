package diff

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"stet/editor"
)

// Stretch is some words of a version and where they came from. Step counts the
// versions back to the one that brought them, 0 for the version asked about; There
// is where they stood in that one. Spaces alone belong to the words before them.
type Stretch struct {
	editor.Range
	Step  int          `json:"step"`
	There editor.Range `json:"there"`
}

// Blame finds out which version brought the words of another, walking back from
// version to version. Words are followed through edits around them, through
// paragraphs that were moved, split and joined, and through sentences that moved;
// words that were cut and written anew later came with the later version. A
// picture's words are its caption's.
//
// A chain walked forward answers the opposite: which version was the last to have
// the words.
type Blame struct {
	current editor.Story // the oldest version seen
	step    int
	open    []Stretch // words that the current version has; There is in it
	found   []Stretch
}

// NewBlame asks about ranges of a version, or about all its words.
func NewBlame(of editor.Story, ranges ...editor.Range) *Blame {
	b := &Blame{current: of}
	if len(ranges) == 0 {
		ranges = wholes(&of.Article)
	}
	for _, r := range ranges {
		if r.Start < r.End {
			b.open = append(b.open, Stretch{Range: r, There: r})
		}
	}
	return b
}

// wholes are the ranges of all words of an article.
func wholes(a *editor.Article) []editor.Range {
	out := []editor.Range{{Block: editor.HeadlineID, End: len(a.Headline)}, {Block: editor.StandfirstID, End: len(a.Standfirst)}}
	for i := range a.Body {
		out = append(out, editor.Range{Block: a.Body[i].ID, End: len(a.Body[i].Words())})
	}
	return out
}

// Done reports whether it is known of all words where they came from: older
// versions have none of them.
func (b *Blame) Done() bool { return len(b.open) == 0 }

// Back goes one version back. It fails only when ctx ends; nothing has then
// changed.
func (b *Blame) Back(ctx context.Context, older editor.Story) error {
	c, err := Compare(ctx, older, b.current)
	if err != nil {
		return err
	}
	runs := c.followed(&older.Article, &b.current.Article)
	var open []Stretch
	for _, s := range b.open {
		for _, r := range runs[s.There.Block] {
			piece, ok := s.within(r.After)
			switch {
			case !ok:
			case r.from == "":
				b.found = append(b.found, piece)
			default:
				piece.There = editor.Range{Block: r.from, Start: r.Before.Start + piece.There.Start - r.After.Start}
				piece.There.End = piece.There.Start + piece.End - piece.Start
				piece.Step = b.step + 1
				open = append(open, piece)
			}
		}
	}
	b.open, b.current, b.step = open, older, b.step+1
	return nil
}

// within is the part of a stretch whose words stand in a span of the current
// version.
func (s Stretch) within(of Span) (Stretch, bool) {
	from, to := max(s.There.Start, of.Start), min(s.There.End, of.End)
	out := s
	out.Start, out.End = s.Start+from-s.There.Start, s.Start+to-s.There.Start
	out.There.Start, out.There.End = from, to
	return out, from < to
}

// Stretches returns, in reading order of the blocks given and without gaps, where
// the words asked about came from. Words of which it is not known yet count for the
// oldest version seen.
func (b *Blame) Stretches(blocks []string) []Stretch {
	place := map[string]int{}
	for i, id := range blocks {
		place[id] = i
	}
	all := slices.Concat(b.found, b.open)
	slices.SortFunc(all, func(x, y Stretch) int {
		return cmp.Or(cmp.Compare(place[x.Block], place[y.Block]), cmp.Compare(x.Start, y.Start))
	})
	return all
}

// Tidy joins neighbours of one version, and gives spaces to the words before them:
// text is what a block reads.
func Tidy(all []Stretch, text func(block string) string) []Stretch {
	var out []Stretch
	for _, s := range all {
		if n := len(out) - 1; n >= 0 && out[n].Block == s.Block && out[n].End == s.Start &&
			(out[n].Step == s.Step || strings.TrimSpace(text(s.Block)[s.Start:s.End]) == "") {
			if out[n].Step == s.Step && out[n].There.Block == s.There.Block {
				out[n].There.End = max(out[n].There.End, s.There.End)
			}
			out[n].End = s.End
			continue
		}
		out = append(out, s)
	}
	return out
}

// followedRun is words of the newer version, and the block of the older that has
// them, "" for none.
type followedRun struct {
	Before, After Span
	from          string
}

// followed lists for each text of the newer version, in order, where its words were
// in the older.
func (c *Comparison) followed(older, newer *editor.Article) map[string][]followedRun {
	out := map[string][]followedRun{}
	add := func(id, from string, runs []Run) {
		for _, r := range runs {
			if r.After.Len() == 0 {
				continue
			}
			f := followedRun{r.Before, r.After, from}
			switch r.Op {
			case Insert:
				f.from = ""
			case MoveIn:
				f.Before, f.from = c.movedFrom(r)
			}
			out[id] = append(out[id], f)
		}
	}
	whole := map[string][2]string{editor.HeadlineID: {older.Headline, newer.Headline}, editor.StandfirstID: {older.Standfirst, newer.Standfirst}}
	for _, id := range slices.Sorted(maps.Keys(whole)) {
		add(id, id, Words(whole[id][0], whole[id][1]))
	}
	for k := range c.Blocks {
		b := &c.Blocks[k]
		if b.After == nil || b.Kind == MovedAway {
			continue
		}
		from := ""
		if b.Before != nil {
			from = b.Before.ID
		}
		add(b.After.ID, from, b.Runs)
	}
	return out
}

// movedFrom finds where words that moved without their paragraph were: nowhere,
// unless they are the same to the byte.
func (c *Comparison) movedFrom(r Run) (Span, string) {
	v := c.Moves[r.Move-1]
	if v.From.Block < 0 || v.From.Run >= len(c.Blocks[v.From.Block].Runs) {
		return Span{}, ""
	}
	b := &c.Blocks[v.From.Block]
	if out := b.Runs[v.From.Run]; out.Op == MoveOut && out.Text == r.Text && b.Before != nil {
		return out.Before, b.Before.ID
	}
	return Span{}, ""
}
