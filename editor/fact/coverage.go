package fact

import (
	"slices"
	"time"

	"stet/editor"
	"stet/editor/prose"
)

// Sentence is one sentence of a story and what covers it: the IDs of the facts in
// it, and of the marks that it holds nothing to check. What somebody suggests to
// delete is no sentence.
type Sentence struct {
	editor.Range
	Text   string   `json:"text"`
	Facts  []string `json:"facts,omitempty"`
	NoFact []string `json:"noFact,omitempty"`
	Stale  bool     `json:"stale,omitempty"` // it was marked, and reads otherwise now
}

// Covered reports whether somebody has tagged the sentence, or has read it as it is
// and found nothing to check.
func (s Sentence) Covered() bool { return len(s.Facts)+len(s.NoFact) > 0 }

// KindCount says how many facts of a kind there are, and how many of them are
// settled.
type KindCount struct {
	Kind    editor.FactKind `json:"kind"`
	Facts   int             `json:"facts"`
	Settled int             `json:"settled"`
}

// Coverage is which sentences of a story are covered.
type Coverage struct {
	Sentences []Sentence  `json:"sentences"` // headline, standfirst and body, in their order
	Kinds     []KindCount `json:"kinds"`     // those that there are, in the order of editor.FactKinds
}

// Gaps returns the sentences that nobody has covered.
func (c Coverage) Gaps() []Sentence {
	return slices.DeleteFunc(slices.Clone(c.Sentences), Sentence.Covered)
}

// Cover says which sentences of a story are covered by its facts.
func Cover(s editor.Story) Coverage {
	in := map[string][]editor.Fact{}
	for _, f := range s.Facts {
		if !f.Gone {
			in[f.Block] = append(in[f.Block], f)
		}
	}
	var c Coverage
	for _, b := range blocks(s.Article) {
		for _, span := range prose.Sentences(b.text) {
			span = span.Trim(b.text)
			if len(prose.WordSpans(span.Of(b.text))) == 0 || deleted(b.marks, span) {
				continue
			}
			x := Sentence{Range: editor.Range{Block: b.id, Start: span.Start, End: span.End}, Text: span.Of(b.text)}
			x.cover(in[b.id])
			c.Sentences = append(c.Sentences, x)
		}
	}
	c.Kinds = kinds(s.Facts)
	return c
}

func (x *Sentence) cover(facts []editor.Fact) {
	for _, f := range facts {
		switch {
		case !f.Overlaps(x.Range):
		case f.IsFact():
			x.Facts = append(x.Facts, f.ID)
		case f.Stale:
			x.Stale = true
		default:
			x.NoFact = append(x.NoFact, f.ID)
		}
	}
}

// deleted reports whether all of a span is suggested to be deleted.
func deleted(marks []editor.Mark, span prose.Span) bool {
	at := span.Start
	for _, m := range marks { // in order, and those of a kind do not overlap
		if m.Kind == editor.Deleted && m.Start <= at && m.End > at {
			at = m.End
		}
	}
	return at >= span.End
}

func kinds(facts []editor.Fact) []KindCount {
	var out []KindCount
	for _, f := range facts {
		if !f.IsFact() {
			continue
		}
		i := slices.IndexFunc(out, func(k KindCount) bool { return k.Kind == f.Kind })
		if i < 0 {
			i = len(out)
			out = append(out, KindCount{Kind: f.Kind})
		}
		out[i].Facts++
		if f.IsSettled() {
			out[i].Settled++
		}
	}
	slices.SortStableFunc(out, func(a, b KindCount) int {
		return slices.Index(editor.FactKinds, a.Kind.Base()) - slices.Index(editor.FactKinds, b.Kind.Base())
	})
	return out
}

// Pass marks sentences as holding nothing to check, in a checker's name. The marks
// have no IDs yet, but for those of sentences that were marked and read otherwise
// now: they are marked anew.
func Pass(s editor.Story, gaps []Sentence, by string, at time.Time) ([]editor.Fact, error) {
	var out []editor.Fact
	anew := map[string]bool{}
	for _, gap := range gaps {
		f, err := MarkNoFact(s, gap.Range, by, at)
		if err != nil {
			return nil, err
		}
		for _, old := range s.Facts {
			if gap.Stale && f.ID == "" && !old.IsFact() && old.Stale && !old.Gone && old.Overlaps(gap.Range) && !anew[old.ID] {
				f.ID, anew[old.ID] = old.ID, true
			}
		}
		out = append(out, f)
	}
	return out, nil
}
