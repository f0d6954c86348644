package diff

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"stet/editor"
)

// factEntry is the entry of a fact in the list of changes.
type factEntry struct {
	Change
	fact   *FactChange
	inBody bool // it stands where its words do, in place of their edit
}

func (c *Comparison) listFacts() []*factEntry {
	out := make([]*factEntry, len(c.Facts))
	for n := range c.Facts {
		f := &c.Facts[n]
		out[n] = &factEntry{fact: f, Change: Change{Kind: FactChanged, Label: f.label(), Place: f.Place, Runs: f.Words, Index: n}}
	}
	return out
}

func (x *FactChange) label() string {
	if x.Verified {
		return fmt.Sprintf("%s: verified fact changed", x.Fact().Kind)
	}
	return fmt.Sprintf("%s: %s", x.Fact().Kind, x.Kind)
}

// tellAsFacts takes from the entries of the body the edits of words that the
// entry of a fact shows, so that nobody has to look at them twice. Of a fact that
// does not stand before the body the entry takes their place.
func (c *Comparison) tellAsFacts(body []Change, facts []*factEntry) []Change {
	by := map[int][]*factEntry{} // block
	for _, f := range facts {
		if k := f.Place.Block; k >= 0 && len(f.Runs) > 0 {
			by[k] = append(by[k], f)
		}
	}
	tellers := make([]*factEntry, len(body))
	for i, x := range body {
		if tellers[i] = c.teller(by[x.Place.Block], x); tellers[i] != nil {
			tellers[i].take(x.Place)
		}
	}
	var out []Change
	for i, x := range body {
		switch f := tellers[i]; {
		case f == nil:
			out = append(out, x)
		case !f.fact.Verified && !f.inBody:
			f.inBody = true
			out = append(out, f.Change)
		}
	}
	return out
}

// teller returns the first fact whose entry shows an edit of words.
func (c *Comparison) teller(facts []*factEntry, x Change) *factEntry {
	switch x.Kind {
	case WordsReplaced, WordsInserted, WordsDeleted:
		for _, f := range facts {
			if f.fact.shows(&c.Blocks[x.Place.Block], x.Place) {
				return f
			}
		}
	}
	return nil
}

// shows reports whether the words of a fact, before and after, have all words that
// were edited in a place of their block. White space beside them does not count.
func (x *FactChange) shows(b *BlockChange, at Place) bool {
	any := false
	for n := at.Run; n < at.End; n++ {
		shown := x.showsRun(b, n)
		if !shown && !isSpace(b.Runs[n].Text) {
			return false
		}
		any = any || shown
	}
	return any
}

func (x *FactChange) showsRun(b *BlockChange, n int) bool {
	r := b.Runs[n]
	switch {
	case r.Op == Delete && !x.ofBefore():
		return x.After != nil && within(b.After, r.After, x.After.Range) && x.strikes(strings.TrimSpace(r.Text))
	case r.Op == Delete:
		return within(b.Before, trimmed(r.Before, r.Text), x.Before.Range)
	case r.Op == Insert && x.After != nil && !x.After.Gone:
		return within(b.After, trimmed(r.After, r.Text), x.After.Range)
	case r.Op == Insert:
		return x.Before != nil && insertedInto(b.Runs, n, x.Before.Range)
	}
	return false
}

// ofBefore reports whether the words of x are those of the older version: those
// that were settled in between may be others.
func (x *FactChange) ofBefore() bool {
	was, _ := x.Settled()
	return x.Before != nil && was == x.Before.Text
}

// strikes reports whether the words of x show some as deleted.
func (x *FactChange) strikes(words string) bool {
	return slices.ContainsFunc(x.Words, func(r Run) bool { return r.Op == Delete && strings.Contains(r.Text, words) })
}

func within(b *editor.Block, s Span, r editor.Range) bool {
	return b != nil && b.ID == r.Block && r.Start <= s.Start && s.End <= r.End
}

// trimmed is the span of a text without the white space around its words.
func trimmed(s Span, text string) Span {
	if isSpace(text) {
		return s
	}
	s.Start += len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	s.End -= len(text) - len(strings.TrimRightFunc(text, unicode.IsSpace))
	return s
}

// take makes an edit part of the entry.
func (f *factEntry) take(at Place) {
	f.Edits = append(f.Edits, at)
	f.Place.Run, f.Place.End = min(f.Place.Run, at.Run), max(f.Place.End, at.End)
}
