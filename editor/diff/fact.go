package diff

import (
	"cmp"
	"slices"
	"time"

	"stet/editor"
)

// FactKind says what became of a fact.
type FactKind string

// The kinds of fact change, in the order they are listed. Reworded is a settled
// fact whose words are not those that were settled; Rewritten one that had not
// been settled.
const (
	Reworded      FactKind = "words changed after it was settled"
	FactRemoved   FactKind = "removed"
	StatusChanged FactKind = "status changed"
	Rewritten     FactKind = "words changed"
	FactAdded     FactKind = "added"
	Annotated     FactKind = "sources or note changed"
	FactMoved     FactKind = "moved" // its words stand elsewhere, and are the same: no entry in the list
)

var factOrder = []FactKind{Reworded, FactRemoved, StatusChanged, Rewritten, FactAdded, Annotated, FactMoved}

// FactChange is a fact before and after; one is nil where it was added or
// removed. Words compare what was settled, or was there before, with what reads
// there now, also where the newer version no longer knows the fact. What was
// settled between the two versions, and changed since, counts like what was
// settled before: only the newer version knows of it. Place is
// where it shows; Move is the number of the move that carried its words there,
// 0 for none.
type FactChange struct {
	Kind     FactKind     `json:"kind"`
	Verified bool         `json:"verified"` // its words changed after they were verified
	Before   *editor.Fact `json:"before,omitempty"`
	After    *editor.Fact `json:"after,omitempty"`
	Words    []Run        `json:"words,omitempty"`
	Place    Place        `json:"place"`
	Move     int          `json:"move,omitempty"`
}

// Fact is the fact as it is now, or where it is gone as it was.
func (x FactChange) Fact() *editor.Fact {
	if x.After != nil {
		return x.After
	}
	return x.Before
}

// Settled returns the words of a Reworded fact that were settled, and with which
// status.
func (x FactChange) Settled() (words string, as editor.FactStatus) {
	for _, r := range x.Words {
		if r.Op != Insert {
			words += r.Text
		}
	}
	if x.Before != nil && settled(x.Before) && !x.Before.Stale {
		return words, x.Before.Status
	}
	return words, x.Fact().Status
}

// Verified counts the facts whose words changed after they were verified.
func (c *Comparison) Verified() int {
	n := 0
	for _, f := range c.Facts {
		if f.Verified {
			n++
		}
	}
	return n
}

func compareFacts(before, after editor.Story, c Comparison) []FactChange {
	now, added := pairUp(before.Facts, after.Facts,
		func(f *editor.Fact) string { return f.ID },
		func(f *editor.Fact) string { return string(f.Kind) + "\x1f" + f.Text })
	var out []FactChange
	for i := range before.Facts {
		if x, changed := c.compareFact(&before.Facts[i], now[i]); changed {
			out = append(out, x)
		}
	}
	for _, g := range added {
		x := FactChange{Kind: FactAdded, After: g, Place: c.placeAfter(g.Range)}
		if was, ok := lapsed(g); ok {
			x.reword(was, reads(g), g.Status)
		}
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(x, y FactChange) int {
		return cmp.Or(cmp.Compare(order(x), order(y)), cmp.Compare(x.Place.Block, y.Place.Block))
	})
	return out
}

// pairUp finds for each thing before the one after: under the same ID, or under
// the same key where they have none or new ones. It also returns those added.
func pairUp[T any](before, after []T, id, key func(*T) string) (now, added []*T) {
	now = make([]*T, len(before))
	byID, byKey := map[string]int{}, map[string][]int{}
	for i := range before {
		byID[id(&before[i])] = i
	}
	var rest []*T
	for k := range after {
		g := &after[k]
		if i, ok := byID[id(g)]; ok && id(g) != "" && now[i] == nil {
			now[i] = g
		} else {
			rest = append(rest, g)
		}
	}
	for i := range before {
		if now[i] == nil {
			k := key(&before[i])
			byKey[k] = append(byKey[k], i)
		}
	}
	for _, g := range rest {
		if same := byKey[key(g)]; len(same) > 0 {
			now[same[0]], byKey[key(g)] = g, same[1:]
		} else {
			added = append(added, g)
		}
	}
	return now, added
}

// order puts verified facts whose words changed before everything else.
func order(x FactChange) int {
	if x.Verified {
		return -1
	}
	return slices.Index(factOrder, x.Kind)
}

// compareFact compares a fact with what became of it, nil where the newer
// version has it no more: then the words that stand in its place are compared, as
// they are where all of its own were typed over.
func (c *Comparison) compareFact(f, g *editor.Fact) (FactChange, bool) {
	x := FactChange{Before: f, After: g, Place: c.placeBefore(f.Range)}
	was, is := f.Text, ""
	switch {
	case g == nil || g.Gone:
		is = c.wordsNow(f.Range)
	default:
		is = g.Text
		x.Place = c.placeAfter(g.Range)
	}
	x.Move = c.moveAt(x.Place)
	switch {
	case was != is && settled(f) && !f.Stale && !f.Gone:
		x.reword(was, is, f.Status)
	case g != nil && lapsedSince(f, g) && !(g.Gone && was == is):
		was, _ = lapsed(g)
		x.reword(was, is, g.Status)
	case g == nil || g.Gone && !f.Gone:
		x.Kind = FactRemoved
	case f.Status != g.Status:
		x.Kind = StatusChanged
	case was != is && !f.Gone:
		x.Kind, x.Words = Rewritten, Words(was, is)
	case annotated(f, g):
		x.Kind = Annotated
	case x.Move > 0:
		x.Kind = FactMoved
	default:
		return FactChange{}, false
	}
	return x, true
}

// reword makes x that of a settled fact that has other words now.
func (x *FactChange) reword(was, is string, settled editor.FactStatus) {
	x.Kind, x.Verified, x.Words = Reworded, settled.Base() == editor.Verified && x.Fact().IsFact(), Words(was, is)
}

// settled reports whether somebody has answered for the words of a fact, so that
// others have to be checked again. What was to be cut has none that are right.
func settled(f *editor.Fact) bool { return f.Status.Decides() && f.Status.Base() != editor.Cut }

// lapsed returns the words that a fact was settled with where it is to be checked
// again: they became others, or were cut.
func lapsed(f *editor.Fact) (was string, ok bool) {
	switch {
	case !settled(f):
		return "", false
	case f.Stale:
		return f.Was, true
	}
	return f.Text, f.Gone
}

// lapsedSince reports whether fact g, which was f, is to be checked again for
// something that f does not say already.
func lapsedSince(f, g *editor.Fact) bool {
	now, is := lapsed(g)
	then, was := lapsed(f)
	return is && (!was || now != then || reads(f) != reads(g))
}

// reads is what stands where a fact is.
func reads(f *editor.Fact) string {
	if f.Gone {
		return ""
	}
	return f.Text
}

// moveAt returns the number of the move that carried the words of a place.
func (c *Comparison) moveAt(p Place) int {
	if p.Block < 0 {
		return 0
	}
	b := c.Blocks[p.Block]
	if b.Kind == Moved {
		return b.Move
	}
	for _, r := range b.Runs[p.Run:p.End] {
		if r.Move > 0 {
			return r.Move
		}
	}
	return 0
}

// annotated reports whether what is said about a fact changed, besides its words, its
// place and its status.
func annotated(f, g *editor.Fact) bool { return !toldOf(*f).Equal(toldOf(*g)) }

// toldOf is a fact without words, place and status, and without the hour of it.
func toldOf(f editor.Fact) editor.Fact {
	f.ID, f.Range, f.Text, f.Before, f.After, f.Was, f.Gone, f.Status = "", editor.Range{}, "", "", "", "", false, ""
	f.Settled, f.SecondSettled = time.Time{}, time.Time{}
	return f
}

// placeBefore finds a range of the version before in the merged document.
func (c *Comparison) placeBefore(r editor.Range) Place {
	return c.place(r, func(b *BlockChange) *editor.Block { return b.Before }, func(x Run) Span { return x.Before })
}

// placeAfter finds a range of the version after in the merged document.
func (c *Comparison) placeAfter(r editor.Range) Place {
	return c.place(r, func(b *BlockChange) *editor.Block { return b.After }, func(x Run) Span { return x.After })
}

func (c *Comparison) place(r editor.Range, side func(*BlockChange) *editor.Block, span func(Run) Span) Place {
	for k := range c.Blocks {
		b := &c.Blocks[k]
		if x := side(b); x == nil || x.ID != r.Block || b.Kind == MovedAway {
			continue
		}
		p := Place{Block: k, Run: -1}
		for n, run := range b.Runs {
			if s := span(run); s.Start < r.End && r.Start < s.End {
				if p.Run < 0 {
					p.Run = n
				}
				p.End = n + 1
			}
		}
		if p.Run >= 0 {
			return p
		}
	}
	return Place{Block: -1}
}
