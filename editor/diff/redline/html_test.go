package redline

import (
	"encoding/xml"
	"errors"
	"io"
	"math/rand"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stet/editor"
)

func TestHTMLSample(t *testing.T) {
	before, after := sample(t, "sample-1.json"), sample(t, "sample-2.json")
	page := string(write(t, HTML, redlineOf(t, before, after)))
	for _, want := range []string{`<html lang="en-GB">`, "⚠ verified fact changed", `<del id="b0-`, `>15</del>`, "Moved up from paragraph 5, edited",
		"prefers-color-scheme:dark", "@media print", "r9 After legal", "Legal, 23 Nov 2026 11:04 UTC"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Index(page, `id="facts"`) > strings.Index(page, `id="changes"`) {
		t.Error("the facts do not come first")
	}
	checkPage(t, page, before, after)
}

func TestHTMLRightToLeft(t *testing.T) {
	before := editor.Story{Article: editor.Article{Headline: "הגשר", Language: "he"}}
	after := before.Clone()
	after.Article.Headline = "הגשר נסגר"
	if page := string(write(t, HTML, redlineOf(t, before, after))); !strings.Contains(page, `<html lang="he" dir="rtl">`) {
		t.Errorf("no direction in %.100s", page)
	}
}

// TestHTMLRunsNothing: words and links of a story are never code.
func TestHTMLRunsNothing(t *testing.T) {
	before := editor.Story{Article: editor.Article{Headline: "x", Body: []editor.Block{{ID: "a", Kind: editor.Paragraph, Text: "click here now"}}}}
	after := before.Clone()
	after.Article.Headline = `<script>alert(1)</script>"><img src=x onerror=alert(1)>`
	after.Article.Body[0].Marks = []editor.Mark{{Start: 0, End: 5, Kind: editor.Link, Href: `javascript:alert(1)`}, {Start: 6, End: 10, Kind: editor.Link, Href: `https://x.example/"onclick="alert(1)`}}
	page := string(write(t, HTML, redlineOf(t, before, after)))
	for _, never := range []string{"<script", "<img", `href="javascript:`, `"onclick`} {
		if strings.Contains(page, never) {
			t.Errorf("the page holds %q", never)
		}
	}
}

func TestHTMLRandom(t *testing.T) {
	for seed := range int64(800) {
		before, after := randomPair(rand.New(rand.NewSource(seed)))
		checkPage(t, string(write(t, HTML, redlineOf(t, before, after))), before, after)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

var (
	hrefs = regexp.MustCompile(` href="#([^"]*)"`)
	idsOf = regexp.MustCompile(` id="([^"]*)"`)
)

// checkPage sees that every link leads somewhere, that no two places have one name,
// and that both sides can be read from the story. The parts of a paragraph that was
// split or joined stand each by itself, so the words are compared and not where
// paragraphs end.
func checkPage(t *testing.T, page string, before, after editor.Story) {
	t.Helper()
	ids := map[string]bool{}
	for _, m := range idsOf.FindAllStringSubmatch(page, -1) {
		if ids[m[1]] {
			t.Errorf("two places are called %s", m[1])
		}
		ids[m[1]] = true
	}
	for _, m := range hrefs.FindAllStringSubmatch(page, -1) {
		if !ids[m[1]] {
			t.Errorf("a link leads to %s, which is nowhere", m[1])
		}
	}
	accepted, rejected := readPage(t, page)
	accepted, rejected = unbarred(accepted), unbarred(rejected)
	if want := unbarred(strings.Join(paragraphs(after), "")); accepted != want {
		t.Errorf("accepted it reads\n%q\nwant\n%q", accepted, want)
	}
	if want := unbarred(strings.Join(paragraphs(before), "")); rejected != want {
		t.Errorf("rejected it reads\n%q\nwant\n%q", rejected, want)
	}
}

// readPage reads both sides of the story from a page, as a browser's user could:
// what is struck is not on the newer side, what is underlined or moved here not on
// the older. The page is also well-formed XML.
func readPage(t *testing.T, page string) (accepted, rejected string) {
	t.Helper()
	_, story, _ := strings.Cut(page, "<main>")
	story, _, _ = strings.Cut(story, "</main>")
	dec := xml.NewDecoder(strings.NewReader("<main>" + story + "</main>"))
	var classes, tags []string
	var a, b strings.Builder
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return a.String(), b.String()
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, story)
		}
		add := func(text string) {
			in := strings.Join(classes, " ")
			if strings.Contains(in, "note") || strings.Contains(in, "mark") || strings.Contains(in, "gap") || len(tags) < 2 {
				return
			}
			went := slices.Contains(tags, "del") || strings.Contains(in, "moved-away")
			came := slices.Contains(tags, "ins") || strings.Contains(in, "here")
			whole := slices.Contains(classes, "moved") || slices.Contains(classes, "inserted")
			if !went {
				a.WriteString(text)
			}
			if !came && !whole {
				b.WriteString(text)
			}
		}
		switch x := token.(type) {
		case xml.StartElement:
			tags, classes = append(tags, x.Name.Local), append(classes, strings.Fields(attribute(x, "class") + " -")[0])
			if x.Name.Local == "br" {
				add("\n")
			}
		case xml.EndElement:
			tags, classes = tags[:len(tags)-1], classes[:len(classes)-1]
		case xml.CharData:
			add(string(x))
		}
	}
}
