package diff

import (
	"reflect"
	"strings"
	"time"

	"stet/editor"
)

// trio is one fact or comment in the three versions; nil where it is not there.
type trio[T any] [3]*T

// only is the trio without the other versions.
func (x trio[T]) only(k int) (out trio[T]) {
	out[k] = x[k]
	return out
}

func trios[T any](m *merger, of func(*editor.Story) []T, id func(*T) string) map[string]trio[T] {
	out := map[string]trio[T]{}
	for k := range m.stories {
		list := of(&m.stories[k])
		for i := range list {
			x := out[id(&list[i])]
			x[k] = &list[i]
			out[id(&list[i])] = x
		}
	}
	return out
}

func factsOf(s *editor.Story) []editor.Fact       { return s.Facts }
func commentsOf(s *editor.Story) []editor.Comment { return s.Comments }
func factID(f *editor.Fact) string                { return f.ID }
func commentID(c *editor.Comment) string          { return c.ID }

// clashRemarks files the facts and comments about which the two say different
// things, or which one took off and the other changed.
func (m *merger) clashRemarks() {
	m.ofFact, m.ofSaid = map[string]int{}, map[string]int{}
	facts := trios(m, factsOf, factID)
	for _, id := range allKeys(m, factsOf, factID) {
		f := facts[id]
		if is := clashingFact(f); is != nil {
			c := Conflict{Kind: FactClash, Name: nameOf(f, func(f *editor.Fact) string { return f.Text }), Facts: f}
			c.Base, c.Ours, c.Theirs = tellFact(f[0], is), tellFact(f[1], is), tellFact(f[2], is)
			m.ofFact[id] = m.add(c)
		}
	}
	comments := trios(m, commentsOf, commentID)
	for _, id := range allKeys(m, commentsOf, commentID) {
		x := comments[id]
		if clashingComment(x) {
			c := Conflict{Kind: CommentClash, Name: nameOf(x, func(c *editor.Comment) string { return c.Text })}
			c.Base, c.Ours, c.Theirs = tellComment(x[0]), tellComment(x[1]), tellComment(x[2])
			m.ofSaid[id] = m.add(c)
		}
	}
}

// allKeys lists the IDs of all versions, each once, in order.
func allKeys[T any](m *merger, of func(*editor.Story) []T, id func(*T) string) []string {
	var out []string
	seen := map[string]bool{}
	for _, k := range []int{1, 2, 0} {
		list := of(&m.stories[k])
		for i := range list {
			if key := id(&list[i]); !seen[key] {
				seen[key] = true
				out = append(out, key)
			}
		}
	}
	return out
}

func nameOf[T any](x trio[T], words func(*T) string) string {
	for _, k := range []int{1, 2, 0} {
		if x[k] != nil {
			return words(x[k])
		}
	}
	return ""
}

// remarkKeys merges the order of facts or comments; which says where one is and,
// where its being there is in dispute, how that is settled.
func (b *builder) remarkKeys(base, ours, theirs []string, which func(string) ([3]bool, Choice, bool)) []string {
	return mergeKeys(base, ours, theirs, func(id string) bool {
		in, settled, clash := which(id)
		switch {
		case !in[0] || in[1] && in[2]:
			return in[1] || in[2]
		case clash:
			return in[settled.version()]
		}
		return false
	})
}

// anchored is where a remark is in one version, and of which words.
type anchored struct {
	editor.Range
	text string
	gone bool
}

// anchor finds where a remark goes: to the words that either version has it on.
// One whose extent only one of them changed goes where that one has it.
func (b *builder) anchor(of [3]*anchored) (r editor.Range, words string, gone bool) {
	var at [3]spot
	var found, foreign [3]bool
	for k := range of {
		if of[k] != nil && !of[k].gone {
			at[k], foreign[k], found[k] = b.locate(k, of[k].Range, 3-max(1, k))
			if other := 3 - k; k > 0 && of[other] == nil {
				at[k], found[k] = b.reworded(k, of[k].Range, at[k], found[k])
			}
		}
	}
	if of[0] != nil && of[1] != nil && of[2] != nil {
		switch {
		case of[1].gone && !of[0].gone && !foreign[2]: // said to be gone where the words are
			found[2] = false
		case of[2].gone && !of[0].gone && !foreign[1]:
			found[1] = false
		}
		if found[1] && b.extent(1, of) {
			found[2] = false
		} else if found[2] && b.extent(2, of) {
			found[1] = false
		}
	}
	if of[1] != nil || of[2] != nil {
		found[0] = false
	}
	s := spot{Block: -1}
	for k := range at {
		switch {
		case !found[k]:
		case s.Block < 0:
			s = at[k]
		case s.Block == at[k].Block:
			s.Span = Span{min(s.Start, at[k].Start), max(s.End, at[k].End)}
		}
	}
	if s.Block < 0 || s.Len() == 0 {
		if of[0] != nil && of[1] != nil && of[2] != nil {
			k, _ := pick(of[0].text, of[1].text, of[2].text) // the last words it had
			return editor.Range{}, of[k].text, true
		}
		for _, k := range []int{1, 2, 0} {
			if of[k] != nil {
				return editor.Range{}, of[k].text, true
			}
		}
	}
	x := b.blocks[s.Block]
	return editor.Range{Block: x.ID, Start: s.Start, End: s.End}, string(x.text[s.Start:s.End]), false
}

// reworded widens a place of the result by the words that the other version, which
// knows nothing of the remark, put in place of words that it is about.
func (b *builder) reworded(k int, r editor.Range, at spot, found bool) (spot, bool) {
	span, ok := b.version(k).span(r)
	if !ok {
		return at, found
	}
	var of Span // in the base
	for _, s := range b.sides[k-1].kept {
		if from, to := max(span.Start, s.x), min(span.End, s.x+s.n); from < to {
			widen(&of, s.b+from-s.x, s.b+to-s.x)
		}
	}
	for _, h := range b.sides[2-k].hunks {
		if h.Len() == 0 || h.Start < of.Start || of.End < h.End {
			continue
		}
		for _, f := range b.found(3 - k) {
			if f.pos < h.x.Start || h.x.End <= f.pos || found && f.block != at.Block {
				continue
			}
			if !found {
				at, found = spot{Span{f.at, f.at + f.n}, f.block}, true
			}
			at.Span = Span{min(at.Start, f.at), max(at.End, f.at+f.n)}
		}
	}
	return at, found
}

// extent reports whether version k has a remark on more or fewer of the words of
// the base than the base had it on.
func (b *builder) extent(k int, of [3]*anchored) bool {
	if of[0].gone || of[k].gone {
		return false
	}
	was, ok := b.base.span(of[0].Range)
	now, found := b.version(k).span(of[k].Range)
	if !ok || !found {
		return false
	}
	for _, s := range b.sides[k-1].kept {
		x := Span{max(was.Start, s.b) - s.b, min(was.End, s.b+s.n) - s.b}
		y := Span{max(now.Start, s.x) - s.x, min(now.End, s.x+s.n) - s.x}
		if (x.Len() > 0 || y.Len() > 0) && x != y {
			return true
		}
	}
	return false
}

// clashingComment reports whether the two say different things in the first
// remark of a thread, or one took off the thread that the other went on with.
func clashingComment(c trio[editor.Comment]) bool {
	switch {
	case c[1] != nil && c[2] != nil:
		base := c[0]
		if base == nil {
			base = &editor.Comment{}
		}
		_, clash := pick(base.Body, c[1].Body, c[2].Body)
		return clash
	case c[0] == nil || c[1] == nil && c[2] == nil:
		return false
	}
	left := c[1]
	if left == nil {
		left = c[2]
	}
	return c[0].Body != left.Body || c[0].Resolved != left.Resolved || !reflect.DeepEqual(c[0].Replies, left.Replies)
}

// tellComment returns a thread as it reads, one remark a line.
func tellComment(c *editor.Comment) string {
	if c == nil {
		return ""
	}
	lines := []string{c.Body}
	for _, r := range c.Replies {
		lines = append(lines, r.Author+": "+r.Body)
	}
	return strings.Join(lines, "\n")
}

// comments merges the comments and finds their words.
func (b *builder) comments() []editor.Comment {
	of := trios(b.merger, commentsOf, commentID)
	keys := func(s editor.Story) []string {
		return keysOf(s.Comments, func(c editor.Comment) string { return c.ID })
	}
	var out []editor.Comment
	for _, id := range b.remarkKeys(keys(b.stories[0]), keys(b.stories[1]), keys(b.stories[2]), func(id string) ([3]bool, Choice, bool) {
		n, ok := b.ofSaid[id]
		c := of[id]
		return [3]bool{c[0] != nil, c[1] != nil, c[2] != nil}, choice(b.taken, n, ok), ok
	}) {
		out = append(out, b.comment(of[id], id))
	}
	return out
}

// comment merges one thread: what either replied is in it.
func (b *builder) comment(c trio[editor.Comment], id string) editor.Comment {
	n, clashes := b.ofSaid[id]
	settled := choice(b.taken, n, clashes).version()
	var out editor.Comment
	if c[1] == nil || c[2] == nil {
		k := 1
		if c[1] == nil {
			k = 2
		}
		if clashes && settled == 0 {
			k = 0
		}
		out = c[k].Clone()
		c = c.only(k)
	} else {
		base := c[0]
		if base == nil {
			base = &editor.Comment{}
		}
		of := [3]*editor.Comment{base, c[1], c[2]}
		out = c[1].Clone()
		k, clash := pick(base.Body, c[1].Body, c[2].Body)
		if clash {
			k = settled
		}
		out.Body = of[k].Body
		k, _ = pick(base.Resolved, c[1].Resolved, c[2].Resolved)
		out.Resolved = of[k].Resolved
		out.Replies = mergeLists(base.Replies, c[1].Replies, c[2].Replies, func(r editor.Reply) string {
			return r.Author + "\x1f" + r.At.UTC().Format(time.RFC3339Nano) + "\x1f" + r.Body
		})
	}
	var of [3]*anchored
	for k := range c {
		if c[k] != nil {
			of[k] = &anchored{c[k].Range, c[k].Text, c[k].Gone}
		}
	}
	out.Range, out.Text, out.Gone = b.anchor(of)
	return out
}
