package doc

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"stet/editor"
)

// decoder makes steps of bytes: such as a caller would give, and such as nobody
// should.
type decoder struct{ program }

// id is a block there is, or one there is not.
func (m *decoder) id() string {
	if n := m.next(m.d.Len() + 6); n < m.d.Len() {
		return m.d.Block(n).ID
	}
	return []string{"", "none", "new", "pasted", editor.HeadlineID, editor.StandfirstID}[m.next(6)]
}

func (m *decoder) ids() []string {
	var out []string
	for range m.next(4) {
		out = append(out, m.id())
	}
	return out
}

func (m *decoder) offset() int { return m.next(140) - 4 }

func (m *decoder) text() string {
	return m.words() + []string{"", "", "", "\n", "\xff", "\x00", "\x1b", "\u2028"}[m.next(8)]
}

func (m *decoder) marks() []editor.Mark {
	var out []editor.Mark
	for range m.next(3) {
		out = append(out, editor.Mark{Start: m.offset(), End: m.offset(), Kind: m.kind(), Href: "x"})
	}
	return out
}

func (m *decoder) kind() editor.MarkKind {
	return []editor.MarkKind{editor.Strong, editor.Link, editor.Inserted, editor.Deleted, editor.Pasted, "blink", ""}[m.next(7)]
}

func (m *decoder) span() editor.Range {
	return editor.Range{Block: m.id(), Start: m.offset(), End: m.offset()}
}

func (m *decoder) newBlock() editor.Block {
	b := m.block()
	b.ID, b.Level, b.Ordered = m.id(), m.next(9)-1, m.next(2) == 0
	if m.next(4) == 0 {
		b.Text, b.Marks = m.text(), m.marks()
	}
	return b
}

func (m *decoder) decode() Step {
	switch m.next(14) {
	case 0, 1:
		return Replace{Range: m.span(), Text: m.text(), Marks: m.marks(), Grow: m.next(2) == 0}
	case 2:
		return Split{Block: m.id(), At: m.offset(), New: m.newBlock()}
	case 3:
		return Join{Block: m.id(), Next: m.id(), At: m.offset()}
	case 4:
		return Splice{After: m.id(), Remove: m.ids(), Insert: []editor.Block{m.newBlock(), m.newBlock()}[:m.next(3)]}
	case 5:
		return Move{Blocks: m.ids(), After: m.id()}
	case 6:
		b := m.newBlock()
		return Reshape{Block: m.id(), Kind: b.Kind, Level: b.Level, Ordered: b.Ordered, Image: b.Image}
	case 7:
		return SetMark{Range: m.span(), Kind: m.kind(), Href: "x", On: m.next(2) == 0}
	case 8:
		return SetField{Name: []string{"slug", "headline", "published", "nonsense", "status"}[m.next(5)], Value: m.text()}
	case 9:
		return SetFact{ID: "f0", Fact: &editor.Fact{ID: "f0", Kind: editor.Figure, Status: editor.Verified, Range: m.span(), Text: m.text(), Gone: m.next(3) == 0}}
	case 10:
		return SetComment{ID: "f1", Comment: &editor.Comment{ID: "f1", Range: m.span(), Text: m.text(), Body: m.text()}}
	case 11:
		return SetBreak{Block: m.id(), Break: &editor.Track{Kind: m.kind()}}
	case 12:
		return SetNotes{[]editor.Note{{ID: m.id(), Decision: m.text()}}}
	}
	return SetWaivers{[]editor.Waiver{{Rule: "r", Text: m.text(), By: "me"}}}
}

// FuzzSteps applies transactions of whatever steps: each is done whole and can
// be undone, or is refused and leaves nothing behind.
func FuzzSteps(f *testing.F) {
	for _, seed := range []string{"", "the quick brown fox jumps over", "\x02\x05\x10\x00\x03", "\x04\x01\x02\x03\x04\x05\x06\x07\x08\x09"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, code []byte) {
		m := decoder{*start(t, sample(), code[:min(len(code), 300)])}
		for len(m.code) > 0 {
			tx := Tx{Kind: "test"}
			for range 1 + m.next(3) {
				tx.Steps = append(tx.Steps, m.decode())
			}
			before, version := hash(t, m.d), m.d.Version()
			_, err := m.d.Apply(tx)
			after := hash(t, m.d)
			check(t, m.d)
			switch {
			case err != nil && after != before:
				t.Fatalf("%v are refused (%v) and leave something behind", tx.Steps, err)
			case err == nil && m.d.Version() > version:
				m.d.Undo()
				if hash(t, m.d) != before {
					t.Fatalf("%v are not undone", tx.Steps)
				}
				m.d.Redo()
				if hash(t, m.d) != after {
					t.Fatalf("%v are not redone", tx.Steps)
				}
			}
		}
	})
}

// FuzzPaste pastes whatever bytes over whatever is selected: every character
// that can be shown arrives, in order, and one undo takes them back.
func FuzzPaste(f *testing.F) {
	for _, text := range append(scripts, "", "\n\n", "a\r\nb\x85c\u2028d\ve", "\xff\xed\xa0\x80\xed\xb0\x80x", "\x00\x01\x1b[0m\x7f", "\u202e\ufeff\u200d") {
		f.Add(text, []byte{2, 9, 5, 3})
		f.Add(text, []byte{0, 0, 1, 4})
	}
	f.Fuzz(func(t *testing.T, text string, code []byte) {
		m := start(t, sample(), code[:min(len(code), 8)])
		sel := Selection{m.pos(), m.pos()}
		before := hash(t, m.d)
		from, _, err := m.d.Range(sel)
		if err != nil {
			t.Fatal(err)
		}
		above := shown(m.d.Text(Selection{m.d.Start(), from}))
		after, err := m.d.PasteText(sel, text)
		if err != nil {
			t.Fatalf("refused: %v", err)
		}
		check(t, m.d)
		got := m.d.Text(Selection{m.d.Start(), after.Head})
		rest, ok := strings.CutPrefix(shown(got), above)
		if want := joined(shown(text)); !ok || !strings.HasPrefix(joined(rest), want) {
			t.Fatalf("pasting %q at %v gives %q, the caret at %v", text, sel, got, after)
		}
		for m.d.CanUndo() {
			m.d.Undo()
		}
		if hash(t, m.d) != before {
			t.Fatal("undo does not give the story there was")
		}
	})
}

// shown keeps the characters of a text that a page shows, a bad byte as the sign
// for one.
func shown(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return -1
		}
		return r
	}, strings.ReplaceAll(strings.ToValidUTF8(text, string(utf8.RuneError)), "\x00", string(utf8.RuneError)))
}

// joined drops what joins the character before: where words to go stood between
// the two, it joins what is left and pasted text comes behind it.
func joined(text string) string {
	return strings.TrimLeftFunc(text, func(r rune) bool { return unicode.In(r, unicode.M, unicode.Cf) || r >= 0x1f3fb && r <= 0x1f3ff })
}

// TestBytesThatAreNotTextAreRefused holds the API to text: half a surrogate, a
// stray byte and a zero byte are refused with an error that says so, and nothing
// changes.
func TestBytesThatAreNotTextAreRefused(t *testing.T) {
	for _, bad := range []string{"\xff", "\xed\xa0\x80", "a\xc3", "\x00"} {
		d := New(sample())
		before := hash(t, d)
		here := Caret(Pos{"b0", 3})
		for name, do := range map[string]func() error{
			"insert": func() error { _, err := d.Insert(here, bad); return err },
			"paste": func() error {
				_, err := d.Paste(here, []editor.Block{{ID: "x", Kind: editor.Paragraph, Text: bad}})
				return err
			},
			"edit": func() error {
				r := editor.Range{Block: "b0", Start: 0, End: 3}
				_, err := d.ApplyEdits([]editor.Edit{{Range: &r, Text: bad}})
				return err
			},
			"field":   func() error { return d.SetField("slug", bad) },
			"comment": func() error { return d.PutComment(editor.Comment{ID: "c", Range: at("b0", 0, 3), Body: bad}) },
		} {
			var wrong *editor.FieldError
			if err := do(); !errors.As(err, &wrong) || wrong.Want == "" || hash(t, d) != before {
				t.Errorf("%s of %q: %v", name, bad, err)
			}
		}
	}
}

// TestFiveThousandFacts keeps each on its words through typing, parting and
// joining at the front of a paragraph that holds them all.
func TestFiveThousandFacts(t *testing.T) {
	var text strings.Builder
	var s editor.Story
	for i := range 5_000 {
		word := fmt.Sprint("fact", i)
		s.Facts = append(s.Facts, editor.Fact{ID: word, Kind: editor.Figure, Status: editor.Verified, Text: word,
			Range: editor.Range{Block: "p", Start: text.Len(), End: text.Len() + len(word)}})
		text.WriteString(word + " ")
	}
	s.Article.Body = []editor.Block{{ID: "p", Kind: editor.Paragraph, Text: text.String()}}
	d := New(s)
	before := hash(t, d)
	sel, err := d.Insert(Caret(Pos{"p", 0}), "So ")
	if err == nil {
		sel, err = d.Break(sel)
	}
	if err == nil {
		_, err = d.Backspace(sel, Grapheme)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range d.Facts() {
		if got, err := f.Range.Of(d.Block(d.Index(f.Block)).Text); err != nil || got != f.ID || f.Stale || f.Gone {
			t.Fatalf("%s lies on %q, %v", f.ID, got, err)
		}
	}
	check(t, d)
	for d.CanUndo() {
		d.Undo()
	}
	if hash(t, d) != before {
		t.Error("undo does not give the story there was")
	}
}
