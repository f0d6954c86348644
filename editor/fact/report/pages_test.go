package report

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"math/rand"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/pdf"
	"stet/editor/format/piece"
)

// TestPages reads every report that is set in pages back, and looks for all the words of
// the page that a browser shows.
func TestPages(t *testing.T) {
	for _, k := range Kinds {
		if !slices.Contains(k.Endings, ".pdf") {
			continue
		}
		file := written(t, k.ID, ".pdf", bridge(t))
		if again := written(t, k.ID, ".pdf", bridge(t)); again != file {
			t.Errorf("%s: the same dossier gives other bytes", k.ID)
		}
		pages := readBack(t, file)
		whole := strings.Join(strings.Fields(pages), "") // long words may be broken
		has := map[string]bool{}
		for _, w := range someWord.FindAllString(pages, -1) {
			has[w] = true
		}
		for _, w := range someWord.FindAllString(shownAs(t, k), -1) {
			if !has[w] && !(len(w) > 12 && strings.Contains(whole, w)) {
				t.Errorf("%s: no %q", k.ID, w)
			}
		}
	}
}

var someWord = regexp.MustCompile(`[\pL\pN]+`)

// shownAs is what a browser shows of a report, or the cells of the sheet.
func shownAs(t *testing.T, k Kind) string {
	t.Helper()
	if !slices.Contains(k.Endings, ".html") {
		d := bridge(t)
		var b strings.Builder
		for _, row := range d.lineTable() {
			b.WriteString(strings.Join(row, "\n") + "\n")
		}
		return b.String()
	}
	z := html.NewTokenizer(strings.NewReader(written(t, k.ID, ".html", bridge(t))))
	var b strings.Builder
	within := ""
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		switch token := z.Token(); {
		case kind == html.TextToken && within != "style" && within != "title":
			b.WriteString(token.Data)
		case kind == html.TextToken:
		default:
			within = token.Data
			b.WriteString(" ")
		}
	}
	return b.String()
}

// readBack is what our own reader takes from pages.
func readBack(t *testing.T, file string) string {
	t.Helper()
	p, err := pdf.Read([]byte(file), "")
	if err != nil {
		t.Fatal(err)
	}
	a := p.Story.Article
	out := []string{a.Headline, a.Standfirst, a.Byline}
	for _, b := range a.Body {
		out = append(out, b.Text)
	}
	for _, n := range p.Story.Notes {
		out = append(out, n.Text)
	}
	return strings.Join(out, "\n")
}

var streams = regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`)

// unpacked is all that stands in a file of pages: its bytes with the streams inflated,
// without the zeros of UTF-16.
func unpacked(file string) string {
	all := []string{file}
	for _, m := range streams.FindAllStringSubmatch(file, -1) {
		if z, err := zlib.NewReader(strings.NewReader(m[1])); err == nil {
			if b, err := io.ReadAll(z); err == nil {
				all = append(all, string(b))
			}
		}
	}
	return strings.ReplaceAll(strings.Join(all, "\n"), "\x00", "")
}

// TestPagesRedacted: nobody who reads the pages, or looks into the file, finds a secret.
func TestPagesRedacted(t *testing.T) {
	for seed := range int64(3) {
		said := teller{Rand: rand.New(rand.NewSource(seed))}
		d := said.talkative(bridge(t))
		for _, k := range Kinds {
			if !slices.Contains(k.Endings, ".pdf") {
				continue
			}
			file := written(t, k.ID, ".pdf", d.Redacted())
			for _, text := range []string{readBack(t, file), unpacked(file)} {
				if told := said.told(text); told != "" {
					t.Errorf("seed %d: %s tells %s", seed, k.ID, told)
				}
			}
		}
		file := written(t, "annotated", ".pdf", d)
		for _, text := range []string{readBack(t, file), unpacked(file)} {
			if said.told(text) == "" {
				t.Errorf("seed %d: the whole copy tells nothing either", seed)
			}
		}
	}
}

func TestPagesRefused(t *testing.T) {
	k, _ := Of("annotated")
	d := bridge(t)
	d.Pages = piece.Pages{}
	if err := k.Write(io.Discard, ".pdf", d); !errors.Is(err, pdf.ErrFaces) {
		t.Errorf("without typefaces: %v", err)
	}
	d = bridge(t)
	d.Story = editor.Story{Article: editor.Article{Body: []editor.Block{{ID: "b1", Text: strings.Repeat("港の理事会", 200)}}}}
	var b bytes.Buffer
	if err := k.Write(&b, ".pdf", d); !errors.Is(err, pdf.ErrLetters) || b.Len() > 0 {
		t.Errorf("without letters: %v, %d bytes", err, b.Len())
	}
}
