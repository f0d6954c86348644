package fact

import (
	"regexp"
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
	editor.Rank:        5,
	editor.Duration:    5,
	editor.Superlative: 4,
	editor.Calculation: 3,
	editor.Causal:      2,
}

// Weight says how surely a checker can settle a fact of that kind, from 9 down
// to 0 for a kind that Suggest never proposes.
func Weight(kind editor.FactKind) int { return weights[kind] }

// A checker has the time for so many proposals: one in every wordsEach words, and
// in a short story leastProposals.
const (
	wordsEach      = 20
	leastProposals = 20
)

// proposal is a fact with its points: how surely and how usefully a checker can
// settle it.
type proposal struct {
	editor.Fact
	points int
}

// Suggest proposes facts in the headline, the standfirst and the body, in the
// order of the text: direct quotations with their speaker, money, percentages,
// figures, dates, times, durations, ages, ranks, superlatives, causes, and each
// person and organisation where the story first names them. Where there are more
// than a checker has the time for, the hardest to settle are left out: see points.
// Proposals are unchecked, have no ID, and overlap neither each other nor a fact
// there is; where two would, the one that is easier to settle stays. What somebody
// suggests to delete is not proposed, nor what somebody rejected; neither that nor
// a fact makes room for a proposal that was left out.
func Suggest(s editor.Story) []editor.Fact {
	found := named(s.Article)
	words := 0
	for _, b := range blocks(s.Article) {
		found = append(found, entities(b, s.Article.Day())...)
		words += prose.Words(b.text)
	}
	for _, q := range quotes(s.Article) {
		if q.Kind == prose.Direct {
			found = append(found, proposal{q.fact(), 10 * weights[editor.Quotation]})
		}
	}
	best := easiest(s.Article, disjoint(found), max(leastProposals, words/wordsEach))
	return inOrder(s.Article, untagged(s, unrejected(s, staying(s.Article, best))))
}

// easiest returns the n facts with the most points. What says once more what one
// before it says, the same day or the same number, has fewer of them.
func easiest(a editor.Article, found []proposal, n int) []editor.Fact {
	at, seen := places(a), map[string]bool{}
	sort.SliceStable(found, func(i, j int) bool { return before(at, found[i].Fact, found[j].Fact) })
	for i := range found {
		f := &found[i]
		said := string(f.Kind) + " " + f.Value
		if f.Value != "" && seen[said] {
			f.points -= 15
		}
		seen[said] = true
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].points > found[j].points })
	var out []editor.Fact
	for _, p := range found[:min(n, len(found))] {
		out = append(out, p.Fact)
	}
	return out
}

// points are ten times the weight of an entity's kind, less where the words say
// less. A figure in words counts less than one in digits, a day that only points
// ("last week") less than one that is named.
func points(f editor.Fact) int {
	n := 10 * weights[f.Kind]
	digits := strings.ContainsFunc(f.Text, unicode.IsDigit)
	switch {
	case f.Kind == editor.Figure && !digits:
		n -= 8
	case f.Kind == editor.Rank && !digits:
		n -= 5
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
	marks     []editor.Mark
	furniture bool
}

// blocks are the headline, the standfirst and the body's texts and captions that are
// not empty.
func blocks(a editor.Article) []block {
	all := []block{{editor.HeadlineID, a.Headline, a.HeadlineMarks, true}, {editor.StandfirstID, a.Standfirst, a.StandfirstMarks, true}}
	for _, b := range a.Body {
		all = append(all, block{b.ID, b.Words(), b.Marks, b.Image != nil})
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
func entities(b block, day time.Time) []proposal {
	var out []proposal
	for _, e := range prose.Entities(b.text, day) {
		if worth(e, b.text) && !shifted(b, e.Span) {
			f := anchored(b.text, editor.Range{Block: b.id, Start: e.Start, End: e.End}, e.Kind)
			f.Value = e.Value
			out = append(out, proposal{f, points(f)})
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
		return !strings.EqualFold(e.Of(text), "first") && !counts(text, e.Span)
	}
	return weights[e.Kind] > 0 && e.Telling(text)
}

// told are what ordinary speech counts off: "the second reason", "on second thoughts".
var told = regexp.MustCompile(`^ (?:steps?|points?|things?|reasons?|ways?|options?|questions?|thoughts?|part(?:y|ies)|persons?|nature|hand|glance|look|opinions?|chances?)\b`)

// counts reports whether a rank in words does no more than count off what is said: it
// opens a sentence without an article ("Second stage in June"), or what it counts is of
// the speech.
func counts(text string, s prose.Span) bool {
	words := s.Of(text)
	if strings.ContainsFunc(words, unicode.IsDigit) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(words)
	before := strings.TrimRight(text[:s.Start], " \n")
	return unicode.IsUpper(r) && (before == "" || strings.ContainsAny(before[len(before)-1:], ".!?:")) || told.MatchString(text[s.End:])
}

// shifted reports whether the figures of a text's span are raised or lowered: the sign of
// a footnote, the 2 of H2O.
func shifted(b block, s prose.Span) bool {
	found := false
	for i, r := range s.Of(b.text) {
		if !unicode.IsDigit(r) {
			continue
		}
		found = true
		at := s.Start + i
		if !slices.ContainsFunc(b.marks, func(m editor.Mark) bool {
			return (m.Kind == editor.Superscript || m.Kind == editor.Subscript) && m.Start <= at && at < m.End
		}) {
			return false
		}
	}
	return found
}

// named proposes every person and organisation where the body first names it, and
// where only furniture does, there. A surname is its person's, and
// initials are their organisation's.
func named(a editor.Article) []proposal {
	ordered := blocks(a)
	sort.SliceStable(ordered, func(i, j int) bool { return !ordered[i].furniture && ordered[j].furniture })
	texts := make([]string, len(ordered))
	for i, b := range ordered {
		texts[i] = b.text
	}
	seen := acquaintance{}
	var out []proposal
	for _, n := range prose.Names(texts) {
		b := ordered[n.Block]
		if n.Kind != prose.Person && n.Kind != prose.Organisation || seen.met(n.Of(b.text)) || isAside(b.text, n.Span) || shifted(b, n.Span) {
			continue
		}
		from := n.Start
		if !n.Title.Empty() {
			from = min(from, n.Title.Start)
		} else if n.Kind == prose.Person && !strings.Contains(n.Of(b.text), " ") {
			continue // met by surname, or no person
		}
		out = append(out, proposal{anchored(b.text, editor.Range{Block: b.id, Start: from, End: n.End}, editor.Name), standing(n, n.Of(b.text))})
	}
	return out
}

// standing are the points of a name: more for a person with a title, fewer where
// nothing but the shape of the name speaks for what it is.
func standing(n prose.Name, name string) int {
	points := 10 * weights[editor.Name]
	switch {
	case !n.Title.Empty() && n.Kind == prose.Person:
		points += 10
	case n.Kind == prose.Person:
		points += 5
	case n.Guessed && !strings.Contains(name, " "):
		points -= 25
	case n.Guessed:
		points -= 15
	default:
		points -= 2
	}
	return points
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
// ("Holm" after "Ada Holm", "ESA" after "European Space Agency", "Conservatives"
// after "Conservative Party"), and remembers it.
func (a acquaintance) met(name string) bool {
	words := strings.Fields(name)
	known, initials := a[name], ""
	if len(words) == 1 {
		known = known || a[" "+name] || a[" "+strings.TrimSuffix(name, "s")]
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
	return known
}

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

// disjoint returns the proposals that do not overlap one that weighs more.
func disjoint(found []proposal) []proposal {
	sort.SliceStable(found, func(i, j int) bool { return weights[found[i].Kind] > weights[found[j].Kind] })
	busy := map[string][]editor.Range{}
	kept := found[:0]
	for _, f := range found {
		if !overlapsAny(f.Range, busy[f.Block]) {
			kept, busy[f.Block] = append(kept, f), append(busy[f.Block], f.Range)
		}
	}
	return kept
}

// untagged leaves out what overlaps a fact there is.
func untagged(s editor.Story, found []editor.Fact) []editor.Fact {
	return slices.DeleteFunc(found, func(f editor.Fact) bool {
		return slices.ContainsFunc(s.Facts, func(t editor.Fact) bool { return !t.Gone && t.Overlaps(f.Range) })
	})
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
	at := places(a)
	sort.SliceStable(facts, func(i, j int) bool { return before(at, facts[i], facts[j]) })
	return facts
}

// places are the places of an article's texts by the ID of their block.
func places(a editor.Article) map[string]int {
	at := map[string]int{}
	for i, b := range blocks(a) {
		at[b.id] = i
	}
	return at
}

func before(at map[string]int, f, g editor.Fact) bool {
	if f.Block != g.Block {
		return at[f.Block] < at[g.Block]
	}
	return f.Start < g.Start
}
