package manuscript

import (
	"math/rand"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stet/editor"
	"stet/editor/doc"
)

// hostile are texts that are long, or strange, in ways that prose is not. No one
// of them holds bytes that a story may not: those are refused or repaired before
// they come here.
func hostile() map[string]string {
	r := rand.New(rand.NewSource(8))
	letters := make([]byte, 1<<20)
	for i := range letters {
		letters[i] = "abcdefghijklmnopqrstuvwxyz0123456789"[r.Intn(36)]
	}
	return map[string]string{
		"10,000 words":            strings.Repeat("The harbour board voted to close the quay ", 1_250),
		"1 MB without a space":    string(letters),
		"control characters":      strings.Repeat("\x01\x02\x1b\t\u200b\u202e\u2066\ufeff", 2_000),
		"joiners":                 strings.Repeat("\u200d", 5_000),
		"a family of thousands":   strings.Repeat("👩\u200d", 3_000) + "👧",
		"one letter, many points": "a" + strings.Repeat("\u0301", 5_000),
		"soft breaks":             strings.Repeat("\n", 3_000),
		"bad bytes, repaired":     strings.Repeat("\ufffd", 20_000),
		"every direction":         strings.Repeat("abc \u0634\u0643\u0631 12 \u05e9\u05dc\u05d5\u05dd ", 2_000),
	}
}

// TestHostileStories edits each of them: by key, by mouse and by clipboard. What
// is typed arrives, undoing everything gives the story back, and nothing panics.
func TestHostileStories(t *testing.T) {
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			s := story()
			s.Article.Body[1].Text = text
			b := open(t, s, Options{})
			before, err := b.doc.Story().Hash()
			if err != nil {
				t.Fatal(err)
			}
			middle := doc.PrevGrapheme(text, len(text)/2)
			b.caret("b", middle)
			b.insert("x")
			if got := b.text("b"); len(got) != len(text)+1 || !strings.Contains(got[middle:min(len(got), middle+40_000)], "x") {
				t.Errorf("%d bytes after a key in %d", len(got), len(text))
			}
			b.keys(fyne.KeyRight, fyne.KeyLeft, fyne.KeyUp, fyne.KeyDown, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyBackspace, fyne.KeyReturn, fyne.KeyBackspace)
			b.shifted(fyne.KeyRight, fyne.KeyDown)
			b.click(fyne.NewPos(400, 300), 0)
			b.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -5_000)})
			b.Resize(fyne.NewSize(420, 500))
			b.painted()
			b.check()
			b.SelectAll()
			b.Copy()
			b.caret("c", 0)
			b.Paste(false)
			fyne.CurrentApp().Clipboard().SetContent(text + "\xed\xa0\x80\xff\x00")
			b.Paste(false)
			b.painted()
			b.check()
			for b.doc.CanUndo() {
				b.Undo()
			}
			b.check()
			if after, _ := b.doc.Story().Hash(); after != before {
				t.Error("undoing everything does not give the story back")
			}
		})
	}
}

// TestFiveThousandMarks lays 5,000 over the words of one paragraph and of many,
// types among them, and finds each on its words.
func TestFiveThousandMarks(t *testing.T) {
	for _, paragraphs := range []int{1, 500} {
		s := editor.Story{Article: editor.Article{Headline: "Facts"}}
		var marks []Mark
		for i := range paragraphs {
			block := editor.Block{ID: "p" + strconv.Itoa(i), Kind: editor.Paragraph}
			for n := range 5_000 / paragraphs {
				word := "fact" + strconv.Itoa(n)
				marks = append(marks, Mark{ID: block.ID + word, Label: strconv.Itoa(n), Style: Style{Underline: Dotted, Marker: Ring},
					Range: editor.Range{Block: block.ID, Start: len(block.Text), End: len(block.Text) + len(word)}})
				block.Text += word + " "
			}
			s.Article.Body = append(s.Article.Body, block)
		}
		b := open(t, s, Options{})
		b.SetLayer("facts", marks)
		b.caret("p0", 0)
		b.insert("So ")
		b.keys(fyne.KeyReturn, fyne.KeyBackspace, fyne.KeyPageDown)
		b.painted()
		b.check()
		n := 0
		for i := range b.doc.Len() {
			block := b.doc.Block(i)
			for _, m := range b.layers.in(block) {
				if word := block.Text[m.Range.Start:m.Range.End]; word != strings.TrimPrefix(m.ID, m.ID[:strings.Index(m.ID, "fact")]) {
					t.Fatalf("mark %s lies on %q", m.ID, word)
				}
				n++
			}
		}
		if n != 5_000 {
			t.Errorf("%d marks are left", n)
		}
	}
}

// BenchmarkTypingInHostileTexts types in the middle of each text, against a key
// in ordinary paragraphs.
func BenchmarkTypingInHostileTexts(b *testing.B) {
	for name, text := range hostile() {
		b.Run(name, func(b *testing.B) {
			s := story()
			s.Article.Body[1].Text = text
			e := open(b, s, Options{})
			e.caret("b", doc.PrevGrapheme(text, len(text)/2))
			i := 0
			duel(b, func() {
				e.TypedRune(rune(typed[i%len(typed)]))
				e.painted()
				i++
			}, openLong(b, 1_000).typist())
		})
	}
}
