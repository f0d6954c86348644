package format

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

func written(t *testing.T, id string, s editor.Story) string {
	t.Helper()
	f, ok := ByID(id)
	if !ok {
		t.Fatal("no", id)
	}
	var b bytes.Buffer
	if err := f.Encode(&b, piece.Parcel{Stories: []editor.Story{s}}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestForTheWeb holds what is written for sites against files.
func TestForTheWeb(t *testing.T) {
	a := sample()
	a.Pixel = "https://count.example/p.gif?a=1"
	a.Body = append(a.Body, editor.Block{ID: "b20", Kind: editor.Paragraph, Text: "{{ site.title }} {% raw %} a | b ~ c & d {: .x}"},
		editor.Block{ID: "b21", Kind: editor.Paragraph, Text: "struck out", Marks: []editor.Mark{{Start: 0, End: 6, Kind: editor.Strike}}})
	for _, b := range a.Body {
		if b.Image != nil {
			b.Image.Rights = "agency"
		}
	}
	s := editor.Story{Article: a, Amendments: amendments()}
	for id, ending := range map[string]string{"html-fragment": "fragment.html", "markdown-hugo": "hugo.md", "markdown-jekyll": "jekyll.md"} {
		golden(t, "testdata/encoded/"+ending, written(t, id, s))
	}
}

// TestSitesReadBack: what is written for a site is the same story when it comes back, but
// for what the format is said to lose.
func TestSitesReadBack(t *testing.T) {
	a := sample()
	a.Embargo = a.Published.Add(time.Hour)
	for _, id := range []string{"markdown-hugo", "markdown-jekyll"} {
		f, _ := ByID(id)
		lost := f.Lost(editor.Story{Article: a}).What
		d, err := Decode("s.md", []byte(written(t, id, editor.Story{Article: a})), Options{})
		if err != nil {
			t.Fatal(id, err)
		}
		for _, field := range editor.Fields() {
			want, _ := a.Field(field)
			got, _ := d.Article.Field(field)
			of := map[string]string{"authors": LosesRoles, "published": LosesDate, "embargo": LosesDate}[field]
			if got != want && !slices.Contains(lost, field) && (of == "" || !slices.Contains(lost, of)) {
				t.Errorf("%s: %s is %q, want %q", id, field, got, want)
			}
		}
		for i, b := range a.Body {
			if i >= len(d.Article.Body) || d.Article.Body[i].Kind != b.Kind || d.Article.Body[i].Text != b.Text {
				t.Fatalf("%s: block %d is %+v, want %+v", id, i, d.Article.Body[min(i, len(d.Article.Body)-1)], b)
			}
			if b.Image != nil && (d.Article.Body[i].Image.File != b.Image.File || d.Article.Body[i].Image.Caption != b.Image.Caption) {
				t.Errorf("%s: picture %+v", id, d.Article.Body[i].Image)
			}
		}
		if len(d.Article.Body) != len(a.Body) {
			t.Errorf("%s: %+v stands behind", id, d.Article.Body[len(a.Body):])
		}
	}
}

// TestSitesNameWhatIsLost: what is said of a picture stands in the file, or is said to be
// lost; and nothing is said to be lost of a story that has it not.
func TestSitesNameWhatIsLost(t *testing.T) {
	for _, id := range []string{"markdown-hugo", "markdown-jekyll"} {
		f, _ := ByID(id)
		image := &editor.Image{File: "quay.jpg"}
		s := editor.Story{Article: editor.Article{Headline: "Quay", Authors: []editor.Author{{Name: "Jane Doe"}}, Body: []editor.Block{{Kind: editor.ImageBlock, Image: image}}}}
		if lost := f.Lost(s).What; len(lost) > 0 {
			t.Errorf("%s loses %v of what is not there", id, lost)
		}
		for _, field := range editor.ImageFields() {
			was := image.Field(field)
			value := "the " + strings.ToLower(field)
			if image.SetField(field, value) != nil || field == "consent" { // which goes to no readers
				_ = image.SetField(field, was)
				continue
			}
			if held := strings.Contains(written(t, id, s), value); held == slices.Contains(f.Lost(s).What, "image."+field) {
				t.Errorf("%s: %s: in the file: %v, said to be lost: %v", id, field, held, !held)
			}
			_ = image.SetField(field, was)
		}
	}
}

// TestSitesLeaveHTMLOut: marks that Markdown has no sign for are said to be lost, and the
// signs of footnotes are not.
func TestSitesLeaveHTMLOut(t *testing.T) {
	f, _ := ByID("markdown-hugo")
	for _, c := range []struct {
		text, on string
		kind     editor.MarkKind
		want     bool
	}{
		{"Water is H2O.", "2", editor.Subscript, true}, {"Use ls.", "ls", editor.Code, true}, {"So <sup>it</sup> says.", "says", editor.Strong, false},
		{"It fell.", "fell", editor.Strike, false}, {"It fell.", "fell", editor.Link, false},
	} {
		at := strings.Index(c.text, c.on)
		s := editor.Story{Article: editor.Article{Body: []editor.Block{{ID: "b1", Kind: editor.Paragraph, Text: c.text, Marks: []editor.Mark{{Start: at, End: at + len(c.on), Kind: c.kind, Href: "https://example.org"}}}}}}
		if got := slices.Contains(f.Lost(s).What, LosesHTML); got != c.want {
			t.Errorf("%s %s: %v", c.kind, c.text, got)
		}
	}
	if s := withNotes("It rose.[1]", "[1] Minutes"); slices.Contains(f.Lost(s).What, LosesHTML) {
		t.Error("a footnote is said to be lost")
	}
}

// TestNoTemplates: whatever the text, nothing in it begins a template of the site, and
// the front matter is YAML.
func TestNoTemplates(t *testing.T) {
	for seed := range uint64(300) {
		a := tidy(randomArticle(rand.New(rand.NewPCG(seed, 5))))
		for _, id := range []string{"markdown-hugo", "markdown-jekyll"} {
			_, rest, _ := strings.Cut(written(t, id, editor.Story{Article: a}), "---\n")
			front, body, found := strings.Cut(rest, "\n---\n")
			var fields map[string]any
			if err := yaml.Unmarshal([]byte(front), &fields); err != nil || !found {
				t.Fatalf("%s, seed %d: %v\n%s", id, seed, err, front)
			}
			if got, _ := fields["title"].(string); got != a.Headline {
				t.Errorf("%s, seed %d: title %q, want %q", id, seed, got, a.Headline)
			}
			for _, line := range strings.Split(body, "\n") {
				if inner, ok := strings.CutPrefix(line, "{{< figure "); ok {
					line = strings.TrimSuffix(inner, ">}}")
					if strings.Contains(line, "{{") || strings.Contains(line, "}}") {
						t.Fatalf("%s, seed %d: %q", id, seed, line)
					}
					continue
				}
				if strings.ContainsAny(line, "{}") {
					t.Fatalf("%s, seed %d: %q", id, seed, line)
				}
			}
		}
	}
}

// TestFragmentIsInert: nothing of a story's text runs or leaves the desk that must not.
func TestFragmentIsInert(t *testing.T) {
	for seed := range uint64(300) {
		a := tidy(randomArticle(rand.New(rand.NewPCG(seed, 6))))
		a.EditorNote = "SECRET"
		for i := range a.Body {
			if a.Body[i].Image != nil {
				a.Body[i].Image.Consent, a.Body[i].Image.Rights = "SECRET", "agency"
			}
		}
		out := written(t, "html-fragment", editor.Story{Article: a})
		doc, err := markup.Parse(out)
		if err != nil || first(doc, named("script", "style", "data", "iframe")) != nil || strings.Contains(out, "SECRET") {
			t.Fatalf("seed %d: %s", seed, out)
		}
	}
}

// TestCitations: a page cites what its settled facts rest on, and never what is
// confidential.
func TestCitations(t *testing.T) {
	source := func(kind, url string, confidential bool) editor.Source {
		return editor.Source{Kind: kind, Title: "t " + url, URL: url, Confidential: confidential, Contact: "SECRET"}
	}
	fact := func(status editor.FactStatus, all ...editor.Source) editor.Fact {
		return editor.Fact{ID: "f", Kind: "number", Status: status, Range: editor.Range{Block: "b1", Start: 0, End: 3}, Text: "The", Sources: all}
	}
	s := editor.Story{Article: editor.Article{Headline: "x", URL: "https://other.example/x", Terms: editor.Republished, UsageTerms: "Ask first", Licence: "https://creativecommons.org/licenses/by/4.0/",
		Dateline: editor.Dateline{Place: "LINDSAY"}, Body: []editor.Block{{ID: "b1", Kind: editor.Paragraph, Text: "The words."}}},
		Facts: []editor.Fact{
			fact(editor.Verified, source(editor.WebPage, "https://a.example/1", false), source(editor.WebPage, "https://leak.example/", true),
				source(editor.Person, "https://person.example/", false), source(editor.Document, "file:///tmp/x", false)),
			fact(editor.Verified, source(editor.WebPage, "https://a.example/1", false)),
			fact(editor.Unchecked, source(editor.WebPage, "https://open.example/", false)),
		}}
	out := written(t, "html", s)
	for _, want := range []string{`"citation": [`, `"url": "https://a.example/1"`, `"isBasedOn": {`, `"contentLocation": {`, `"usageInfo": {`, `"license": "https://creativecommons.org`} {
		if strings.Count(out, want) != 1 {
			t.Errorf("%d times %q in\n%s", strings.Count(out, want), want, out)
		}
	}
	for _, never := range []string{"leak.example", "person.example", "open.example", "file:", "SECRET", `"url": "https://other.example/x",`} {
		if strings.Contains(out, never) {
			t.Errorf("%q in\n%s", never, out)
		}
	}
}
