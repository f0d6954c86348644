package format

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stet/editor"
)

// A site's program drew the id of one paragraph so that it reads "-ad-".
func TestDrawnNames(t *testing.T) {
	for id, want := range map[string]string{
		"block-id-n1AuAdJlVL": " block-id-n1auadjlvl",
		"xKpAdLwQ":            " xkpadlwq",
		"sidebarAd":           " sidebar-ad",
		"adTopBox":            " ad-top-box",
		"StoryFooter__share":  " story-footer__share",
	} {
		n := &html.Node{Type: html.ElementNode, Data: "p", Attr: []html.Attribute{{Key: "id", Val: id}}}
		if got := classes(n); got != want {
			t.Errorf("%s: %q, not %q", id, got, want)
		}
	}
}

// prose are paragraphs of a story, so many.
func prosePage(between string) string {
	line := "<p>The council of the harbour town voted on Monday to build the bridge for the forty-one million euros that it had put aside.</p>\n"
	return "<!doctype html><html><head><title>Bridge</title></head><body><nav>Home News Sport Weather</nav><article><h1>City builds a bridge</h1>" +
		strings.Repeat(line, 4) + between + strings.Repeat(strings.Replace(line, "Monday", "Tuesday", 1), 4) +
		`</article><div class="related"><ul><li><a href="/1">Another story of the day</a></li></ul></div>` +
		`<div class="newsletter"><p>Every morning we send you what happened overnight in the town and at the sea around it.</p></div></body></html>`
}

func TestCutIsShown(t *testing.T) {
	d := decode(t, "a.html", prosePage(""))
	i := slices.IndexFunc(d.Notes, func(n editor.Note) bool {
		return strings.Contains(n.Decision, "of the page around the article left out")
	})
	if i < 0 {
		t.Fatalf("no note of what was left out: %+v", d.Notes)
	}
	lines := strings.Split(d.Notes[i].Text, "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[0], "Every morning") || len([]rune(lines[0])) > 81 || lines[1] != "Home News Sport Weather" || lines[2] != "Another story of the day" {
		t.Errorf("%q", lines)
	}
}

func TestCutParagraphGoesBack(t *testing.T) {
	const lost = "The mayor had named another sum on Sunday, and the paper of the town had asked her why it was so much lower."
	d := decode(t, "a.html", prosePage(`<p class="promo">`+strings.Replace(lost, "Sunday", `<a href="https://a.example/">Sunday</a>`, 1)+"</p>"))
	i := slices.IndexFunc(d.Notes, func(n editor.Note) bool { return n.Text == lost })
	if i < 0 {
		t.Fatalf("not named: %+v", d.Notes)
	}
	for _, n := range d.Notes {
		if n.Decision != d.Notes[i].Decision && strings.Contains(n.Text, lost[:40]) {
			t.Error("named twice")
		}
	}
	a := d.Article.Clone()
	for _, e := range d.Notes[i].Undo {
		apply(t, &a, e)
	}
	k := slices.IndexFunc(a.Body, func(b editor.Block) bool { return b.Text == lost })
	if k < 1 || !strings.Contains(a.Body[k-1].Text, "Monday") || !strings.Contains(a.Body[k+1].Text, "Tuesday") || len(a.Body[k].Marks) != 1 {
		t.Errorf("not back in its place: %+v", a.Body)
	}
}

func TestExtract(t *testing.T) {
	lines := slices.Repeat([]string{"Advertisement"}, 3)
	for r := 'a'; r < 'p'; r++ {
		lines = append(lines, "Link "+string(r))
	}
	got := strings.Split(extract(lines), "\n")
	if len(got) != extractLines+1 || got[0] != "Advertisement" || got[1] != "Link a" || got[extractLines] != "… and 4 more" {
		t.Errorf("%q", got)
	}
}

// The picture of whoever wrote it is none of the article's.
func TestWriterPicture(t *testing.T) {
	d := decode(t, "a.html", prosePage(`<figure><img src="https://a.example/quay.jpg" width="800"></figure><div class="author-avatar"><a href="/people/ann"><img src="https://a.example/ann.jpg" width="100" height="100" alt=""></a></div>`))
	var files []string
	for _, b := range d.Article.Body {
		if b.Image != nil {
			files = append(files, b.Image.File)
		}
	}
	if !slices.Equal(files, []string{"https://a.example/quay.jpg"}) {
		t.Errorf("%q", files)
	}
}

func TestEachOnce(t *testing.T) {
	if got := eachOnce([]string{"Roger Gonzalez", "", " ", "Roger  Gonzalez", "Ann Lee"}); !slices.Equal(got, []string{"Roger Gonzalez", "Ann Lee"}) {
		t.Errorf("%q", got)
	}
}

func TestHeadlineOfKoreanSite(t *testing.T) {
	page := strings.Replace(prosePage(""), "<title>Bridge</title>", `<title>다리 공사 시작-정치ㅣ한국일보</title><meta property="og:site_name" content="한국일보">`, 1)
	d := decode(t, "a.html", strings.Replace(page, "<h1>City builds a bridge</h1>", "", 1))
	if d.Article.Headline != "다리 공사 시작" {
		t.Errorf("%q", d.Article.Headline)
	}
}

func TestDamagedJSON(t *testing.T) {
	for source, want := range map[string]string{
		`{"generator":"Stet","article":{"headline":7}}`:    "the JSON is damaged (line 1: a number stands in the field article.headline, where a text belongs): mend it there, or export the story again",
		`{"generator":"Stet","article":{"body":"x"}}`:      "the JSON is damaged (line 1: a text stands in the field article.body, where a list belongs): mend it there, or export the story again",
		`{"generator":"Stet","article":{"headline":"x",}}`: "the JSON is damaged (line 1, column 47: a comma too many stands before }): mend it there, or export the story again",
	} {
		if _, err := readJSON([]byte(source)); err == nil || err.Error() != want {
			t.Errorf("%s: %v", source, err)
		}
	}
}

// A paragraph that the sieve takes from among the others goes back as well, and says why.
func TestSiftedParagraphGoesBack(t *testing.T) {
	const lost = "Affiliate links in this text may earn the paper a commission of a few cents from whoever sells you a ticket for the ferry."
	d := decode(t, "a.html", prosePage("<p>"+lost+"</p>"))
	i := slices.IndexFunc(d.Notes, func(n editor.Note) bool { return n.Text == lost })
	if i < 0 || !strings.HasSuffix(d.Notes[i].Decision, "the site's own, between the paragraphs") {
		t.Fatalf("%+v", d.Notes)
	}
	a := d.Article.Clone()
	for _, e := range d.Notes[i].Undo {
		apply(t, &a, e)
	}
	if k := slices.Index(bodyTexts(a), lost); k != 4 {
		t.Errorf("at %d of %q", k, bodyTexts(a))
	}
}
