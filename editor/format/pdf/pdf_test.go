package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	palettes "image/color/palette"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"stet/editor"
	"stet/editor/format/piece"
)

const lead = "The repair bill for the harbour bridge has risen to £41 million, more than double the figure the council published in March, after inspectors found cracks in 14 of its 36 hangers. "

// sample is a story with a block of every kind.
func sample() editor.Story {
	var a editor.Article
	a.Slug, a.Section, a.Headline = "BRIDGE", "City desk", "Harbour bridge repair bill climbs to £41m as cracks spread"
	a.Standfirst = "Engineers say a closure of nine weeks is now “unavoidable”; the council has yet to say who pays."
	a.Byline, a.Authors = "By Marta Ilves and Nora Lind", []editor.Author{{Name: "Marta Ilves"}, {Name: "Nora Lind"}}
	a.Dateline = editor.Dateline{Place: "HARBOUR", Date: "2026-11-20"}
	a.Published = time.Date(2026, 11, 21, 6, 0, 0, 0, time.FixedZone("", 2*3600))
	a.Embargo = time.Date(2026, 11, 21, 5, 0, 0, 0, time.UTC)
	a.Credit, a.Source = editor.Credit{Raw: "Credit: Gazette", Canonical: "Harbour Gazette"}, "Harbour Gazette"
	a.Copyright = editor.Copyright{Holder: "Harbour Gazette", Year: 2026}
	a.URL, a.Language, a.Keywords = "https://example.org/bridge?a=(b)", "en-GB", []string{"bridge", "council"}
	add := func(b editor.Block) { a.Body = append(a.Body, b) }
	add(editor.Block{Kind: editor.Paragraph, Text: lead, Marks: []editor.Mark{{Start: 4, End: 15, Kind: editor.Strong}, {Start: 24, End: 38, Kind: editor.Emphasis}, {Start: 52, End: 64, Kind: editor.Link, Href: "https://example.org/report"}}})
	add(editor.Block{Kind: editor.ImageBlock, Image: &editor.Image{File: "bridge.jpg", Alt: "The bridge", Caption: "The bridge at dawn.", Byline: "Nora Lind", Credit: "Gazette", Consent: "the ferryman, by mail"}})
	add(editor.Block{Kind: editor.Heading, Level: 2, Text: "What the council knew"})
	add(editor.Block{Kind: editor.Paragraph, Text: strings.Repeat(lead, 3)})
	add(editor.Block{Kind: editor.Quote, Text: "Nobody who has seen these pictures would drive a lorry over that deck."})
	add(editor.Block{Kind: editor.Item, Level: 1, Text: "Cracks in 14 of 36 hangers"})
	add(editor.Block{Kind: editor.Item, Level: 2, Text: "an inner entry"})
	add(editor.Block{Kind: editor.Item, Level: 1, Ordered: true, Text: "First, the deck"})
	add(editor.Block{Kind: editor.Item, Level: 1, Ordered: true, Text: "Then the hangers"})
	add(editor.Block{Kind: editor.Rule})
	add(editor.Block{Kind: editor.ImageBlock, Image: &editor.Image{File: "gone.jpg", Alt: "A chart"}})
	add(editor.Block{Kind: editor.Paragraph, Text: "Привет, Αθήνα. And 日本 in boxes.\nA line of verse."})
	for i := range a.Body {
		a.Body[i].ID = fmt.Sprintf("b%d", i+1)
	}
	return editor.Story{Article: a, Amendments: []editor.Amendment{
		{ID: "x", Kind: editor.Correction, Wrong: "22,000", Right: "21,000", Note: "An earlier version gave the wrong number.", By: "Ana", At: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}}}
}

func picturesOf(t *testing.T) func(string) ([]byte, bool) {
	t.Helper()
	dots := image.NewNRGBA(image.Rect(0, 0, 60, 40))
	for i := range dots.Pix {
		dots.Pix[i] = byte(i * 7)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, dots, nil); err != nil {
		t.Fatal(err)
	}
	return func(file string) ([]byte, bool) { return b.Bytes(), file == "bridge.jpg" }
}

func written(t *testing.T, s editor.Story) []byte {
	t.Helper()
	var b bytes.Buffer
	err := Write(&b, piece.Parcel{Stories: []editor.Story{s}, Revisions: []int{14}, Picture: picturesOf(t), Pages: piece.Pages{Faces: cuts}})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func composed(t *testing.T, s editor.Story) [][]row {
	t.Helper()
	f, err := newFaces(cuts)
	if err != nil {
		t.Fatal(err)
	}
	c := composer{faces: f, sheet: sheetOf(false), picture: picturesOf(t), pictures: map[string]*picture{}}
	return paginate(c.story(s), c.sheet.depth())
}

// TestPages holds the sample's lines against what is written down.
func TestPages(t *testing.T) {
	var got strings.Builder
	for n, rows := range composed(t, sample()) {
		fmt.Fprintf(&got, "page %d\n", n+1)
		for _, r := range rows {
			fmt.Fprintln(&got, strings.TrimRight("  "+said(r), " "))
		}
	}
	const file = "testdata/sample.pages"
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
}

// said is a row in words, each run with what sets it apart.
func said(r row) string {
	switch {
	case r.line != nil:
		return "----"
	case r.picture != "":
		return fmt.Sprintf("[%s %.0f x %.0f]", r.picture, r.wide, r.height)
	}
	var b strings.Builder
	var all []run
	for _, p := range r.beside {
		all = append(all, p.runs...)
	}
	for _, one := range append(all, r.runs...) {
		fmt.Fprintf(&b, "{%s %g", one.style.face, one.style.size)
		if one.style.link != "" {
			b.WriteString(" " + one.style.link)
		}
		b.WriteString("} " + one.text + " ")
	}
	return b.String()
}

// TestSame wants the same bytes for the same story, and no word of who let the desk use
// a picture.
func TestSame(t *testing.T) {
	one := written(t, sample())
	if !bytes.Equal(one, written(t, sample())) {
		t.Error("the same story makes different bytes")
	}
	if bytes.Contains(one, []byte("ferryman")) {
		t.Error("the consent left the house")
	}
	if n := bytes.Count(one, []byte("/Subtype /Link")); n != 2 {
		t.Errorf("%d links, want 2", n)
	}
}

// TestKept wants pages without a widow, an orphan, or a heading at their foot.
func TestKept(t *testing.T) {
	for n := range 60 {
		var s editor.Story
		s.Article.Headline = "A headline"
		for i := range 40 {
			words := strings.Repeat("word ", 3+(i*31+n*17)%90)
			s.Article.Body = append(s.Article.Body, editor.Block{Kind: editor.Paragraph, Text: words})
			if (i+n)%5 == 0 {
				s.Article.Body = append(s.Article.Body, editor.Block{Kind: editor.Heading, Level: 2, Text: "A heading"})
			}
		}
		s.Article.Body = append(s.Article.Body, editor.Block{Kind: editor.Paragraph, Text: "The end."})
		pages := composed(t, s)
		if len(pages) < 3 {
			t.Fatal("too few pages to tell")
		}
		for i, rows := range pages {
			if high := height(rows, true); high > sheetOf(false).depth() {
				t.Errorf("story %d: page %d is %f points deep", n, i+1, high)
			}
			if last := rows[len(rows)-1]; last.keep {
				t.Errorf("story %d: page %d ends with %s", n, i+1, said(last))
			}
		}
	}
}

// TestHighRows lets nothing hang where more is kept together than a page holds.
func TestHighRows(t *testing.T) {
	rows := make([]row, 100)
	for i := range rows {
		rows[i] = row{height: 300, keep: true}
	}
	if pages := paginate(rows, 698); len(pages) != 50 {
		t.Errorf("%d pages, want 50", len(pages))
	}
	if pages := paginate([]row{{height: 9000}, {height: 10}}, 698); len(pages) != 2 {
		t.Errorf("%d pages, want 2", len(pages))
	}
}

func TestLines(t *testing.T) {
	f, err := newFaces(cuts)
	if err != nil {
		t.Fatal(err)
	}
	plain := style{face: serif, size: 10}
	for _, c := range []struct {
		text string
		wide float64
		want []string
	}{
		{"", 100, nil},
		{"one two three", 45, []string{"one two", "three"}},
		{"one\u00a0two three", 25, []string{"one\u00a0t", "wo", "three"}},
		{"one  \n\ntwo", 100, []string{"one", "", "two"}},
		{"cross-border", 40, []string{"cross-bor", "der"}},
		{"land–water", 30, []string{"land–", "water"}},
		{"abcdefghij", 20, []string{"abcd", "efgh", "ij"}},
		{"so\u00adft j\u200doin", 100, []string{"soft join"}},
		{"tab\there", 100, []string{"tab here"}},
	} {
		var got []string
		for _, l := range f.lines([]run{{text: c.text, style: plain}}, c.wide) {
			words := ""
			for _, r := range l.runs {
				words += r.text
			}
			got = append(got, words)
			if l.width > c.wide {
				t.Errorf("%q: %q is %f wide", c.text, words, l.width)
			}
		}
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestRefusedPages(t *testing.T) {
	s := editor.Story{Article: editor.Article{Body: []editor.Block{{ID: "b1", Kind: editor.Paragraph, Text: strings.Repeat("港の理事会", 100)}}}}
	err := Write(&bytes.Buffer{}, piece.Parcel{Stories: []editor.Story{s}, Pages: piece.Pages{Faces: cuts}})
	if !errors.Is(err, ErrLetters) {
		t.Errorf("got %v", err)
	}
	for _, p := range []piece.Pages{{}, {Faces: fstest.MapFS{}}, {Faces: fstest.MapFS{"fonts/" + serif + ".ttf": {Data: []byte("no font")}}}} {
		if err := Write(&bytes.Buffer{}, piece.Parcel{Stories: []editor.Story{sample()}, Pages: p}); !errors.Is(err, ErrFaces) {
			t.Errorf("got %v", err)
		}
	}
	if err := Write(&bytes.Buffer{}, piece.Parcel{Stories: make([]editor.Story, 1), Pages: piece.Pages{Faces: cuts}}); err != nil {
		t.Errorf("an empty story: %v", err)
	}
}

func TestRecord(t *testing.T) {
	b := written(t, sample())
	kept, ok := sealed(b)
	if !ok {
		t.Fatal("the seal does not hold")
	}
	p, err := readRecord(b, kept)
	if err != nil {
		t.Fatal(err)
	}
	want := sample()
	want.Article.Body[1].Image.Consent = ""
	got, _ := p.Story.Canonical()
	if canonical, _ := want.Canonical(); !bytes.Equal(got, canonical) || !p.Ours {
		t.Errorf("got %s\nwant %s", got, canonical)
	}
	if jpeg, _ := picturesOf(t)("bridge.jpg"); len(p.Pictures) != 1 || p.Pictures[0].Name != "bridge.jpg" || !bytes.Equal(p.Pictures[0].Bytes, jpeg) {
		t.Errorf("%d pictures came back, or others", len(p.Pictures))
	}
	for i := 0; i < len(b); i += 997 {
		changed := bytes.Clone(b)
		changed[i] ^= 1
		if _, ok := sealed(changed); ok {
			t.Fatalf("the seal holds though byte %d is another", i)
		}
	}
	if _, ok := sealed(append(b, "1 0 obj"...)); ok {
		t.Error("the seal holds though something was added")
	}
}

// TestPictures brings what a page cannot hold into a form that it can.
func TestPictures(t *testing.T) {
	dots := image.NewNRGBA(image.Rect(0, 0, 3600, 20))
	dots.Set(0, 0, color.NRGBA{255, 0, 0, 255})
	var b bytes.Buffer
	if err := png.Encode(&b, dots); err != nil {
		t.Fatal(err)
	}
	p, err := readPicture(b.Bytes())
	if err != nil || p.wide != 3600 || p.high != 20 || p.kind != "PNG" {
		t.Errorf("got %+v, %v", p, err)
	}
	if _, err := readPicture([]byte("GIF89a")); err == nil {
		t.Error("half a picture was taken")
	}
	small := image.NewNRGBA(image.Rect(0, 0, 3, 2))
	small.Set(0, 0, color.NRGBA{255, 0, 0, 255})
	for turn, at := range map[int]image.Point{1: {0, 0}, 2: {2, 0}, 3: {2, 1}, 4: {0, 1}, 5: {0, 0}, 6: {1, 0}, 7: {1, 2}, 8: {0, 2}} {
		if r, _, _, _ := turned(small, turn).At(at.X, at.Y).RGBA(); r != 0xffff {
			t.Errorf("orientation %d: the corner is not at %v", turn, at)
		}
	}
}

// TestExactPictures: every dot of a PNG and a GIF comes back from a file of ours, however
// it is held, and what can be seen through still can.
func TestExactPictures(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	box := image.Rect(0, 0, 37, 23)
	veiled, solid, grey := image.NewNRGBA(box), image.NewRGBA(box), image.NewGray(box)
	greyVeiled, deep := image.NewNRGBA(box), image.NewRGBA64(box)
	few, clear := image.NewPaletted(box, palettes.Plan9[:5]), image.NewPaletted(box, append(color.Palette{color.Transparent}, palettes.WebSafe[:200]...))
	for _, pix := range [][]byte{veiled.Pix, solid.Pix, grey.Pix, deep.Pix} {
		r.Read(pix)
	}
	for i := range box.Dx() * box.Dy() {
		solid.Pix[4*i+3], deep.Pix[8*i+6], deep.Pix[8*i+7] = 255, 255, 255
		shade := byte(i)
		copy(greyVeiled.Pix[4*i:], []byte{shade, shade, shade, byte(r.Int())})
		few.Pix[i], clear.Pix[i] = byte(r.Intn(5)), byte(r.Intn(200))
	}
	files, s := map[string][]byte{}, editor.Story{}
	put := func(name string, write func(io.Writer) error) {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		files[name] = b.Bytes()
		s.Article.Body = append(s.Article.Body, editor.Block{ID: name, Kind: editor.ImageBlock, Image: &editor.Image{File: name}})
	}
	for name, src := range map[string]image.Image{"veiled.png": veiled, "solid.png": solid, "grey.png": grey, "grey-veiled.png": greyVeiled, "deep.png": deep, "few.png": few, "clear.png": clear} {
		put(name, func(w io.Writer) error { return png.Encode(w, src) })
	}
	put("few.gif", func(w io.Writer) error { return gif.Encode(w, few, nil) })
	put("clear.gif", func(w io.Writer) error { return gif.Encode(w, clear, nil) })
	files["again.png"] = files["veiled.png"]
	s.Article.Body = append(s.Article.Body, editor.Block{ID: "again", Kind: editor.ImageBlock, Image: &editor.Image{File: "again.png"}},
		editor.Block{ID: "words", Kind: editor.Paragraph, Text: "The quay in the evening, and once more."})
	var b bytes.Buffer
	if err := Write(&b, piece.Parcel{Stories: []editor.Story{s}, Picture: func(f string) ([]byte, bool) { return files[f], files[f] != nil }, Pages: piece.Pages{Faces: cuts}}); err != nil {
		t.Fatal(err)
	}
	p, err := Read(b.Bytes(), "")
	if err != nil {
		t.Fatal(err)
	}
	back := map[string]image.Image{}
	for _, picture := range p.Pictures {
		if back[picture.Name], err = png.Decode(bytes.NewReader(picture.Bytes)); err != nil {
			t.Errorf("%s: %v", picture.Name, err)
		}
	}
	if _, ok := sealed(append(b.Bytes(), "%\n"...)); ok {
		t.Fatal("the seal holds")
	}
	other, err := Read(append(b.Bytes(), "%\n"...), "") // as that of somebody else
	if err != nil {
		t.Fatal(err)
	}
	looks := map[string]bool{}
	for _, picture := range other.Pictures {
		dots, err := png.Decode(bytes.NewReader(picture.Bytes))
		if err != nil {
			t.Fatalf("%s: %v", picture.Name, err)
		}
		looks[hashDots(dots)] = true
	}
	for _, name := range []string{"solid.png", "grey.png", "few.png", "veiled.png", "grey-veiled.png", "clear.gif"} {
		if was, _, _ := image.Decode(bytes.NewReader(files[name])); !looks[hashDots(was)] {
			t.Errorf("%s comes otherwise from the pages, or not at all", name)
		}
	}
	for name, file := range files {
		was, _, err := image.Decode(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		if back[name] == nil || hashDots(was) != hashDots(back[name]) {
			t.Errorf("%s came back otherwise, or not at all", name)
		}
	}
}

func TestOrientation(t *testing.T) {
	tiff := "MM\x00*\x00\x00\x00\x08\x00\x02\x01\x00\x00\x03\x00\x00\x00\x01\x00\x01\x00\x00\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"
	app := "Exif\x00\x00" + tiff
	for file, want := range map[string]int{
		"\xff\xd8\xff\xe0\x00\x04ab\xff\xe1\x00" + string(rune(len(app)+2)) + app: 6,
		"\xff\xd8\xff\xda\x00\x02":                            1,
		"\xff\xd8\xff\xe1\xff\xff":                            1,
		"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00MM\x00*\xff\xff": 1,
		"": 1,
	} {
		if got := orientation([]byte(file)); got != want {
			t.Errorf("%q: got %d, want %d", file, got, want)
		}
	}
}

func TestSafe(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/ä (b)": "https://example.org/%C3%A4%20%28b%29",
		"mailto:jane@example.org":   "mailto:jane@example.org",
		"javascript:alert(1)":       "",
		"file:///etc/passwd":        "",
		"/relative":                 "",
		"https://[":                 "",
		" HTTPS://example.org/ ":    "https://example.org/",
	} {
		if got := safe(address); got != want {
			t.Errorf("%q: got %q, want %q", address, got, want)
		}
	}
}

func FuzzLines(f *testing.F) {
	faces, err := newFaces(cuts)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(lead, uint8(100))
	f.Add("日本\n\u0301\u0301 a\u200bb –\u00a0", uint8(1))
	f.Fuzz(func(t *testing.T, text string, wide uint8) {
		letters := 0
		for _, l := range faces.lines([]run{{text: text, style: style{face: serif, size: 11}}}, float64(wide)) {
			for _, r := range l.runs {
				letters += len(strings.ReplaceAll(r.text, " ", ""))
			}
		}
		if strings.ContainsAny(text, "abcdefghijklmnopqrstuvwxyz") && letters == 0 {
			t.Errorf("%q came to nothing", text)
		}
	})
}

func FuzzPicture(f *testing.F) {
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x10Exif\x00\x00MM\x00*\x00\x00\x00\x08"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if turn := orientation(b); turn < 1 || turn > 8 {
			t.Errorf("orientation %d", turn)
		}
	})
}

// TestPagesRead reads the words of pages of ours whose seal is broken off them.
func TestPagesRead(t *testing.T) {
	b := append(written(t, sample()), "% somebody’s\n"...)
	p, err := Read(b, filepath.Join(os.TempDir(), "stet-test-pdfium"))
	if err != nil {
		t.Fatal(err)
	}
	if p.Ours {
		t.Error("a file that was changed counts as ours")
	}
	body := p.Story.Article.Body
	if body[0].Kind != editor.Heading || body[0].Text != sample().Article.Headline {
		t.Errorf("the headline is %+v", body[0])
	}
	var all strings.Builder
	kinds := map[editor.BlockKind]int{}
	for _, block := range body {
		all.WriteString(block.Words() + "\n")
		kinds[block.Kind]++
	}
	for _, block := range sample().Article.Body {
		if words := strings.NewReplacer("日", "□", "本", "□").Replace(block.Words()); !strings.Contains(strings.ReplaceAll(all.String(), "\n", " "), strings.ReplaceAll(strings.TrimSpace(words), "\n", " ")) {
			t.Errorf("%q is not among\n%s", words, all.String())
		}
	}
	if kinds[editor.Item] != 4 || kinds[editor.Heading] != 2 || kinds[editor.ImageBlock] != 1 || len(p.Pictures) != 1 {
		t.Errorf("got %v and %d pictures", kinds, len(p.Pictures))
	}
}

func TestIs(t *testing.T) {
	for file, want := range map[string]bool{
		"%PDF-1.4\n":       true,
		"\ufeff\n%PDF-1.7": true,
		"MIME junk\n%PDF-1.4\n…startxref\n9\n%%EOF":    true,
		"A PDF begins with %PDF-, as everybody knows.": false,
		"": false,
	} {
		if Is([]byte(file)) != want {
			t.Errorf("%q: not %v", file, want)
		}
	}
}

// FuzzDots reads pictures out of anything.
func FuzzDots(f *testing.F) {
	var dots bytes.Buffer
	if err := png.Encode(&dots, image.NewNRGBA(image.Rect(0, 0, 3, 2))); err != nil {
		f.Fatal(err)
	}
	var b bytes.Buffer
	s := editor.Story{Article: editor.Article{Body: []editor.Block{{ID: "b1", Kind: editor.ImageBlock, Image: &editor.Image{File: "x.png"}}}}}
	if err := Write(&b, piece.Parcel{Stories: []editor.Story{s}, Picture: func(string) ([]byte, bool) { return dots.Bytes(), true }, Pages: piece.Pages{Faces: cuts}}); err != nil {
		f.Fatal(err)
	}
	at := bytes.Index(b.Bytes(), []byte("<</Type /XObject"))
	f.Add(b.Bytes()[at : at+900])
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, p := range dotted(b, []held{{File: "x", SHA256: "no picture has this"}}) {
			t.Errorf("%s is not this picture", p.Name)
		}
	})
}
