package doc

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"stet/editor"
)

// told is a story in which no two characters are alike: each says where it stood
// when the story was opened. What the test types is Latin, and so told apart.
func told() editor.Story {
	var s editor.Story
	r := '\u4e00'
	text := func(n int) string {
		out := make([]rune, n)
		for i := range out {
			out[i], r = r, r+1
		}
		return string(out)
	}
	s.Article.Headline, s.Article.Standfirst = text(12), text(12)
	for i := range 6 {
		s.Article.Body = append(s.Article.Body, editor.Block{ID: fmt.Sprint("b", i), Kind: editor.Paragraph, Text: text(40)})
	}
	const wide = len("\u4e00")
	for i := range s.Article.Body {
		b := &s.Article.Body[i]
		for n, kind := range []editor.MarkKind{editor.Strong, editor.Emphasis, editor.Link, editor.Inserted, editor.Deleted, editor.Pasted} {
			b.Marks = append(b.Marks, editor.Mark{Start: (3*n + i) * wide, End: (3*n + i + 9) * wide, Kind: kind, Href: href(kind), Author: "ann"})
		}
		for n := range 3 {
			r := editor.Range{Block: b.ID, Start: (10*n + i) * wide, End: (10*n + i + 7) * wide}
			id := fmt.Sprint("x", i, n)
			s.Facts = append(s.Facts, editor.Fact{ID: id, Range: r, Text: b.Text[r.Start:r.End], Kind: editor.Figure, Status: editor.Unchecked})
			s.Comments = append(s.Comments, editor.Comment{ID: id, Range: r, Text: b.Text[r.Start:r.End]})
		}
	}
	return s
}

func href(k editor.MarkKind) string {
	if k == editor.Link {
		return "https://a.example"
	}
	return ""
}

// coverage lists which of the first characters each kind of mark, each fact and
// each comment covers.
func coverage(d *Doc) map[string]map[rune]bool {
	out := map[string]map[rune]bool{}
	add := func(what, words string) {
		if out[what] == nil {
			out[what] = map[rune]bool{}
		}
		for _, r := range words {
			if r >= '\u4e00' {
				out[what][r] = true
			}
		}
	}
	for i := range d.Len() {
		b := d.Block(i)
		for _, m := range b.Marks {
			add("mark "+string(m.Kind), b.Text[m.Start:m.End])
		}
	}
	for _, f := range d.Facts() {
		if !f.Gone {
			add("fact "+f.ID, d.Block(d.Index(f.Block)).Text[f.Start:f.End])
		}
	}
	for _, c := range d.Comments() {
		if !c.Gone {
			add("comment "+c.ID, d.Block(d.Index(c.Block)).Text[c.Start:c.End])
		}
	}
	return out
}

// TestMarksCoverOnlyWhatTheyDid edits at random: no mark, fact or comment ever
// covers a character of the story that it did not cover at first, wherever words
// are typed, deleted, parted, joined, moved, undone and done again around it.
func TestMarksCoverOnlyWhatTheyDid(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 3))
		d := New(told())
		first, carried := coverage(d), map[rune]bool{}
		pos := func() Pos {
			b := d.Block(r.IntN(d.Len()))
			return Pos{b.ID, floor(b.Text, r.IntN(len(b.Text)+1))}
		}
		sel := Caret(pos())
		for range 60 {
			if r.IntN(2) == 0 {
				sel = Selection{pos(), pos()}
			}
			name, now := "", sel
			var err error
			switch r.IntN(11) {
			case 0, 1:
				name = "type"
				now, err = d.Insert(sel, []string{"a", "so it is", " "}[r.IntN(3)])
			case 2:
				name = "delete"
				now, err = d.Delete(sel)
			case 3:
				name = "delete a word"
				now, err = d.Backspace(sel, Unit(r.IntN(2)))
			case 4:
				name = "break"
				now, err = d.Break(sel)
			case 5:
				name = "paste"
				now, err = d.PasteText(sel, "one\ntwo\nthree")
			case 6:
				name = "carry"
				for _, c := range d.Text(sel) {
					carried[c] = true // dropped among marked words they count with them
				}
				now, err = d.Carry(sel, pos())
			case 7:
				name = "move paragraphs"
				err = d.MoveBlocks(sel, 1-2*r.IntN(2))
			case 8:
				name = "replace words"
				b := d.Block(r.IntN(d.Len()))
				from, to := floor(b.Text, r.IntN(len(b.Text)+1)), floor(b.Text, r.IntN(len(b.Text)+1))
				_, err = d.ReplaceWords([]editor.Edit{{Range: &editor.Range{Block: b.ID, Start: min(from, to), End: max(from, to)}, Text: "other"}})
			case 9:
				name = "undo"
				d.Undo()
			case 10:
				name = "redo"
				d.Redo()
			}
			if err != nil {
				t.Fatalf("seed %d: %s: %v", seed, name, err)
			}
			for what, runes := range coverage(d) {
				for c := range runes {
					if !first[what][c] && !carried[c] {
						t.Fatalf("seed %d: after %s of %v the %s covers %q, which it did not", seed, name, sel, what, c)
					}
				}
			}
			if sel = now; slices.ContainsFunc([]Pos{sel.Anchor, sel.Head}, func(p Pos) bool { return d.Check(p) != nil }) {
				sel = Caret(d.Start())
			}
		}
		for d.CanUndo() {
			d.Undo()
		}
		for what, runes := range first {
			if now := coverage(d)[what]; len(now) != len(runes) {
				t.Fatalf("seed %d: with everything undone the %s covers %d characters of %d", seed, what, len(now), len(runes))
			}
		}
	}
}
