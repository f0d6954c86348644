package fact

import (
	"slices"
	"sort"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/prose"
)

// weights rank the kinds of proposal by how surely a checker can settle them:
// a quotation against its recording, money against the books. A kind without
// a weight is never proposed.
var weights = map[editor.FactKind]int{
	editor.Quotation: 9,
	editor.Money:     8,
	editor.Percent:   7,
	editor.Figure:    6,
	editor.Age:       6,
	editor.Date:      5,
	editor.Rank:      4,
	editor.Time:      4,
	editor.Duration:  3,
}

// Weight says how surely a checker can settle a fact of that kind, from 9 down
// to 0 for a kind that Suggest never proposes.
func Weight(kind editor.FactKind) int { return weights[kind] }

// Suggest proposes facts in the headline, the standfirst and the body, in the
// order of the text: direct quotations with their speaker, money, percentages,
// figures, dates, times, durations, ages and ranks. Proposals are unchecked,
// have no ID, and overlap neither each other nor a fact there is; where two
// would, the one that is easier to settle stays. What somebody suggests to delete
// is not proposed, nor what somebody rejected.
func Suggest(s editor.Story) []editor.Fact {
	var found []editor.Fact
	for _, b := range blocks(s.Article) {
		found = append(found, entities(b, day(s.Article))...)
	}
	for _, q := range quotes(s.Article) {
		if q.Kind == prose.Direct {
			found = append(found, q.fact())
		}
	}
	return inOrder(s.Article, disjoint(unrejected(s, staying(s.Article, found)), s.Facts))
}

// staying leaves out what somebody suggests to delete, or a part of.
func staying(a editor.Article, found []editor.Fact) []editor.Fact {
	if !a.Suggested() {
		return found
	}
	return slices.DeleteFunc(found, func(f editor.Fact) bool {
		return slices.ContainsFunc(a.Marks(f.Block), func(m editor.Mark) bool {
			return m.Kind == editor.Deleted && m.Start < f.End && f.Start < m.End
		})
	})
}

// block is a text that facts can lie in.
type block struct{ id, text string }

// blocks are the headline, the standfirst and the body's texts that are not
// empty.
func blocks(a editor.Article) []block {
	all := []block{{editor.HeadlineID, a.Headline}, {editor.StandfirstID, a.Standfirst}}
	for _, b := range a.Body {
		all = append(all, block{b.ID, b.Text})
	}
	kept := all[:0]
	for _, b := range all {
		if strings.TrimSpace(b.text) != "" {
			kept = append(kept, b)
		}
	}
	return kept
}

// entities proposes the numbers and dates of one text.
func entities(b block, day time.Time) []editor.Fact {
	var out []editor.Fact
	for _, e := range prose.Entities(b.text, day) {
		if weights[e.Kind] > 0 && e.Telling(b.text) {
			f := anchored(b.text, editor.Range{Block: b.id, Start: e.Start, End: e.End}, e.Kind)
			f.Value = e.Value
			out = append(out, f)
		}
	}
	return out
}

// quoted is a quotation with the block it lies in.
type quoted struct {
	prose.Quote
	block, text string
}

// quotes finds the quotations of an article. The headline and the standfirst
// stand by themselves: no speaker is carried from one to the next.
func quotes(a editor.Article) []quoted {
	var out []quoted
	var body []block
	add := func(parts []block) {
		texts := make([]string, len(parts))
		for i, b := range parts {
			texts[i] = b.text
		}
		for _, q := range prose.Quotes(texts) {
			out = append(out, quoted{q, parts[q.Block].id, parts[q.Block].text})
		}
	}
	for _, b := range blocks(a) {
		if b.id == editor.HeadlineID || b.id == editor.StandfirstID {
			add([]block{b})
		} else {
			body = append(body, b)
		}
	}
	add(body)
	return out
}

func (q quoted) fact() editor.Fact {
	f := anchored(q.text, editor.Range{Block: q.block, Start: q.Start, End: q.End}, editor.Quotation)
	f.Speaker, f.Cue, f.Note = q.said()
	return f
}

// said is the speaker, the reporting verb, and a note on a speaker that the
// story leaves to the reader.
func (q quoted) said() (name, cue, note string) {
	if q.Inherited {
		return q.Name, "", "Speaker taken from the quotation before."
	}
	return q.Name, q.CueText, ""
}

// disjoint returns the proposals that overlap neither a fact there is nor a
// proposal that weighs more.
func disjoint(found, taken []editor.Fact) []editor.Fact {
	sort.SliceStable(found, func(i, j int) bool { return weights[found[i].Kind] > weights[found[j].Kind] })
	busy := map[string][]editor.Range{}
	for _, f := range taken {
		if !f.Gone {
			busy[f.Block] = append(busy[f.Block], f.Range)
		}
	}
	kept := found[:0]
	for _, f := range found {
		if !overlapsAny(f.Range, busy[f.Block]) {
			kept, busy[f.Block] = append(kept, f), append(busy[f.Block], f.Range)
		}
	}
	return kept
}

func overlapsAny(r editor.Range, busy []editor.Range) bool {
	for _, b := range busy {
		if r.Overlaps(b) {
			return true
		}
	}
	return false
}

// inOrder sorts facts by their place in the article.
func inOrder(a editor.Article, facts []editor.Fact) []editor.Fact {
	at := map[string]int{}
	for i, b := range blocks(a) {
		at[b.id] = i
	}
	sort.SliceStable(facts, func(i, j int) bool {
		f, g := facts[i], facts[j]
		if f.Block != g.Block {
			return at[f.Block] < at[g.Block]
		}
		return f.Start < g.Start
	})
	return facts
}
