package diff

import (
	"strings"

	"stet/editor"
)

// Instead finds, in the newer version, the words that stand in place of a fact's
// own where those were all typed over: false where there are none.
func (c *Comparison) Instead(x FactChange) (editor.Range, bool) {
	if x.Before == nil || x.After != nil && !x.After.Gone {
		return editor.Range{}, false
	}
	for k := range c.Blocks {
		b := &c.Blocks[k]
		if b.Before == nil || b.After == nil || b.Before.ID != x.Before.Block || b.Kind == MovedAway {
			continue
		}
		words, at := wordsIn(b.Runs, x.Before.Range)
		if at = trimmed(at, words); at.Len() > 0 && b.After.Text[at.Start:at.End] == strings.TrimSpace(words) {
			return editor.Range{Block: b.After.ID, Start: at.Start, End: at.End}, true
		}
	}
	return editor.Range{}, false
}

// wordsNow returns what reads after where the range was before: the words that
// were kept or put in their place.
func (c *Comparison) wordsNow(r editor.Range) string {
	now := ""
	for _, runs := range c.runsBefore(r.Block) {
		words, _ := wordsIn(runs, r)
		now += words
	}
	return now
}

// wordsIn returns the words of runs that read where the range was, and where they
// are in the newer version.
func wordsIn(runs []Run, r editor.Range) (words string, at Span) {
	for k, run := range runs {
		from, to := 0, 0
		switch {
		case run.Op == Equal || run.Op == MoveOut:
			from, to = max(r.Start, run.Before.Start)-run.Before.Start, min(r.End, run.Before.End)-run.Before.Start
		case insertedInto(runs, k, r):
			to = len(run.Text)
		}
		if from >= to {
			continue
		}
		words += run.Text[from:to]
		if run.Op != MoveOut {
			widen(&at, run.After.Start+from, run.After.Start+to)
		}
	}
	return words, at
}

// insertedInto reports whether run k was put in, and replaces words of r, or
// stands between them.
func insertedInto(runs []Run, k int, r editor.Range) bool {
	if runs[k].Op != Insert && runs[k].Op != MoveIn {
		return false
	}
	at := runs[k].Before.Start
	if r.Start < at && at < r.End {
		return true
	}
	for k--; k >= 0 && runs[k].Op != Equal; k-- {
		if s := runs[k].Before; runs[k].Op == Delete && s.Start < r.End && r.Start < s.End {
			return true
		}
	}
	return false
}

// runsBefore returns the runs that cover a block, headline or standfirst of the
// version before; those of a moved block are where it went.
func (c *Comparison) runsBefore(id string) [][]Run {
	var out [][]Run
	for _, f := range c.Fields {
		if f.onPage() && f.Name == id {
			out = append(out, f.Runs)
		}
	}
	for _, b := range c.Blocks {
		if b.Before != nil && b.Before.ID == id && b.Kind != MovedAway {
			out = append(out, b.Runs)
		}
	}
	return out
}
