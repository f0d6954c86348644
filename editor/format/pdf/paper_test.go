package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"math/rand"
	"strings"
	"testing"
	"testing/fstest"

	"stet/editor"
	"stet/editor/fact"
	"stet/editor/format/piece"
)

// sheetful is a paper with a part of every kind, and a table longer than a page.
func sheetful(rows int) Paper {
	long := strings.Repeat("Said at the meeting of the finance committee. ", 9)
	t := Table{Head: []string{"Fact", "Words", "When"}}
	for i := range rows {
		t.Rows = append(t.Rows, []string{fmt.Sprint(i + 1), long[:(i*37)%len(long)], "20 Nov 2026,\n16:30"})
	}
	p := Paper{Title: "Bridge: Copy", Language: "en", Foot: "bridge · r3", Parts: []Part{
		Words{Look: Kicker, Runs: []Run{{Text: "Annotated copy"}}}, Details{{"Slug", "bridge"}, {"SHA-256", "1882236e7d47"}},
		Words{Look: Warning, Runs: []Run{{Text: "For the desk only."}}}, Words{Look: Heading, Runs: []Run{{Text: "Facts"}}}, t}}
	for i := range 30 {
		n := Noted{Words: Words{Look: CopyText, Runs: []Run{{Text: lead}, {Text: "£41 million", Tone: Settled}, {Text: fmt.Sprintf("%d✓", i), Raised: true, Tone: Settled}}}}
		for range i % 4 {
			n.Notes = append(n.Notes, Note{Tone: Settled, Words: []Words{{Look: NoteHead, Runs: []Run{{Text: fmt.Sprintf("%d  ", i)}, {Text: "✓ Verified", Tone: Settled}}}, {Look: NoteLine, Runs: []Run{{Text: long[:(i*53)%len(long)]}}}}})
		}
		p.Parts = append(p.Parts, n)
	}
	return p
}

// laid deals a paper out to its pages.
func laid(t *testing.T, p Paper) *setter {
	t.Helper()
	f, err := newFaces(cuts)
	if err != nil {
		t.Fatal(err)
	}
	s := newSetter(f, paperSheet(false, p.Flat))
	for _, part := range p.Parts {
		part.set(s)
	}
	return s
}

// TestPaper holds every page within its depth and the column, and looks for the head of
// the table on each page that has rows of it.
func TestPaper(t *testing.T) {
	for _, rows := range []int{1, 20, 21, 22, 23, 24, 90} {
		s := laid(t, sheetful(rows))
		headed := 0
		for n, page := range s.pages {
			heads, cells := 0, 0
			for _, r := range page {
				if r.y < 0 || r.y+r.height > s.depth+0.01 {
					t.Errorf("%d rows, page %d: a row from %f to %f", rows, n+1, r.y, r.y+r.height)
				}
				for _, one := range append(r.beside, placed{r.left, r.runs}) {
					wide := one.left
					for _, w := range one.runs {
						wide += w.width
					}
					if wide > s.sheet.measure+0.01 {
						t.Errorf("%d rows, page %d: %s ends at %f", rows, n+1, said(r), wide)
					}
				}
				switch words := said(r); {
				case r.line == &headRule:
					heads++
				case strings.Contains(words, "20 Nov 2026,"):
					cells++
				}
			}
			if cells > 0 && heads != 1 {
				t.Errorf("%d rows, page %d: %d heads over %d rows", rows, n+1, heads, cells)
			}
			headed += cells
		}
		if headed != rows {
			t.Errorf("%d of %d rows were set", headed, rows)
		}
	}
}

// TestMargin: no note stands above the words it is about, none on another, and none lags
// far behind unless it is one that came before that is so long.
func TestMargin(t *testing.T) {
	s := laid(t, sheetful(1))
	type spot struct {
		page int
		y    float64
	}
	words, notes := map[string]spot{}, map[string]spot{}
	for n, page := range s.pages {
		ends := 0.0
		for _, r := range page {
			for _, one := range r.runs {
				number, raised := strings.CutSuffix(one.text, "✓")
				if raised {
					words[number] = spot{n, r.y - 4*r.height}
				}
			}
			if r.bar == nil || r.bar.left == 0 {
				continue
			}
			if r.y < ends-0.01 {
				t.Errorf("page %d: a note at %f, on another that ends at %f", n+1, r.y, ends)
			}
			ends = r.y + r.height
			if r.runs[0].style.face == sansBold && len(r.runs) > 1 {
				number := strings.TrimSpace(r.runs[0].text)
				if _, known := notes[number]; !known {
					notes[number] = spot{n, r.y}
				}
			}
		}
	}
	if len(notes) < 20 {
		t.Fatalf("%d facts have notes", len(notes))
	}
	for number, note := range notes {
		at, ok := words[number]
		if !ok || note.page < at.page || note.page == at.page && note.y < at.y {
			t.Errorf("the words of %s are at %v, the first note at %v", number, at, note)
		}
		if far := float64(note.page-at.page)*s.depth + note.y - at.y; far > lag+s.depth/2 {
			t.Errorf("note %s stands %f points behind its words", number, far)
		}
	}
}

// TestShare: columns are as wide together as there is room, none less than its longest
// word where all fit, and those that want little get it.
func TestShare(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 2000 {
		n := 1 + r.Intn(9)
		least, most := make([]float64, n), make([]float64, n)
		for i := range least {
			least[i] = float64(r.Intn(75))
			most[i] = least[i] + float64(r.Intn(3)*r.Intn(300))
		}
		wide := share(least, most, 480)
		fits := sum(least) <= 480
		for i, w := range wide {
			if w < 0 || fits && w < least[i]-0.01 || sum(most) <= 480 && w < most[i]-0.01 {
				t.Fatalf("%v to %v: %v", least, most, wide)
			}
		}
		if sum(least) > 0 && math.Abs(sum(wide)-480) > 0.01 {
			t.Fatalf("%v to %v: %v make %f", least, most, wide, sum(wide))
		}
	}
}

func TestWritePaper(t *testing.T) {
	in := piece.Pages{Faces: cuts}
	var one, two bytes.Buffer
	if err := errors.Join(WritePaper(&one, sheetful(30), in), WritePaper(&two, sheetful(30), in)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("the same paper makes different bytes")
	}
	if err := WritePaper(&one, Paper{}, in); err != nil {
		t.Errorf("an empty paper: %v", err)
	}
	for _, in := range []piece.Pages{{}, {Faces: fstest.MapFS{}}} {
		if err := WritePaper(&one, sheetful(1), in); !errors.Is(err, ErrFaces) {
			t.Errorf("without typefaces: %v", err)
		}
	}
	if err := WritePaper(&one, Paper{Parts: []Part{Table{Rows: [][]string{{strings.Repeat("港の理事会", 100)}}}}}, in); !errors.Is(err, ErrLetters) {
		t.Errorf("without letters: %v", err)
	}
}

// TestStatusSigns: every status of the desk has a sign on paper, and no two the same.
func TestStatusSigns(t *testing.T) {
	f, err := newFaces(cuts)
	if err != nil {
		t.Fatal(err)
	}
	of := map[rune]editor.FactStatus{}
	for _, status := range editor.FactStatuses {
		for _, r := range fact.Glyph(status) {
			set, _, _ := f.set(sansBold, r)
			if other, taken := of[set]; taken || set == box || !Shown(r) {
				t.Errorf("%s is %c, as is %s", status, set, other)
			}
			of[set] = status
		}
	}
}
