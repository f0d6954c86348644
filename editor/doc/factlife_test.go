package doc

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

// desk edits a story in which no character stands twice, so that each can be told
// wherever it goes, and holds against every edit what facts promise: each is on
// words of its own or says that they are gone, and none is lost.
type desk struct {
	*testing.T
	d       *Doc
	random  *rand.Rand
	fresh   rune              // the next character that was never used
	was     []editor.Fact     // before the edit, by their place in all
	settled []string          // the words each was settled with
	once    []map[string]bool // the words each has had
	copied  map[rune]bool     // characters that stand, or stood, in more than one place
	said    string            // what the edit is
	typed   string            // what it puts in place of words
	over    editor.Range      // which those are
	back    bool              // it is an undo or a redo
	clip    []editor.Block
	cut     map[int]bool // the facts whose words were cut last
	pasted  bool         // it puts them back, for the first time
}

const (
	deskBlocks = 12
	deskRunes  = 90
	deskFacts  = 40
)

func newDesk(t *testing.T, seed uint64) *desk {
	x := &desk{T: t, random: rand.New(rand.NewPCG(seed, 11)), fresh: 0x4E00, copied: map[rune]bool{}}
	var s editor.Story
	s.Article.Headline, s.Article.Standfirst = x.words(deskRunes/3), x.words(deskRunes/2)
	for i := range deskBlocks {
		s.Article.Body = append(s.Article.Body, editor.Block{ID: fmt.Sprint("b", i), Kind: editor.Paragraph, Text: x.words(deskRunes)})
	}
	x.d = New(s)
	now := time.Unix(0, 0)
	x.d.Now = func() time.Time { now = now.Add(300 * time.Millisecond); return now }
	for i := range deskFacts {
		from := x.pos()
		n := len(x.text(from.Block))
		r := editor.Range{Block: from.Block, Start: min(from.Offset, n-3), End: min(from.Offset+3*(1+x.random.IntN(9)), n)}
		f := editor.Fact{ID: fmt.Sprint("f", i), Kind: editor.Figure, Status: editor.FactStatuses[i%len(editor.FactStatuses)], Range: r}
		if err := x.d.PutFact(f); err != nil {
			t.Fatal(err)
		}
		got, _ := x.d.Fact(f.ID)
		x.settled = append(x.settled, got.Text)
		x.once = append(x.once, map[string]bool{got.Text: true})
		x.was = append(x.was, got)
	}
	x.d.history = history{} // the facts stay
	return x
}

func (x *desk) words(n int) string {
	var b strings.Builder
	for range n {
		b.WriteRune(x.fresh)
		if x.fresh++; x.fresh == 0xA000 {
			x.fresh = 0x20000
		}
	}
	return b.String()
}

func (x *desk) text(block string) string { return x.d.Block(x.d.Index(block)).Text }

// pos is a place between two characters.
func (x *desk) pos() Pos {
	b := x.d.Block(x.random.IntN(x.d.Len()))
	at := x.random.IntN(len(b.Text) + 1)
	return Pos{b.ID, floor(b.Text, at)}
}

// selection is a few characters, seldom many or over paragraphs.
func (x *desk) selection() Selection {
	from := x.pos()
	text := x.text(from.Block)
	switch x.random.IntN(20) {
	case 0:
		return Selection{from, x.pos()}
	case 1:
		if next := x.d.Index(from.Block) + 1; next < x.d.Len() {
			b := x.d.Block(next)
			return Selection{from, Pos{b.ID, floor(b.Text, min(len(b.Text), 3*x.random.IntN(6)))}}
		}
	}
	return Selection{from, Pos{from.Block, floor(text, min(len(text), from.Offset+4*x.random.IntN(9)))}}
}

// edit does one edit at random.
func (x *desk) edit() {
	if x.pasted || x.back {
		x.cut = nil // what was cut comes back once
	}
	d, sel := x.d, x.selection()
	x.typed, x.over, x.back, x.pasted = "", editor.Range{}, false, false
	var err error
	note := func(said string) { x.said = fmt.Sprintf("%s at %v", said, sel) }
	switch op := x.random.IntN(40); op {
	default:
		caret := Caret(sel.Anchor)
		x.typed = x.words(1 + x.random.IntN(3))
		note("type")
		_, err = d.Insert(caret, x.typed)
	case 0, 1, 2, 3:
		x.typed = x.words(1 + x.random.IntN(6))
		note("type over")
		if from, to, e := d.Range(sel); e == nil && from.Block == to.Block {
			x.over = editor.Range{Block: from.Block, Start: from.Offset, End: to.Offset}
		}
		_, err = d.Insert(sel, x.typed)
	case 4, 5, 6:
		note("delete")
		_, err = d.Delete(sel)
	case 7, 8:
		note("backspace")
		_, err = d.Backspace(Caret(sel.Anchor), Grapheme)
	case 9, 10:
		note("break")
		_, err = d.Break(Caret(sel.Anchor))
	case 11, 12:
		b := x.d.Block(x.random.IntN(x.d.Len()))
		sel = Caret(Pos{b.ID, 0})
		note("join")
		_, err = d.Backspace(sel, Grapheme)
	case 13, 14:
		note("cut")
		x.cut = x.within(sel)
		x.clip, _, err = d.Cut(sel)
	case 15, 16, 17:
		note("paste")
		x.pasted = len(x.cut) > 0
		if !x.pasted {
			x.copy(x.clip)
		}
		_, err = d.Paste(Caret(sel.Anchor), x.clip)
	case 18:
		note("copy and paste")
		c := d.Copy(sel)
		x.copy(c)
		_, err = d.Paste(Caret(x.pos()), c)
	case 19, 20, 21:
		to := x.pos()
		note(fmt.Sprintf("carry to %v", to))
		_, err = d.Carry(sel, to)
	case 22:
		note("move paragraphs")
		err = d.MoveBlocks(sel, 2*x.random.IntN(2)-1)
	case 23, 24, 25, 26, 27, 28:
		note("undo")
		x.back = true
		d.Undo()
	case 29, 30:
		note("redo")
		x.back = true
		d.Redo()
	}
	if err != nil {
		x.Fatalf("%s: %v", x.said, err)
	}
}

// within are the facts that lie within a selection, with all their words.
func (x *desk) within(sel Selection) map[int]bool {
	in := map[int]bool{}
	from, to, err := x.d.Range(sel)
	if err != nil || from.Block != to.Block {
		return in
	}
	for i, f := range x.was {
		if !f.Gone && f.Block == from.Block && from.Offset <= f.Start && f.End <= to.Offset {
			in[i] = true
		}
	}
	return in
}

// copy notes that words stand in another place as well from now on.
func (x *desk) copy(blocks []editor.Block) {
	for _, b := range blocks {
		for _, r := range b.Text {
			x.copied[r] = true
		}
	}
}

// hold checks every promise after an edit.
func (x *desk) hold() {
	var all strings.Builder
	for i := range x.d.Len() {
		all.WriteString(x.d.Block(i).Text + "\n")
	}
	text := all.String()
	for i, was := range x.was {
		f, ok := x.d.Fact(was.ID)
		if !ok {
			x.Fatalf("%s: fact %s is lost", x.said, was.ID)
		}
		x.place(f)
		x.own(i, f)
		x.kept(i, f, text)
		x.stale(i, f)
		x.once[i][f.Text] = true
		x.was[i] = f
	}
	if n := len(x.d.Facts()); n != deskFacts {
		x.Fatalf("%s: %d facts", x.said, n)
	}
}

// place: the words are where the fact says.
func (x *desk) place(f editor.Fact) {
	if f.Gone {
		if !f.Range.IsZero() || f.Text == "" {
			x.Fatalf("%s: %+v is gone and does not say what its words were", x.said, f)
		}
		return
	}
	if words, err := f.Of(x.text(f.Block)); err != nil || words != f.Text || words == "" {
		x.Fatalf("%s: %+v is on %q, %v", x.said, f, words, err)
	}
}

// own: the words are the fact's own, or were typed in place of those.
func (x *desk) own(i int, f editor.Fact) {
	was := x.was[i]
	switch {
	case f.Gone, strings.ContainsAny(f.Text, was.Text):
	case x.back && x.once[i][f.Text]:
	case x.typed != "" && strings.Contains(x.typed, f.Text) && !was.Gone && x.over.Overlaps(was.Range):
	default:
		x.Fatalf("%s: fact %s was on %q and is on %q", x.said, f.ID, was.Text, f.Text)
	}
}

// kept: words that still stand together have their fact.
func (x *desk) kept(i int, f editor.Fact, text string) {
	was := x.was[i]
	if !strings.Contains(text, was.Text) || strings.ContainsFunc(was.Text, func(r rune) bool { return x.copied[r] }) {
		return
	}
	if was.Gone && !(x.pasted && x.cut[i]) {
		return // only what was cut has to come back with its words; undo is held to its own promise
	}
	if f.Gone || !strings.Contains(f.Text, was.Text) {
		x.Fatalf("%s: the words %q stand, and their fact %s is %+v", x.said, was.Text, f.ID, f)
	}
}

// stale: a fact that somebody answered for has the words they saw, or shows them.
func (x *desk) stale(i int, f editor.Fact) {
	if !f.Status.Decides() || f.Gone && !f.Stale {
		return
	}
	if same := f.Text == x.settled[i]; same == f.Stale || f.Stale && f.Was != x.settled[i] {
		x.Fatalf("%s: fact %s was settled as %q: %+v", x.said, f.ID, x.settled[i], f)
	}
}

// TestFactsLiveThroughAHundredThousandEdits is the promise of the fact desk.
func TestFactsLiveThroughAHundredThousandEdits(t *testing.T) {
	const edits = 100_000
	stories := uint64(50)
	each := edits / int(stories)
	if testing.Short() {
		stories = 5
	}
	gone, back := 0, 0
	for seed := range stories {
		x := newDesk(t, seed)
		x.hold()
		for n := range each {
			before := slices.Clone(x.was)
			x.edit()
			x.hold()
			for i, f := range x.was {
				if f.Gone && !before[i].Gone {
					gone++
				} else if !f.Gone && before[i].Gone {
					back++
				}
			}
			if n%100 == 0 {
				if err := x.d.Story().Validate(); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if least := 2 * int(stories); gone < least || back < least {
		t.Errorf("%d facts went, %d came back: the edits do not try the promise", gone, back)
	}
}
