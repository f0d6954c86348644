package doc

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"stet/editor"
)

// scripts are texts whose characters are hard to keep whole.
var scripts = []string{
	"The council will pay £41 million by 24 April, said Ann O’Brien.",
	"क्षत्रिय स्त्री ने कहा कि नि॒र्धारित",
	"각 나라의 한글 자모 각",
	"family 👨‍👩‍👧‍👦 and flags 🇬🇧🇫🇷🇩🇪🇺🇦 waving 👋🏽 off",
	"Zażółć e\u0301te\u0301 a\u0308\u0323 naïve",
	"مرحبا بالعالم \u0600١٢٣ قال",
	"สวัสดีชาวโลก น้ำ กำ",
	"東京で二十四日、首相は「はい」と言った。",
	"שלום עולם בְּרֵאשִׁית",
	"\u200d\u200d👩\u200d\u200d🚀\u0301x",
	"a\r\nb",
	"one-two three–four 3.5 % x 19:30 24/7",
}

// program interprets bytes as edits of a manuscript, so that a random source
// and the fuzzer drive the same machine.
type program struct {
	d    *Doc
	code []byte
	now  time.Time
	sel  Selection
	clip []editor.Block
	err  error

	whole   bool  // the step returned a selection, which must not cut a cluster
	changes []Map // since the step began
}

func (m *program) next(n int) int {
	if len(m.code) == 0 || n <= 0 {
		return 0
	}
	v := int(m.code[0])
	m.code = m.code[1:]
	if n > 256 && len(m.code) > 0 {
		v = v<<8 | int(m.code[0])
		m.code = m.code[1:]
	}
	return v % n
}

// pos picks any rune boundary, inside grapheme clusters too.
func (m *program) pos() Pos {
	b := m.d.Block(m.next(m.d.Len()))
	at := m.next(len(b.Text) + 1)
	for at < len(b.Text) && !utf8.RuneStart(b.Text[at]) {
		at--
	}
	return Pos{b.ID, at}
}

func (m *program) words() string {
	s := scripts[m.next(len(scripts))]
	from, to := m.next(len(s)+1), m.next(len(s)+1)
	return strings.ToValidUTF8(s[min(from, to):max(from, to)], "")
}

func (m *program) block() editor.Block {
	kinds := []editor.BlockKind{editor.Paragraph, editor.Heading, editor.Quote, editor.Item, editor.Row, editor.ImageBlock, editor.Rule, editor.Headline}
	b := editor.Block{ID: "pasted", Kind: kinds[m.next(len(kinds))]}
	switch b.Kind {
	case editor.ImageBlock:
		b.Image = &editor.Image{Caption: m.words()}
	case editor.Rule:
	default:
		b.Text = strings.ReplaceAll(m.words(), "\r\n", " ")
		if len(b.Text) > 0 {
			b.Marks = []editor.Mark{{Start: 0, End: len(b.Text), Kind: editor.Strong}}
		}
	}
	return b
}

func (m *program) rangeIn() editor.Range {
	p, q := m.pos(), m.pos()
	q.Block = p.Block
	q.Offset = min(q.Offset, len(m.d.Block(m.d.Index(p.Block)).Text))
	from, to, err := m.d.Range(Selection{p, Pos{p.Block, floor(m.d.Block(m.d.Index(p.Block)).Text, q.Offset)}})
	if err != nil {
		panic(err)
	}
	return editor.Range{Block: p.Block, Start: from.Offset, End: to.Offset}
}

// step does one edit; its name is for the failure message.
func (m *program) step() (name string) {
	d := m.d
	m.now = m.now.Add(time.Duration(m.next(4)) * 400 * time.Millisecond)
	kinds := []editor.MarkKind{editor.Strong, editor.Emphasis, editor.Link, editor.Superscript, editor.Subscript}
	op := m.next(49)
	m.changes = nil
	switch op {
	case 0, 1, 2:
		m.sel = Caret(m.pos())
		d.Settle()
	case 3, 4:
		m.sel = Selection{m.pos(), m.pos()}
	}
	switch op {
	default:
		text := m.words()
		if name = fmt.Sprintf("insert %q", text); m.next(2) == 0 {
			_, n := utf8.DecodeRuneInString(text)
			text = text[:n]
		}
		m.sel, m.err = d.Insert(m.sel, text)
	case 5:
		m.sel, m.err = d.Delete(m.sel)
	case 6, 7:
		m.sel, m.err = d.Backspace(m.sel, Unit(m.next(4)%3))
	case 8, 9:
		m.sel, m.err = d.DeleteForward(m.sel, Unit(m.next(4)%3))
	case 10, 11:
		m.sel, m.err = d.Break(m.sel)
	case 12:
		m.clip, m.sel, m.err = d.Cut(m.sel)
	case 13:
		m.clip = d.Copy(m.sel)
	case 14:
		m.sel, m.err = d.Paste(m.sel, m.clip)
	case 15:
		m.sel, m.err = d.Paste(m.sel, []editor.Block{m.block(), m.block(), m.block()}[:m.next(4)])
	case 16:
		m.sel, m.err = d.PasteText(m.sel, m.words()+"\n\n"+m.words()+"\xff")
	case 17, 18:
		kind := kinds[m.next(len(kinds))]
		href := ""
		if kind == editor.Link {
			href = []string{"", "https://a.example", "https://b.example"}[m.next(3)]
		}
		name = fmt.Sprint("mark ", kind, href)
		m.sel, m.err = d.ToggleMark(m.sel, kind, href)
	case 19:
		b := d.Block(m.next(d.Len()))
		kind := []editor.BlockKind{editor.Paragraph, editor.Heading, editor.Item, editor.Quote, editor.Row}[m.next(5)]
		if err := d.SetKind(b.ID, kind, m.next(4)); err != nil && !reserved(b.ID) && !atom(b.Kind) {
			m.err = err
		}
	case 20, 21:
		if r := m.rangeIn(); !r.Empty() {
			m.err = d.PutFact(editor.Fact{ID: fmt.Sprint("f", m.next(12)), Kind: editor.Figure,
				Status: editor.FactStatuses[m.next(4)], Range: r})
		}
	case 22:
		d.RemoveFact(fmt.Sprint("f", m.next(12)))
	case 23:
		m.err = d.PutComment(editor.Comment{ID: fmt.Sprint("f", m.next(12)), Range: m.rangeIn(), Body: "sic?"})
	case 24:
		m.err = d.SetField([]string{"headline", "slug", "authors", "standfirst"}[m.next(4)], m.words())
	case 25:
		r, after := m.rangeIn(), d.Block(m.next(d.Len())).ID
		b := m.block()
		if b.Kind == editor.Headline {
			b.Kind = editor.Paragraph
		}
		if atom(d.Block(d.Index(r.Block)).Kind) {
			break
		}
		_, m.err = d.ApplyEdits([]editor.Edit{{Range: &r, Text: m.words()}, {Insert: &b, After: after}, {Field: "slug", Value: "x"}})
	case 26:
		m.err = d.MoveBlocks(m.sel, m.next(3)-1)
	case 27, 28:
		m.goTo(d.Undo())
	case 29:
		m.goTo(d.Redo())
	case 31:
		b := m.block()
		m.sel, m.err = d.InsertBlock(m.sel, b)
	case 32:
		if b := d.Block(m.next(d.Len())); b.Image != nil {
			m.err = d.SetImage(b.ID, editor.Image{Caption: m.words()})
		}
	case 33:
		if m.next(4) == 0 {
			s := sample()
			s.Article.Body = s.Article.Body[:m.next(len(s.Article.Body)+1)]
			s.Facts, s.Comments = s.Facts[4:], nil
			m.err = d.ReplaceStory(s)
		}
	case 34:
		m.err = d.PutNote(editor.Note{ID: fmt.Sprint("n", m.next(3)), Decision: m.words()})
	case 36:
		m.sel, m.err = d.Carry(m.sel, m.pos())
	case 37:
		m.sel, m.err = d.CopyTo(m.sel, m.pos())
	case 38:
		m.sel, m.err = d.DeleteTo(m.sel, m.pos())
	case 35:
		if b := d.Block(d.Index(m.sel.Head.Block)); m.sel.Anchor.Block != b.ID || !reserved(b.ID) && !atom(b.Kind) {
			m.sel, m.err = d.SetKinds(m.sel, editor.Item, m.next(3), true)
		}
	case 39, 40:
		d.Suggest(m.next(2) == 0)
		d.Author = []string{"ann", "bob"}[m.next(2)]
	case 41:
		if all := d.Suggestions(); len(all) > 0 {
			from := m.next(len(all))
			settle := d.Accept
			if m.next(2) == 0 {
				settle = d.Reject
			}
			_, m.err = settle(all[from : from+1+m.next(len(all)-from)]...)
		}
	case 42:
		m.sel, m.err = d.PasteFrom(m.sel, []editor.Block{m.block()}, "other")
	case 43:
		m.err = d.ClearPasted(m.sel)
	case 44:
		if b := d.Block(d.Index(m.sel.Head.Block)); m.sel.Anchor.Block != b.ID || !reserved(b.ID) && !atom(b.Kind) {
			m.sel, m.err = d.ToggleKinds(m.sel, []editor.BlockKind{editor.Heading, editor.Item, editor.Quote, editor.Row}[m.next(4)], m.next(4), m.next(2) == 0)
		}
	case 45:
		_, m.err = d.Indent(m.sel, m.next(3)-1)
	case 46:
		m.sel, m.err = d.ClearMarks(m.sel)
	case 47:
		if r := m.rangeIn(); !reserved(r.Block) && !atom(d.Block(d.Index(r.Block)).Kind) {
			m.sel, m.err = d.PutLink(m.sel, r, m.words(), []string{"", "https://a.example"}[m.next(2)])
		}
	case 48:
		m.sel, _ = d.Shorthand(m.sel)
	case 30:
		m.err = d.PutWaiver(editor.Waiver{Rule: "r", Text: m.words(), By: "me"})
	}
	silent := []int{44, 45, 46, 39, 40, 41, 43, 13, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 32, 33, 34, 35}
	m.whole = !slices.Contains(silent, op) && len(m.changes) > 0
	for _, c := range m.changes {
		if m.whole {
			break
		}
		m.sel = c.Selection(m.sel) // what does not return a selection moves the caret
	}
	return fmt.Sprintf("op %d %s, selection %v", op, name, m.sel)
}

// goTo takes the selection that an undo returned, if it did.
func (m *program) goTo(sel Selection, ok bool) {
	if ok && !sel.IsZero() {
		m.sel, m.changes = sel, nil
	}
}

// sample is a story with everything in it.
func sample() editor.Story {
	a := editor.Article{Headline: "Bridge costs £41 million", Standfirst: "Work begins in April", Slug: "bridge",
		Authors: []editor.Author{{Name: "Ann; Lee", Role: "writer (staff)"}}}
	for i, text := range scripts[:10] {
		a.Body = append(a.Body, editor.Block{ID: fmt.Sprint("b", i), Kind: editor.Paragraph, Text: text})
	}
	a.Body[0].Marks = []editor.Mark{{Start: 4, End: 11, Kind: editor.Strong}, {Start: 12, End: 20, Kind: editor.Link, Href: "https://a.example"}}
	a.Body[1].Kind, a.Body[1].Level = editor.Item, 2
	a.Body = slices.Insert(a.Body, 3, editor.Block{ID: "pic", Kind: editor.ImageBlock, Image: &editor.Image{File: "a.jpg"}})
	a.Body = append(a.Body, editor.Block{ID: "rule", Kind: editor.Rule})
	fact := func(id, block, words string, status editor.FactStatus) editor.Fact {
		text, _ := a.Text(block)
		at := strings.Index(text, words)
		return editor.Fact{ID: id, Kind: editor.Figure, Status: status, Range: editor.Range{Block: block, Start: at, End: at + len(words)}, Text: words}
	}
	return editor.Story{Article: a,
		Facts: []editor.Fact{
			fact("f0", "b0", "£41 million", editor.Verified), fact("f1", "b0", "24 April", editor.Disputed),
			fact("f2", editor.HeadlineID, "£41 million", editor.Unchecked), fact("f3", "b3", "👨‍👩‍👧‍👦", editor.Verified),
			{ID: "f4", Text: "words of long ago", Gone: true},
		},
		Comments: []editor.Comment{{ID: "f0", Range: editor.Range{Block: "b0", Start: 4, End: 11}, Text: "council", Body: "which?"}},
		Waivers:  []editor.Waiver{{Rule: "r", By: "me"}},
	}
}

// start opens a story whose every change is checked.
func start(t testing.TB, s editor.Story, code []byte) *program {
	m := &program{d: New(s), code: code, now: time.Unix(0, 0)}
	m.d.Now = func() time.Time { return m.now }
	m.sel = Caret(m.d.Start())
	before := snapshot(m.d)
	m.d.OnChange = func(c Change) {
		after := snapshot(m.d)
		checkChange(t, c, before, after)
		m.changes = append(m.changes, c.Map)
		before = after
	}
	return m
}

func snapshot(d *Doc) (blocks []editor.Block) {
	for i := range d.Len() {
		blocks = append(blocks, d.Block(i))
	}
	return blocks
}

// checkChange holds what a Change says against the blocks before and after.
func checkChange(t testing.TB, c Change, before, after []editor.Block) {
	t.Helper()
	if len(before)-c.Was != len(after)-c.Now {
		t.Fatalf("change %+v leads from %d to %d blocks", c, len(before), len(after))
	}
	same := func(a, b editor.Block) bool { return fmt.Sprint(a) == fmt.Sprint(b) && a.Image == b.Image }
	for i := range before {
		j := i
		if i >= c.First+c.Was {
			j += c.Now - c.Was
		} else if i >= c.First {
			continue
		}
		if !same(before[i], after[j]) {
			t.Fatalf("change %+v does not name block %d: %v, was %v", c, j, after[j], before[i])
		}
	}
	old := map[string]editor.Block{}
	for i, b := range before {
		old[b.ID] = b
		if !c.Structure && after[i].ID != b.ID {
			t.Fatalf("change %+v does not tell of the new structure", c)
		}
	}
	now := map[string]string{}
	for _, b := range after {
		now[b.ID] = b.Text
		if was, ok := old[b.ID]; (!ok || !same(was, b)) && !slices.Contains(c.Blocks, b.ID) {
			t.Fatalf("change %+v does not list block %v", c, b)
		}
	}
	for _, b := range before {
		for from := 0; from <= len(b.Text); from += 1 + len(b.Text)/7 {
			r := editor.Range{Block: b.ID, Start: from, End: min(len(b.Text), from+3)}
			s, ok := c.Map.Range(r)
			if ok && (s.End > len(now[s.Block]) || now[s.Block][s.Start:s.End] != b.Text[r.Start:r.End]) {
				t.Fatalf("%v takes %v %q to %v in %q", c.Map, r, b.Text[r.Start:r.End], s, now[s.Block])
			}
			for _, right := range []bool{false, true} {
				p, _ := c.Map.Pos(Pos{b.ID, from}, right)
				if text, ok := now[p.Block]; !ok || p.Offset < 0 || p.Offset > len(text) {
					t.Fatalf("%v takes %s %d to %v in %q", c.Map, b.ID, from, p, text)
				}
			}
		}
	}
}

// check holds every promise of an open manuscript.
func check(t testing.TB, d *Doc) {
	t.Helper()
	s := d.Story()
	if err := s.Validate(); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	total, anchors := 0, 0
	for i, p := range d.blocks {
		texts[p.ID] = p.Text
		if p.at != i || d.byID[p.ID] != p {
			t.Fatalf("block %d %s is indexed as %d", i, p.ID, p.at)
		}
		if !reserved(p.ID) {
			total += countWords(editor.Live(p.Text, p.Marks))
		}
		for _, a := range p.anchors {
			if a.home != p || a.list.list[a.index] != a || a.list.byID[a.id()] != a {
				t.Fatalf("anchor %s is not at home in %s", a.id(), p.ID)
			}
		}
		anchors += len(p.anchors)
		checkMarks(t, p.Block)
	}
	if len(d.byID) != len(d.blocks) || total != d.Words() {
		t.Fatalf("%d blocks of %d, %d words of %d", len(d.byID), len(d.blocks), d.Words(), total)
	}
	for _, l := range []*remarks{&d.facts, &d.comments} {
		for _, a := range l.list {
			if a.home == nil {
				continue
			}
			anchors--
			if text := a.home.Words(); ceil(text, a.start) != a.start || ceil(text, a.end) != a.end || a.end < a.start {
				t.Fatalf("%s %d-%d lies inside a cluster of %q", a.id(), a.start, a.end, text)
			}
		}
	}
	if anchors != 0 {
		t.Fatalf("%d anchors too many", anchors)
	}
}

func checkMarks(t testing.TB, b editor.Block) {
	t.Helper()
	for i, m := range b.Marks {
		if m.Start >= m.End || ceil(b.Text, m.Start) != m.Start || ceil(b.Text, m.End) != m.End {
			t.Fatalf("mark %v lies inside a cluster of %q", m, b.Text)
		}
		for _, n := range b.Marks[i+1:] {
			if n.Kind == m.Kind && (n.Start < m.End || n.Start == m.End && n.Href == m.Href && n.Author == m.Author) {
				t.Fatalf("marks %v and %v of %q are not tidy", m, n, b.Text)
			}
		}
	}
	if !slices.IsSortedFunc(b.Marks, func(m, n editor.Mark) int {
		if m.Start != n.Start {
			return m.Start - n.Start
		}
		return m.End - n.End
	}) {
		t.Fatalf("marks %v are not sorted", b.Marks)
	}
}

func hash(t testing.TB, d *Doc) string {
	t.Helper()
	h, err := d.Story().Hash()
	if err != nil {
		t.Fatal(err)
	}
	return h
}
