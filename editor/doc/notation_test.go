package doc

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

// Tests write manuscripts on one line: blocks parted by "/", the headline and
// the standfirst first, "## " a heading, "- " and "-- " items, "> " a
// quotation, "| " a row and "|= " one of headings, "***" a rule, "!" a picture; [words] are a verified fact, *words*
// strong, _words_ a link, and one "^" is the caret, two the selection. {words}
// are inserted, (words) deleted as ann suggests, <words> inserted as bob does; "+"
// or "~" before a block says that ann suggests to insert or delete its beginning.

var prefixes = []struct {
	prefix string
	block  editor.Block
}{
	{"## ", editor.Block{Kind: editor.Heading, Level: 2}},
	{"-- ", editor.Block{Kind: editor.Item, Level: 2}},
	{"- ", editor.Block{Kind: editor.Item, Level: 1}},
	{"> ", editor.Block{Kind: editor.Quote}},
	{"|= ", editor.Block{Kind: editor.Row, Level: 1}},
	{"| ", editor.Block{Kind: editor.Row}},
	{"***", editor.Block{Kind: editor.Rule}},
	{"!", editor.Block{Kind: editor.ImageBlock, Image: &editor.Image{}}},
	{"", editor.Block{Kind: editor.Paragraph}},
}

// read opens what the notation says.
func read(t testing.TB, notation string) (*Doc, Selection) {
	t.Helper()
	var s editor.Story
	var carets []Pos
	for i, line := range strings.Split(notation, "/") {
		var b editor.Block
		var track *editor.Track
		for sign, kind := range breaks {
			if rest, ok := strings.CutPrefix(line, sign); ok {
				line, track = rest, &editor.Track{Kind: kind, Author: "ann", At: time.Unix(0, 0).UTC()}
			}
		}
		for _, p := range prefixes {
			if rest, ok := strings.CutPrefix(strings.ReplaceAll(line, "^***", "***^"), p.prefix); ok && (p.prefix != "***" || strings.Trim(line, "^") == "***") {
				b, line = p.block.Clone(), rest
				break
			}
		}
		b.ID, b.Break = fmt.Sprint("b", i), track
		if i < head {
			b.ID = []string{editor.HeadlineID, editor.StandfirstID}[i]
		}
		open := map[rune]int{}
		for _, r := range line {
			at := len(b.Text)
			switch from, begun := open[r]; r {
			case '^':
				carets = append(carets, Pos{b.ID, at})
			case '[':
				s.Facts = append(s.Facts, editor.Fact{ID: fmt.Sprint("f", len(s.Facts)), Status: editor.Verified, Range: editor.Range{Block: b.ID, Start: at}})
			case ']':
				f := &s.Facts[len(s.Facts)-1]
				f.End, f.Text = at, b.Text[f.Start:]
			case '{', '(', '<':
				open[closing[r]] = at
			case '}', ')', '>':
				b.Marks = append(b.Marks, editor.Mark{Start: open[r], End: at, Kind: tracked[r].Kind, Author: tracked[r].Author, At: time.Unix(0, 0).UTC()})
			case '*', '_':
				if delete(open, r); !begun {
					open[r] = at
				} else if r == '*' {
					b.Marks = append(b.Marks, editor.Mark{Start: from, End: at, Kind: editor.Strong})
				} else {
					b.Marks = append(b.Marks, editor.Mark{Start: from, End: at, Kind: editor.Link, Href: "h"})
				}
			default:
				b.Text += string(r)
			}
		}
		switch i {
		case 0:
			s.Article.Headline, s.Article.HeadlineMarks = b.Text, b.Marks
		case 1:
			s.Article.Standfirst, s.Article.StandfirstMarks = b.Text, b.Marks
		default:
			s.Article.Body = append(s.Article.Body, b)
		}
	}
	d := New(s)
	d.Author = "ann"
	d.Now = func() time.Time { return time.Unix(0, 0) }
	if got := s.Validate(); got != nil {
		t.Fatal(got)
	}
	switch len(carets) {
	case 0:
		return d, Selection{}
	case 1:
		return d, Caret(carets[0])
	}
	return d, Selection{carets[0], carets[1]}
}

// show writes a manuscript in the notation, then the facts that are gone.
func show(d *Doc, sel Selection) string {
	var lines []string
	for i := range d.Len() {
		b := d.Block(i)
		var line string
		if b.Break != nil {
			line = map[editor.MarkKind]string{editor.Inserted: "+", editor.Deleted: "~"}[b.Break.Kind]
		}
		for _, p := range prefixes {
			if i < head || b.Kind == p.block.Kind && b.Level == p.block.Level {
				if i >= head {
					line += p.prefix
				}
				break
			}
		}
		signs := map[int]string{} // closing ones, the caret, opening ones
		for _, m := range b.Marks {
			signs[m.End] += signOf(m, false)
		}
		facts := d.FactsIn(b.ID)
		for _, f := range facts {
			signs[f.End] += "]"
		}
		for _, p := range slices.Compact([]Pos{sel.Anchor, sel.Head}) {
			if p.Block == b.ID {
				signs[p.Offset] += "^"
			}
		}
		for _, f := range facts {
			signs[f.Start] += "["
		}
		for _, m := range b.Marks {
			signs[m.Start] += signOf(m, true)
		}
		for at := 0; at <= len(b.Text); at++ {
			line += signs[at]
			if at < len(b.Text) {
				line += b.Text[at : at+1]
			}
		}
		lines = append(lines, line)
	}
	out := strings.Join(lines, "/")
	for _, f := range d.Facts() {
		if f.Gone {
			out += " gone:" + f.Text
		}
	}
	return out
}

var (
	closing = map[rune]rune{'{': '}', '(': ')', '<': '>'}
	tracked = map[rune]editor.Mark{'}': {Kind: editor.Inserted, Author: "ann"}, ')': {Kind: editor.Deleted, Author: "ann"}, '>': {Kind: editor.Inserted, Author: "bob"}}
	breaks  = map[string]editor.MarkKind{"+": editor.Inserted, "~": editor.Deleted}
)

// signOf returns the sign for one end of a mark.
func signOf(m editor.Mark, begins bool) string {
	for open, end := range closing {
		if t := tracked[end]; m.Kind == t.Kind && m.Author == t.Author {
			if begins {
				return string(open)
			}
			return string(end)
		}
	}
	return map[editor.MarkKind]string{editor.Strong: "*", editor.Link: "_"}[m.Kind]
}

// verb is one call on a manuscript.
type verb func(d *Doc, sel Selection) (Selection, error)

// cases checks verbs on manuscripts, one line each, and that undo and redo
// bring back both sides.
type cases []struct {
	before string
	do     verb
	after  string
}

func (cs cases) run(t *testing.T) {
	t.Helper()
	for _, c := range cs {
		d, sel := read(t, c.before)
		before, caret := show(d, sel), !sel.IsZero()
		hash0 := hash(t, d)
		after, err := c.do(d, sel)
		if err != nil {
			t.Errorf("%s: %v", c.before, err)
			continue
		}
		if got := show(d, after); got != c.after {
			t.Errorf("%s\n gives %s\n  want %s", c.before, got, c.after)
			continue
		}
		check(t, d)
		hash1 := hash(t, d)
		for d.CanUndo() {
			sel, _ = d.Undo()
		}
		if !caret {
			sel = Selection{}
		}
		if got := show(d, sel); got != before || hash(t, d) != hash0 {
			t.Errorf("%s\n undone gives %s", c.before, got)
		}
		for d.CanRedo() {
			d.Redo()
		}
		if hash(t, d) != hash1 {
			t.Errorf("%s\n redone gives %s", c.before, show(d, after))
		}
	}
}

func typing(text string) verb {
	return func(d *Doc, sel Selection) (Selection, error) {
		var err error
		for _, r := range text {
			if sel, err = d.Insert(sel, string(r)); err != nil {
				break
			}
		}
		return sel, err
	}
}

func insert(text string) verb {
	return func(d *Doc, sel Selection) (Selection, error) { return d.Insert(sel, text) }
}

func backspace(unit Unit) verb {
	return func(d *Doc, sel Selection) (Selection, error) { return d.Backspace(sel, unit) }
}

func forward(unit Unit) verb {
	return func(d *Doc, sel Selection) (Selection, error) { return d.DeleteForward(sel, unit) }
}

func pasteText(text string) verb {
	return func(d *Doc, sel Selection) (Selection, error) { return d.PasteText(sel, text) }
}

// paste pastes what is selected in another manuscript.
func paste(t testing.TB, notation string) verb {
	other, sel := read(t, notation)
	return func(d *Doc, at Selection) (Selection, error) { return d.Paste(at, other.Copy(sel)) }
}

func both(verbs ...verb) verb {
	return func(d *Doc, sel Selection) (_ Selection, err error) {
		for _, v := range verbs {
			if sel, err = v(d, sel); err != nil {
				break
			}
		}
		return sel, err
	}
}

var (
	enter verb = func(d *Doc, sel Selection) (Selection, error) { return d.Break(sel) }
	del   verb = func(d *Doc, sel Selection) (Selection, error) { return d.Delete(sel) }
)
