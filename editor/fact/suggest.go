package fact

import (
	"slices"
	"sort"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/prose"
)

// weights rank the kinds of proposal by how surely a checker can settle them:
// a quotation against its recording, money against the books. A kind without
// a weight is never proposed.
var weights = map[editor.FactKind]int{
	editor.Quotation:   9,
	editor.Money:       8,
	editor.Percent:     8,
	editor.Age:         7,
	editor.Figure:      6,
	editor.Date:        6,
	editor.Time:        6,
	editor.Name:        5,
	editor.Rank:        4,
	editor.Duration:    4,
	editor.Superlative: 3,
	editor.Calculation: 3,
	editor.Causal:      2,
}

// Weight says how surely a checker can settle a fact of that kind, from 9 down
// to 0 for a kind that Suggest never proposes.
func Weight(kind editor.FactKind) int { return weights[kind] }

// A checker has the time for about so many proposals: one in every wordsEach
// words, and in a short story leastProposals.
const (
	wordsEach      = 18
	leastProposals = 20
)

// Suggest proposes facts in the headline, the standfirst, the body and the captions
// of its pictures, in the order of the text: direct quotations with their speaker, money, percentages,
// figures, dates, times, durations, ages, ranks, superlatives, causes, and each
// person and organisation where the story first names them. Where there are more
// than a checker has the time for, the hardest to settle are left out: see points.
// Proposals are unchecked, have no ID, and overlap neither each other nor a fact
// there is; where two would, the one that is easier to settle stays. What somebody
// suggests to delete is not proposed, nor what somebody rejected.
func Suggest(s editor.Story) []editor.Fact {
	found := named(s.Article)
	words := 0
	for _, b := range blocks(s.Article) {
		found = append(found, entities(b, s.Article.Day())...)
		words += prose.Words(b.text)
	}
	for _, q := range quotes(s.Article) {
		if q.Kind == prose.Direct {
			found = append(found, q.fact())
		}
	}
	found = disjoint(unrejected(s, staying(s.Article, found)), s.Facts)
	return inOrder(s.Article, easiest(found, max(leastProposals, words/wordsEach)))
}

// easiest returns the n facts with the most points, and any more that are as sure
// as sums and dates are: a market report has more of these than other stories.
func easiest(found []editor.Fact, n int) []editor.Fact {
	sort.SliceStable(found, func(i, j int) bool { return points(found[i]) > points(found[j]) })
	for i, f := range found {
		if i >= n && points(f) < sure {
			return found[:i]
		}
	}
	return found
}

// sure are the points from which on a proposal is always made.
const sure = 60

// points say how surely and how usefully a proposal can be checked: ten times the
// weight of its kind, less where the words say less. A figure in words counts less
// than one in digits, a day that only points ("last week") less than one that is
// named, and a cause or superlative is as hard to settle as its kind.
func points(f editor.Fact) int {
	n := 10 * weights[f.Kind]
	digits := strings.ContainsFunc(f.Text, unicode.IsDigit)
	switch {
	case f.Kind == editor.Figure && !digits:
		n -= 25
	case f.Kind == editor.Rank && !digits:
		n -= 10
	case f.Kind == editor.Date && !digits && !strings.ContainsFunc(f.Text, unicode.IsUpper):
		n -= 10
	case f.Value == "" && f.Kind == editor.Date:
		n -= 5
	}
	return n
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

// block is a text that facts can lie in. Furniture, a headline, a standfirst or a
// caption, is read by itself.
type block struct {
	id, text  string
	furniture bool
}

// blocks are the headline, the standfirst and the body's texts and captions that are
// not empty.
func blocks(a editor.Article) []block {
	all := []block{{editor.HeadlineID, a.Headline, true}, {editor.StandfirstID, a.Standfirst, true}}
	for _, b := range a.Body {
		all = append(all, block{b.ID, b.Words(), b.Image != nil})
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
		if worth(e, b.text) {
			f := anchored(b.text, editor.Range{Block: b.id, Start: e.Start, End: e.End}, e.Kind)
			f.Value = e.Value
			out = append(out, f)
		}
	}
	return out
}

// worth reports whether an entity is worth a proposal: it has a value where its
// kind has values, and is no "one" or "first" that says no more than "a".
func worth(e prose.Entity, text string) bool {
	switch e.Kind {
	case editor.Superlative, editor.Calculation, editor.Causal:
		return true
	case editor.Figure:
		return e.Value != "" && e.Value != "911" && !strings.EqualFold(e.Of(text), "one")
	case editor.Rank:
		return !strings.EqualFold(e.Of(text), "first")
	}
	return weights[e.Kind] > 0 && e.Telling(text)
}

// named proposes every person and organisation where the body first names it, and
// where only furniture does, there. A surname is its person's, and
// initials are their organisation's.
func named(a editor.Article) []editor.Fact {
	ordered := blocks(a)
	sort.SliceStable(ordered, func(i, j int) bool { return !ordered[i].furniture && ordered[j].furniture })
	texts := make([]string, len(ordered))
	for i, b := range ordered {
		texts[i] = b.text
	}
	seen := acquaintance{}
	var out []editor.Fact
	for _, n := range prose.Names(texts) {
		b := ordered[n.Block]
		if n.Kind != prose.Person && n.Kind != prose.Organisation || seen.met(n.Of(b.text)) || isAside(b.text, n.Span) {
			continue
		}
		from := n.Start
		if !n.Title.Empty() {
			from = min(from, n.Title.Start)
		} else if n.Kind == prose.Person && !strings.Contains(n.Of(b.text), " ") {
			continue // met by surname, or no person
		}
		out = append(out, anchored(b.text, editor.Range{Block: b.id, Start: from, End: n.End}, editor.Name))
	}
	return out
}

// isAside reports whether a name stands in brackets by itself, the agency of a
// dateline or the initials of what stands before it, or opens the text in capitals,
// as the place of a dateline does.
func isAside(text string, s prose.Span) bool {
	if words := s.Of(text); s.Start == 0 && strings.Contains(words, " ") && words == strings.ToUpper(words) {
		return true
	}
	return strings.HasSuffix(text[:s.Start], "(") && strings.HasPrefix(text[s.End:], ")")
}

// acquaintance is who was named so far: the words of names, and the initials that
// names of several words shorten to.
type acquaintance map[string]bool

// met reports whether somebody of that name was named before, if only in full
// ("Holm" after "Ada Holm", "ESA" after "European Space Agency"), and remembers it.
func (a acquaintance) met(name string) bool {
	words := strings.Fields(name)
	known, initials := a[name], ""
	if len(words) == 1 {
		known = known || a[" "+name]
	}
	a[name] = true
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			initials += string(r)
		}
		a[" "+w] = true
	}
	if len(words) > 1 {
		a[initials] = true
	}
	return known || len(words) == 1 && noBodies[name]
}

// noBodies are initials that name nobody.
var noBodies = map[string]bool{"DNA": true, "RNA": true, "TV": true, "US": true, "UK": true, "AIDS": true, "HIV": true, "GDP": true, "VAT": true, "OK": true, "IT": true, "AI": true, "PC": true, "MP": true, "MPs": true, "PhD": true}

// quoted is a quotation with the block it lies in.
type quoted struct {
	prose.Quote
	block, text string
}

// quotes finds the quotations of an article. Furniture stands by itself: no speaker
// is carried from it or to it.
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
		if b.furniture {
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
