package doc

import (
	"slices"
	"strings"

	"stet/editor"
)

// remark is something said about words that follows them through edits: a fact
// or a comment. Remarks are values; one that changes is replaced.
type remark interface {
	id() string
	place() (r editor.Range, gone bool)
	words() string
	// at returns the remark about these words; lost the one whose words have
	// been deleted.
	at(r editor.Range, words string) remark
	lost() remark
	// whole returns the words that the remark takes back where they stand around it
	// again, "" for none; had are more words that it has been about.
	whole(had string) string
	// said returns all that was written into the remark.
	said() []string
}

// spoken refuses a remark that says what is no text.
func spoken(r remark) error {
	for _, text := range r.said() {
		if err := clean(text); err != nil {
			return err
		}
	}
	return nil
}

type factRemark struct{ editor.Fact }

func (f *factRemark) id() string                  { return f.ID }
func (f *factRemark) place() (editor.Range, bool) { return f.Range, f.Gone }
func (f *factRemark) words() string               { return f.Text }

func (f *factRemark) at(r editor.Range, words string) remark {
	g := &factRemark{f.Reword(words)}
	g.Range, g.Gone = r, false
	return g
}

func (f *factRemark) lost() remark {
	g := *f
	g.Range, g.Gone = editor.Range{}, true
	return &g
}

// whole: a fact that was answered for is about the words that were seen, no others.
func (f *factRemark) whole(had string) string {
	if f.Stale || f.Status.Decides() {
		return f.Was
	}
	return had
}

func (f *factRemark) said() []string {
	all := []string{f.Text, f.Value, f.Speaker, f.Cue, f.Note, f.Checker, f.Was, string(f.Kind), string(f.Status),
		f.Calculation, f.Change, f.Writer, f.Assigned, f.Second, f.Reason, f.Reply.Whom, f.Reply.Answer}
	for _, s := range f.Sources {
		all = append(all, s.Title, s.URL, s.Archived, s.Locator, s.Who, s.When, s.Method, s.Contact, s.File, s.SHA256)
	}
	for _, q := range f.Questions {
		all = append(all, q.By, q.To, q.Text)
		for _, a := range q.Answers {
			all = append(all, a.By, a.Text)
		}
	}
	return all
}

type commentRemark struct{ editor.Comment }

func (c *commentRemark) id() string                  { return c.ID }
func (c *commentRemark) place() (editor.Range, bool) { return c.Range, c.Gone }
func (c *commentRemark) words() string               { return c.Text }

func (c *commentRemark) at(r editor.Range, words string) remark {
	g := *c
	g.Range, g.Text, g.Gone = r, words, false
	return &g
}

func (c *commentRemark) lost() remark {
	g := *c
	g.Range, g.Gone = editor.Range{}, true
	return &g
}

func (c *commentRemark) whole(had string) string { return had }

func (c *commentRemark) said() []string {
	all := []string{c.Text, c.Author, c.Body}
	for _, r := range c.Replies {
		all = append(all, r.Author, r.Body)
	}
	return all
}

// anchor holds a remark in its block, or in none where it is gone. The range in
// the remark itself is brought up to date only when it is asked for.
type anchor struct {
	remark
	list       *remarks
	index      int // in the list
	home       *para
	start, end int
	had        string // the words of which its own are what was left, "" where it has all
}

// now returns the remark with its range as it is now.
func (a *anchor) now() remark {
	if a.home == nil {
		return a.remark
	}
	r := editor.Range{Block: a.home.ID, Start: a.start, End: a.end}
	if was, _ := a.place(); was != r {
		a.remark = a.at(r, a.words())
	}
	return a.remark
}

// move puts the anchor into a block; nil takes it out.
func (a *anchor) move(home *para, start, end int) {
	if a.home != home {
		if a.home != nil {
			i := slices.Index(a.home.anchors, a)
			a.home.anchors = slices.Delete(a.home.anchors, i, i+1)
		}
		if home != nil {
			home.anchors = append(home.anchors, a)
		}
	}
	a.home, a.start, a.end = home, start, end
}

// remarks is all the facts, or all the comments, in the story's order.
type remarks struct {
	list []*anchor
	byID map[string]*anchor
}

// get returns the remark with that ID, or nil.
func (l *remarks) get(id string) remark {
	if a := l.byID[id]; a != nil {
		return a.now()
	}
	return nil
}

// put sets the remark with r's ID, or adds it at that index, -1 for the end. One
// that would cut a grapheme cluster is widened.
func (l *remarks) put(d *Doc, r remark, index int) {
	a := l.byID[r.id()]
	if a == nil {
		if index < 0 || index > len(l.list) {
			index = len(l.list)
		}
		a = &anchor{list: l}
		if l.byID == nil {
			l.byID = map[string]*anchor{}
		}
		l.byID[r.id()] = a
		l.list = slices.Insert(l.list, index, a)
		l.renumber(index)
	}
	if a.remark != nil && a.words() != r.words() {
		a.had = ""
	}
	a.remark = r
	at, gone := r.place()
	if gone {
		a.move(nil, 0, 0)
		return
	}
	home := d.byID[at.Block]
	text := home.Words()
	if start, end := floor(text, at.Start), ceil(text, at.End); start != at.Start || end != at.End {
		at.Start, at.End = start, end
		a.remark = r.at(at, text[start:end])
	}
	a.move(home, at.Start, at.End)
}

// remove takes the remark out and returns the index it had.
func (l *remarks) remove(id string) int {
	a := l.byID[id]
	a.move(nil, 0, 0)
	delete(l.byID, id)
	l.list = slices.Delete(l.list, a.index, a.index+1)
	l.renumber(a.index)
	return a.index
}

func (l *remarks) renumber(from int) {
	for i := from; i < len(l.list); i++ {
		l.list[i].index = i
	}
}

// keep notes that an anchor is about to change in a way that shifting it back
// will not undo.
func (b *batch) keep(said []remark, a *anchor) []remark {
	b.change.Facts = true
	return append(said, a.now())
}

// restore brings back remarks exactly as they were and returns them as they
// have been until now, with their anchors.
func (b *batch) restore(said []remark) (were []remark, anchors []*anchor) {
	for _, r := range said {
		list := b.d.listOf(r)
		a := list.byID[r.id()]
		were = b.keep(were, a)
		anchors = append(anchors, a)
		words, had := a.words(), a.had
		list.put(b.d, r, -1)
		a.had = left(had, words, a.words())
	}
	return were, anchors
}

func (d *Doc) listOf(r remark) *remarks {
	if _, ok := r.(*commentRemark); ok {
		return &d.comments
	}
	return &d.facts
}

// carry takes the anchors of p along with an edit of it and returns those that
// the inverse edit could not work out, as they were. An inverse edit brings its
// own back; all others go where the rule lands them.
func (b *batch) carry(p *para, with *back, rule func(*anchor) landing) (were []remark) {
	var restored []*anchor
	if with != nil {
		were, restored = b.restore(with.said)
	}
	for i := len(p.anchors) - 1; i >= 0; i-- {
		a := p.anchors[i]
		if len(restored) > 0 && slices.Contains(restored, a) {
			continue
		}
		l := rule(a)
		if l.home == nil {
			l.home = p
		}
		if !l.exact {
			were = b.keep(were, a)
		}
		if l.gone {
			a.remark = a.now().lost()
			l = landing{}
		}
		if l.home != p { // those behind i have been carried already
			b.change.Facts = true
			last := len(p.anchors) - 1
			p.anchors[i] = p.anchors[last]
			p.anchors = p.anchors[:last]
			if l.home != nil {
				l.home.anchors = append(l.home.anchors, a)
			}
		}
		a.home, a.start, a.end = l.home, l.start, l.end
		if !l.exact && !l.gone && l.home != nil {
			a.reword()
		}
	}
	return were
}

// reword makes the anchor's remark one about the words it covers now.
func (a *anchor) reword() {
	words := strings.Clone(a.home.Words()[a.start:a.end]) // or it would keep the whole old text
	a.had = left(a.had, a.words(), words)
	a.remark = a.at(editor.Range{Block: a.home.ID, Start: a.start, End: a.end}, words)
}

// left returns the words of which those now are what was left, once an anchor that had
// had, if any, comes from words to now.
func left(had, words, now string) string {
	for _, whole := range []string{had, words} {
		if len(now) < len(whole) && strings.Contains(whole, now) {
			return whole
		}
	}
	return ""
}

// regain widens where an anchor comes to lie in p to the words that it has lost an end
// of, where they stand there again: parted by Enter and joined by Backspace, cut and
// pasted back, deleted and typed anew.
func (a *anchor) regain(p *para, l landing) landing {
	whole := a.whole(a.had)
	if l.gone || l.start == l.end || len(whole) <= l.end-l.start {
		return l
	}
	text := p.Words()
	words := text[l.start:l.end]
	for at := 0; at+len(words) <= len(whole); at++ {
		start := l.start - at
		end := start + len(whole)
		if start < 0 {
			break
		}
		if strings.HasPrefix(whole[at:], words) && strings.HasPrefix(text[start:], whole) && floor(text, start) == start && ceil(text, end) == end {
			return landing{home: l.home, start: start, end: end}
		}
	}
	return l
}

// landing is where an anchor comes to lie: in the block home, its own where
// nil. exact says that the inverse edit takes it back by itself; gone that none
// of its words are left.
type landing struct {
	home        *para
	start, end  int
	exact, gone bool
}

// snap moves a landing off the inside of grapheme clusters.
func (l landing) snap(at func(int) int) landing {
	start, end := at(l.start), at(l.end)
	if !l.gone && (start != l.start || end != l.end) {
		l.gone = start == end && l.start < l.end
		l.start, l.end, l.exact = start, end, false
	}
	return l
}

// follow returns where the words [s, e) lie once [from, to) have become n
// bytes. Text put in at an edge stays outside, except at the end where grow is
// set; text inside belongs to the words. Words replaced exactly, or in part, by
// other words are reworded, not gone.
func follow(s, e, from, to, n int, grow bool) landing {
	by := n - (to - from)
	switch {
	case s == e && (s == from || s == to) && from < to:
		return landing{start: from, end: from}
	case grow && from == to && e == from:
		return landing{start: s, end: e + n}
	case e <= from:
		return landing{start: s, end: e, exact: true}
	case s >= to:
		return landing{start: s + by, end: e + by, exact: true}
	case from <= s && to >= e && (n == 0 || from < s || to > e):
		return landing{gone: true}
	case s <= from && to <= e:
		return landing{start: s, end: e + by}
	case from < s:
		return landing{start: from + n, end: e + by}
	}
	return landing{start: s, end: from}
}
