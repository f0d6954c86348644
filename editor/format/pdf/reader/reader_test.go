package reader

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/format/pdf/pdfium"
)

// sheet is a page to be set.
type sheet struct{ pdfium.Page }

func paper() *sheet { return &sheet{pdfium.Page{Wide: 600, High: 800}} }

// set puts words on a line; each letter is half as wide as it is high.
func (s *sheet) set(x, base, size float64, text string, look ...string) *sheet {
	for _, word := range strings.Fields(text) {
		wide := 0.5 * size * float64(utf8.RuneCountInString(word))
		s.Words = append(s.Words, pdfium.Word{Text: word, Box: pdfium.Box{Left: x, Top: base - 0.8*size, Right: x + wide, Bottom: base + 0.2*size}, Base: base, Size: size,
			Bold: slices.Contains(look, "bold"), Italic: slices.Contains(look, "italic"), Turned: slices.Contains(look, "turned")})
		x += wide + 0.3*size
	}
	return s
}

// lines puts a paragraph on lines of so many letters, set in at its first line.
func (s *sheet) lines(x, base, size float64, indent float64, text string) *sheet {
	for i, l := range strings.Split(text, "\n") {
		left := x
		if i == 0 {
			left += indent
		}
		s.set(left, base+float64(i)*1.2*size, size, l)
	}
	return s
}

func story(t *testing.T, pages ...*sheet) string {
	t.Helper()
	var d pdfium.Document
	for _, p := range pages {
		d.Pages = append(d.Pages, p.Page)
	}
	return told(t, d)
}

// told is a story in words: a line a block and a note.
func told(t *testing.T, d pdfium.Document) string {
	t.Helper()
	p, err := Story(d)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if p.Story.Article.Headline != "" {
		fmt.Fprintf(&b, "headline: %s\n", p.Story.Article.Headline)
	}
	for _, block := range p.Story.Article.Body {
		fmt.Fprintf(&b, "%s", block.Kind)
		if block.Level > 0 {
			fmt.Fprintf(&b, " %d", block.Level)
		}
		fmt.Fprintf(&b, ": %s", block.Words())
		for _, m := range block.Marks {
			fmt.Fprintf(&b, " [%s %s %s]", block.Text[m.Start:m.End], m.Kind, m.Href)
		}
		b.WriteByte('\n')
	}
	for _, n := range p.Story.Notes {
		fmt.Fprintf(&b, "(%s)\n", n.Decision)
	}
	return b.String()
}

func check(t *testing.T, got, want string) {
	t.Helper()
	want = strings.TrimLeft(want, "\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

const (
	long  = "The repair bill for the harbour bridge has risen\nto more than double the figure that the council\npublished in March, after inspectors had found\ncracks in all of its hangers."
	other = "Nobody who has seen the pictures of that bridge\nwould drive a lorry over its deck, said the chief\nengineer, who has kept an eye on it since it was\nopened to the traffic of the town."
)

// plain is text as it reads when its lines are joined.
func plain(text string) string { return strings.ReplaceAll(text, "\n", " ") }

func TestHeadlineAndParagraphs(t *testing.T) {
	check(t, story(t, paper().
		set(50, 60, 8, "NEWS").
		set(50, 100, 24, "Bridge bill climbs").set(50, 128, 24, "to a new height").
		lines(50, 160, 10, 0, long).
		lines(50, 208, 10, 12, other).
		set(50, 280, 14, "What was known").
		lines(50, 310, 10, 0, long).
		set(50, 380, 10, "A bold line of text", "bold").
		lines(50, 410, 10, 0, other)), `
heading 2: Bridge bill climbs to a new height
paragraph: NEWS
paragraph: `+plain(long)+`
paragraph: `+plain(other)+`
heading 3: What was known
paragraph: `+plain(long)+`
heading 4: A bold line of text
paragraph: `+plain(other)+`
`)
}

// TestColumns reads one column after the other, whether the file has them so or line by
// line.
func TestColumns(t *testing.T) {
	const want = "paragraph: The first column says that the bridge is shut and the second one goes on with how long it is going to be.\nparagraph: It opens in May.\n"
	left := []string{"The first column says that", "the bridge is shut and the"}
	right := []string{"second one goes on with", "how long it is going to be.", "It opens in May."}
	ordered := paper().set(50, 100, 10, left[0]).set(50, 112, 10, left[1]).set(320, 100, 10, right[0]).set(320, 112, 10, right[1]).set(320, 140, 10, right[2])
	check(t, story(t, ordered), want)
	var rows [2][]string
	for i := range 12 {
		rows[0] = append(rows[0], fmt.Sprintf("left column row %d has", i))
		rows[1] = append(rows[1], fmt.Sprintf("right column row %d is", i))
	}
	mixed := paper()
	for i := range 12 {
		mixed.set(50, 700-float64(i)*12, 10, rows[0][11-i]) // from below
		mixed.set(320, 700-float64(i)*12, 10, rows[1][11-i])
	}
	check(t, story(t, mixed), "paragraph: "+strings.Join(append(rows[0], rows[1]...), " ")+"\n")
}

func TestFurniture(t *testing.T) {
	var pages []*sheet
	for i := range 4 {
		pages = append(pages, paper().
			set(50, 30, 8, fmt.Sprintf("The Gazette %d May", i+1)).
			lines(50, 100, 10, 0, long).
			set(280, 770, 8, fmt.Sprintf("Page %d of 4", i+1)).
			set(50, 770, 8, "BRIDGE").
			set(10, 400, 8, "stamp", "turned"))
	}
	check(t, story(t, pages...), strings.Repeat("paragraph: "+plain(long)+"\n", 4)+
		"(4 words that stand on their side left out: part of charts and stamps)\n"+
		"(4 page numbers left out: part of the pages, not of the story)\n"+
		"(running heads and feet left out (8 lines): they stand on several pages)\n")
	// What stands close above the text is part of it.
	check(t, story(t, paper().set(50, 88, 10, "Definition 1.").lines(50, 100, 10, 0, other), paper().set(50, 88, 10, "Definition 2.").lines(50, 100, 10, 0, other)),
		strings.Repeat("paragraph: Definition N.\nparagraph: "+plain(other)+"\n", 2)[:0]+
			"paragraph: Definition 1.\nparagraph: "+plain(other)+"\nparagraph: Definition 2.\nparagraph: "+plain(other)+"\n")
}

// TestAcrossPages goes on with a paragraph on the next page.
func TestAcrossPages(t *testing.T) {
	lines := strings.Split(long, "\n")
	check(t, story(t,
		paper().lines(50, 640, 10, 0, other).set(50, 700, 10, lines[0]).set(50, 712, 10, lines[1]).set(300, 760, 8, "1"),
		paper().set(50, 100, 10, lines[2]).set(50, 112, 10, lines[3]).lines(50, 140, 10, 0, other)), `
paragraph: `+plain(other)+`
paragraph: `+plain(long)+`
paragraph: `+plain(other)+`
(1 page number left out: part of the pages, not of the story)
`)
}

func TestDividedWords(t *testing.T) {
	check(t, story(t, paper().lines(50, 100, 10, 0,
		"The well-known engineer was at the har\u00ad\nbour when the ferry came in, and the well-\nknown captain of it said that the Anglo-\nSaxon bridge, the first of them all, had gone.")), `
paragraph: The well-known engineer was at the harbour when the ferry came in, and the well-known captain of it said that the Anglo-Saxon bridge, the first of them all, had gone.
(1 word divided at the end of a line joined)
`)
}

func TestLists(t *testing.T) {
	check(t, story(t, paper().lines(50, 100, 10, 0, long).
		set(60, 160, 10, "• cracks in the hangers of the bridge").set(68, 172, 10, "that were found in March").
		set(60, 184, 10, "• a closure of nine weeks").
		set(80, 196, 10, "• an inner one").
		set(60, 220, 10, "1. First, the deck").set(60, 232, 10, "2. Then the hangers").
		set(50, 256, 10, "2019. That was the year.").
		lines(50, 280, 10, 0, other)), `
paragraph: `+plain(long)+`
item 1: cracks in the hangers of the bridge that were found in March
item 1: a closure of nine weeks
item 2: an inner one
item 1: First, the deck
item 1: Then the hangers
paragraph: 2019. That was the year.
paragraph: `+plain(other)+`
`)
}

func TestFootnotes(t *testing.T) {
	first := paper().lines(50, 100, 10, 0, "The bill has doubled since the report came out\nand nobody knows how long the bridge is going\nto be shut to the traffic of the town, which is")
	report := first.Words[6]
	sign := pdfium.Word{Text: "1", Box: pdfium.Box{Left: report.Right + 0.5, Top: 90, Right: report.Right + 2, Bottom: 96}, Base: 96, Size: 6}
	first.Words = slices.Insert(first.Words, 7, sign)
	first.set(50, 700, 7, "1 The report of the council, page 3.")
	check(t, story(t, first, paper().lines(50, 100, 10, 0, "what the council wants to find out until May.\nIt has asked the engineer who built it to help.")), `
paragraph: The bill has doubled since the report1 came out and nobody knows how long the bridge is going to be shut to the traffic of the town, which is what the council wants to find out until May. It has asked the engineer who built it to help. [1 superscript ]
paragraph: 1 The report of the council, page 3.
(1 footnote put behind the text)
`)
}

// TestFootnotesReversed reads notes from the first, however the file has them.
func TestFootnotesReversed(t *testing.T) {
	check(t, story(t, paper().lines(50, 100, 10, 0, long).lines(50, 160, 10, 0, other).
		set(50, 722, 7, "3 2020 estimate").set(50, 712, 7, "2 The census").set(50, 702, 7, "1 Minutes of the council")), `
paragraph: `+plain(long)+`
paragraph: `+plain(other)+`
paragraph: 1 Minutes of the council
paragraph: 2 The census
paragraph: 3 2020 estimate
(3 footnotes put behind the text)
`)
}

// TestBylineAbove: a by-line stands alone, even in a column that it fills.
func TestBylineAbove(t *testing.T) {
	check(t, story(t, paper().set(50, 80, 24, "Bridge bill climbs").
		set(50, 110, 10, "By Jane Doe, John Roe and Ann-Mary van Holt Lee").lines(50, 122, 10, 0, long).
		lines(50, 180, 10, 0, "By Tuesday the bill for all of the bridge had\nrisen twice.")), `
heading 2: Bridge bill climbs
paragraph: By Jane Doe, John Roe and Ann-Mary van Holt Lee
paragraph: `+plain(long)+`
paragraph: By Tuesday the bill for all of the bridge had risen twice.
`)
}

func TestPictures(t *testing.T) {
	p := paper().lines(50, 100, 10, 0, long).set(50, 372, 8, "The bridge at dawn. Photo: Nora Lind").lines(50, 400, 10, 0, other)
	p.Pictures = []pdfium.Picture{{Box: pdfium.Box{Left: 50, Top: 160, Right: 350, Bottom: 360}, Bytes: []byte("jpeg")}, {Box: pdfium.Box{Left: 50, Top: 500, Right: 350, Bottom: 560}}}
	check(t, story(t, p), `
paragraph: `+plain(long)+`
image: The bridge at dawn. Photo: Nora Lind
paragraph: `+plain(other)+`
(1 picture left out: held in a form that cannot be taken out; ask for the originals)
`)
}

func TestMarks(t *testing.T) {
	p := paper().set(50, 100, 10, "Plain words and").set(130, 100, 10, "bold ones", "bold").set(180, 100, 10, "then italic", "italic").set(240, 100, 10, "and a link here.")
	l := p.Words[len(p.Words)-2]
	p.Links = []pdfium.Link{{Box: pdfium.Box{Left: l.Left - 1, Top: l.Top, Right: l.Right + 1, Bottom: l.Bottom}, Address: "https://example.org/"}}
	check(t, story(t, p), `
paragraph: Plain words and bold ones then italic and a link here. [bold ones strong ] [then italic emphasis ] [link link https://example.org/]
`)
}

func TestDescribed(t *testing.T) {
	page := paper().lines(50, 100, 10, 0, long).Page
	for _, c := range []struct {
		d    pdfium.Document
		want string
	}{
		{pdfium.Document{Title: "Bridge bill climbs", Author: "Jane Doe", Keywords: "bridge; council", Subject: "harbour bridge"}, "headline: Bridge bill climbs\nparagraph: " + plain(long) +
			"\n(headline from the file’s own title)\n(the file names its author, which the pages do not)\n(keywords from the file’s own)\n"},
		{pdfium.Document{Title: "Microsoft Word - bridge.docx", Author: "untitled"}, "paragraph: " + plain(long) + "\n"},
	} {
		c.d.Pages = []pdfium.Page{page}
		check(t, told(t, c.d), c.want)
	}
}

func TestRefused(t *testing.T) {
	drawn := paper()
	drawn.Pictures = []pdfium.Picture{{Box: pdfium.Box{Right: 600, Bottom: 800}}}
	numbered := paper().lines(300, 800, 10, 0, "3")
	numbered.Pictures = drawn.Pictures
	for _, c := range []struct {
		sheet *sheet
		want  error
	}{{drawn, ErrScanned}, {numbered, ErrScanned}, {paper(), ErrEmpty}, {paper().lines(300, 800, 10, 0, "Page 1 of 2"), ErrEmpty}} {
		if _, err := Story(pdfium.Document{Pages: []pdfium.Page{c.sheet.Page}}); !errors.Is(err, c.want) {
			t.Errorf("got %v, want %v", err, c.want)
		}
	}
	both := paper().lines(50, 100, 10, 0, long)
	if got := story(t, both, drawn); !strings.HasSuffix(got, "(pages without text, pictures only: 2)\n") {
		t.Errorf("got %s", got)
	}
}

// TestEveryWord keeps every word of pages that were set at random, in the story or in its
// notes.
func TestEveryWord(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 3))
		var d pdfium.Document
		want := 0
		for range 1 + r.IntN(4) {
			p := paper()
			for range r.IntN(60) {
				p.set(r.Float64()*500, r.Float64()*800, []float64{7, 10, 10, 10, 14, 24}[r.IntN(6)], fmt.Sprintf("w%dx w%dx", r.IntN(1000), r.IntN(1000)), []string{"", "bold", "italic"}[r.IntN(3)])
			}
			want += len(p.Words)
			d.Pages = append(d.Pages, p.Page)
		}
		p, err := Story(d)
		if want == 0 || err != nil {
			if want > 0 || !errors.Is(err, ErrEmpty) {
				t.Errorf("seed %d: %v", seed, err)
			}
			continue
		}
		got := 0
		for _, b := range p.Story.Article.Body {
			got += len(strings.Fields(b.Words()))
		}
		for _, n := range p.Story.Notes {
			got += len(strings.Fields(n.Text))
		}
		if got != want {
			t.Errorf("seed %d: %d words, want %d", seed, got, want)
		}
	}
}

// FuzzStory reads pages of any words anywhere.
func FuzzStory(f *testing.F) {
	f.Add("The bridge har- bour opens. • a 1. b 1 note", []byte{1, 2, 3, 200, 100, 7, 0, 255, 9})
	f.Add("- – — © \u00ad * . ¹ 12 3/4 https://example.org/", []byte{0})
	f.Fuzz(func(t *testing.T, text string, places []byte) {
		words := strings.Fields(strings.ToValidUTF8(text, ""))
		if len(words) == 0 || len(words) > 2000 || len(places) == 0 {
			return
		}
		var d pdfium.Document
		p := paper()
		for i, w := range words {
			at := func(k int) float64 { return float64(places[(i*5+k)%len(places)]) }
			look := []string{"", "bold", "italic", "turned"}[int(at(3))%4]
			p.set(at(0)*2, at(1)*3, at(2)/8, w, look)
			if int(at(4))%16 == 0 {
				p.Pictures = append(p.Pictures, pdfium.Picture{Box: pdfium.Box{Left: at(1), Top: at(2), Right: at(3), Bottom: at(4)}})
				d.Pages = append(d.Pages, p.Page)
				p = paper()
			}
		}
		d.Pages = append(d.Pages, p.Page)
		s, err := Story(d)
		if err != nil {
			return
		}
		for _, b := range s.Story.Article.Body {
			for _, m := range b.Marks {
				if err := (editor.Range{Block: b.ID, Start: m.Start, End: m.End}).Check(b.Text); err != nil {
					t.Error(err)
				}
			}
		}
	})
}

// rows sets a table: each column begins at its place.
func (s *sheet) rows(base float64, step float64, at []float64, rows ...[]string) *sheet {
	for i, cells := range rows {
		for k, text := range cells {
			s.set(at[k], base+float64(i)*step, 10, text)
		}
	}
	return s
}

// TestTables reads tables by rows and says so; text in columns, lists and lines that
// happen to stand beside each other stay what they are.
func TestTables(t *testing.T) {
	places := []float64{50, 200, 300}
	check(t, story(t, paper().lines(50, 60, 10, 0, long), paper().
		rows(120, 18, places, []string{"Line", "Fare now", "From spring"}, []string{"Harbour to Ness", "4.20", "4.60"}, []string{"Season ticket", "", "frozen"}).
		lines(50, 200, 10, 0, other)), `
paragraph: `+plain(long)+`
row: Line	Fare now	From spring
row: Harbour to Ness	4.20	4.60
row: Season ticket		frozen
paragraph: `+plain(other)+`
(page 2 has a table: read by rows, check it against the original)
`)
	wrapped := paper().set(50, 100, 10, "Town").set(200, 100, 10, "Votes").
		set(50, 118, 10, "Ness and the").set(50, 130, 10, "outer skerries").set(200, 124, 10, "1,204"). // in the middle of its row
		set(50, 148, 10, "Ahja").set(200, 148, 10, "12")
	check(t, story(t, wrapped), `
row: Town	Votes
row: Ness and the outer skerries	1,204
row: Ahja	12
(page 1 has a table: read by rows, check it against the original)
`)
	tight := paper().set(50, 100, 10, "Europe").rows(112, 12, []float64{50, 200}, []string{"France", "3"}, []string{"Spain", "4"}, []string{"Malta", "1"})
	check(t, story(t, tight), `
paragraph: Europe
row: France	3
row: Spain	4
row: Malta	1
(page 1 has a table: read by rows, check it against the original)
`)
	for name, p := range map[string]*sheet{
		"list":  paper().rows(100, 12, []float64{50, 90}, []string{"(a)", "the bridge"}, []string{"(b)", "the ferry"}, []string{"(c)", "the quay"}, []string{"(d)", "the road"}),
		"lines": paper().rows(100, 12, []float64{50, 300}, []string{"The Gazette", "5 May"}, []string{"News", "Page 1"}),
	} {
		if got := story(t, p); strings.Contains(got, "table") || strings.Contains(got, editor.CellEnd) {
			t.Errorf("%s read as a table:\n%s", name, got)
		}
	}
}
