package diff

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"stet/editor"
)

// A trait is one thing that is known of a fact.
type trait struct {
	name string
	of   func(*editor.Fact) string
	take func(to, from *editor.Fact)
}

var traits = []trait{
	{"", func(f *editor.Fact) string { return string(f.Status) }, takeStatus},
	{"kind", func(f *editor.Fact) string { return string(f.Kind) }, func(to, from *editor.Fact) { to.Kind = from.Kind }},
	written("value", func(f *editor.Fact) *string { return &f.Value }),
	written("speaker", func(f *editor.Fact) *string { return &f.Speaker }),
	written("cue", func(f *editor.Fact) *string { return &f.Cue }),
	written("note", func(f *editor.Fact) *string { return &f.Note }),
	written("calculation", func(f *editor.Fact) *string { return &f.Calculation }),
	written("was wrong", func(f *editor.Fact) *string { return &f.Change }),
	written("writer", func(f *editor.Fact) *string { return &f.Writer }),
	written("assigned to", func(f *editor.Fact) *string { return &f.Assigned }),
	{"asked to reply", tellReply, func(to, from *editor.Fact) { to.Reply = from.Reply }},
}

// written is a trait in words.
func written(name string, at func(*editor.Fact) *string) trait {
	return trait{name, func(f *editor.Fact) string { return *at(f) }, func(to, from *editor.Fact) { *at(to) = *at(from) }}
}

func tellReply(f *editor.Fact) string {
	var out []string
	for _, words := range []string{f.Reply.Whom, day(f.Reply.Asked), f.Reply.Answer, day(f.Reply.Answered)} {
		if words != "" {
			out = append(out, words)
		}
	}
	return strings.Join(out, ", ")
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// takeStatus takes the status with who settled it when and why, and of which words.
func takeStatus(to, from *editor.Fact) {
	to.Status, to.Checker, to.Settled, to.Reason = from.Status, from.Checker, from.Settled, from.Reason
	to.Second, to.SecondSettled = from.Second, from.SecondSettled
	to.Text, to.Stale, to.Was = from.Text, from.Stale, from.Was
}

// clashingFact returns the traits that clash; all where one version took off
// what the other changed, none where nothing clashes.
func clashingFact(f trio[editor.Fact]) []trait {
	switch {
	case f[1] != nil && f[2] != nil:
		base := f[0]
		if base == nil {
			base = &editor.Fact{}
		}
		var out []trait
		for _, t := range traits {
			if _, clash := pick(t.of(base), t.of(f[1]), t.of(f[2])); clash {
				out = append(out, t)
			}
		}
		return out
	case f[0] == nil || f[1] == nil && f[2] == nil:
		return nil
	}
	left := f[1]
	if left == nil {
		left = f[2]
	}
	if f[0].Status != left.Status || annotated(f[0], left) {
		return traits
	}
	return nil
}

// tellFact says what is known of a fact, "" where it is not there.
func tellFact(f *editor.Fact, is []trait) string {
	if f == nil {
		return ""
	}
	var out []string
	for _, t := range is {
		value := t.of(f)
		if value == "" {
			continue
		}
		if t.name == "" {
			out = append(out, value)
			if f.Checker != "" {
				out[len(out)-1] += " by " + f.Checker
			}
			continue
		}
		out = append(out, t.name+": "+value)
	}
	return strings.Join(out, "; ")
}

// facts merges the facts and finds their words.
func (b *builder) facts() []editor.Fact {
	of := trios(b.merger, factsOf, factID)
	keys := b.remarkKeys(keysOfFacts(b.stories[0]), keysOfFacts(b.stories[1]), keysOfFacts(b.stories[2]), func(id string) (alive [3]bool, settled Choice, clash bool) {
		c, ok := b.ofFact[id]
		f := of[id]
		return [3]bool{f[0] != nil, f[1] != nil, f[2] != nil}, choice(b.taken, c, ok), ok
	})
	var out []editor.Fact
	for _, id := range keys {
		f := b.fact(of[id], id)
		if of[id][0] == nil && of[id][1] == nil && b.tagged(out, of, f) {
			continue
		}
		out = append(out, f)
	}
	return out
}

// tagged reports whether ours tagged the same words as the same kind of fact, and
// at least as much is known of them.
func (b *builder) tagged(all []editor.Fact, of map[string]trio[editor.Fact], f editor.Fact) bool {
	return slices.ContainsFunc(all, func(g editor.Fact) bool {
		return of[g.ID][2] == nil && g.Kind == f.Kind && g.Range == f.Range && !g.Gone &&
			(f.Status == editor.Unchecked || f.Status == g.Status) && knowsAll(g, f)
	})
}

// knowsAll reports whether what is known of f beyond its status is known of g, too.
func knowsAll(g, f editor.Fact) bool {
	for _, text := range [][2]string{{f.Note, g.Note}, {f.Calculation, g.Calculation}, {f.Change, g.Change}, {f.Writer, g.Writer},
		{f.Assigned, g.Assigned}, {f.Second, g.Second}, {f.Reason, g.Reason}} {
		if text[0] != "" && text[0] != text[1] {
			return false
		}
	}
	for _, s := range f.Sources {
		if !slices.ContainsFunc(g.Sources, func(t editor.Source) bool { t.ID = s.ID; return s == t }) {
			return false
		}
	}
	for _, r := range f.Risks {
		if !slices.Contains(g.Risks, r) {
			return false
		}
	}
	return len(f.Questions) == 0 && f.Reply.Equal(editor.RightOfReply{})
}

func keysOfFacts(s editor.Story) []string {
	return keysOf(s.Facts, func(f editor.Fact) string { return f.ID })
}

// fact merges what is known of one fact.
func (b *builder) fact(f trio[editor.Fact], id string) editor.Fact {
	c, clashes := b.ofFact[id]
	settled := choice(b.taken, c, clashes).version()
	if f[1] == nil || f[2] == nil {
		k := 1
		if f[1] == nil {
			k = 2
		}
		if clashes && settled == 0 {
			k = 0
		}
		out := f[k].Clone()
		return b.place(out, f.only(k))
	}
	base := f[0]
	if base == nil {
		base = &editor.Fact{}
	}
	of := [3]*editor.Fact{base, f[1], f[2]}
	out := f[1].Clone()
	for n, t := range traits {
		k, clash := pick(t.of(base), t.of(f[1]), t.of(f[2]))
		if clash {
			k = settled
		} else if n == 0 && f[1].Status == f[2].Status { // the same status: who settled it last
			k, _ = pick(verdict(base), verdict(f[1]), verdict(f[2]))
		}
		t.take(&out, of[k])
	}
	out.Sources = mergeSources(base.Sources, f[1].Sources, f[2].Sources)
	out.Risks = mergeLists(base.Risks, f[1].Risks, f[2].Risks, func(r editor.Risk) string { return string(r) })
	out.Questions = mergeQuestions(base.Questions, f[1].Questions, f[2].Questions)
	k, _ := pick(base.Before, f[1].Before, f[2].Before)
	out.Before = of[k].Before
	k, _ = pick(base.After, f[1].After, f[2].After)
	out.After = of[k].After
	return b.place(out, f)
}

// verdict is what takeStatus takes but the words.
func verdict(f *editor.Fact) string {
	return strings.Join([]string{f.Checker, day(f.Settled.UTC()), f.Reason, f.Second, day(f.SecondSettled.UTC()), strconv.FormatBool(f.Stale), f.Was}, "\x1f")
}

// mergeSources merges lists of sources. One that both changed is there twice: nothing
// that was noted of it is lost, and the second one gets an ID of its own.
func mergeSources(base, ours, theirs []editor.Source) []editor.Source {
	out := mergeLists(base, ours, theirs, func(s editor.Source) string { return fmt.Sprintf("%#v", s) })
	out = slices.Clone(out)
	seen := map[string]bool{}
	for i := range out {
		for out[i].ID != "" && seen[out[i].ID] {
			out[i].ID += "-2"
		}
		seen[out[i].ID] = true
	}
	return out
}

// mergeQuestions merges threads, and what was said in one that both went on with.
func mergeQuestions(base, ours, theirs []editor.Question) []editor.Question {
	id := func(q editor.Question) string { return q.ID }
	b, o, t := byKey(base, id), byKey(ours, id), byKey(theirs, id)
	var out []editor.Question
	for _, q := range mergeLists(base, ours, theirs, id) {
		x, inOurs := o[q.ID]
		y, inTheirs := t[q.ID]
		if q = q.Clone(); inOurs && inTheirs {
			q = mergeQuestion(b[q.ID], x, y)
		}
		out = append(out, q)
	}
	return out
}

func mergeQuestion(base, ours, theirs editor.Question) editor.Question {
	out := ours.Clone()
	if k, _ := pick(base.Text, ours.Text, theirs.Text); k == 2 {
		out.Text = theirs.Text
	}
	if k, _ := pick(base.To, ours.To, theirs.To); k == 2 {
		out.To = theirs.To
	}
	if k, _ := pick(base.Closed, ours.Closed, theirs.Closed); k == 2 {
		out.Closed = theirs.Closed
	}
	out.Answers = slices.Clone(mergeLists(base.Answers, ours.Answers, theirs.Answers, func(a editor.Answer) string {
		return strings.Join([]string{a.By, day(a.At.UTC()), a.Text}, "\x1f")
	}))
	return out
}

// place finds the words of a merged fact.
func (b *builder) place(out editor.Fact, f trio[editor.Fact]) editor.Fact {
	var of [3]*anchored
	for k := range f {
		if f[k] != nil {
			of[k] = &anchored{f[k].Range, f[k].Text, f[k].Gone}
		}
	}
	r, words, gone := b.anchor(of)
	for k := 1; k <= 2; k++ { // words that a version has not said to be others
		if f[k] != nil && f[k].Text == words && f[k].Status == out.Status && f[k].Stale == out.Stale && f[k].Was == out.Was {
			out.Text = words
		}
	}
	out.Range, out.Gone = r, gone
	if gone {
		out.Text = words
		return out
	}
	return out.Reword(words)
}
