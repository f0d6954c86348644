package format

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// sample is an article with every field and every kind of block.
func sample() editor.Article {
	when := time.Date(2019, 4, 25, 8, 12, 0, 0, time.FixedZone("", 3600))
	return editor.Article{
		Slug: "ferry-vote", Headline: "Ferry vote divides island", Standfirst: "Islanders fear for the season",
		Byline: "By Jane Doe and John Roe", Authors: []editor.Author{{Name: "Jane Doe"}, {Name: "John Roe", Role: "photographer"}},
		Dateline: editor.Dateline{Place: "LINDSAY", Date: "2019-04-24"}, Published: when, Source: "Reuters",
		Credit:     editor.Credit{Raw: "News credit : Harbourtimes", Canonical: "The Harbour Times"},
		Copyright:  editor.Copyright{Holder: "Example Press", Year: 2019, Notice: "© 2019 Example Press. All rights reserved."},
		UsageTerms: "Republish with the credit line", Licence: "CC BY 4.0", URL: "https://example.org/ferry?a=1&b=2", Language: "en-GB",
		Section: "Islands", Keywords: []string{"ferries", "islands, small", "Lindsay"}, Embargo: when.Add(time.Hour), EditorNote: "Check the “fares”.",
		Body: []editor.Block{
			{ID: "b1", Kind: editor.Paragraph, Text: "The board voted on Wednesday.", Marks: []editor.Mark{{Start: 4, End: 9, Kind: editor.Strong}, {Start: 19, End: 28, Kind: editor.Link, Href: "https://example.org/w"}}},
			{ID: "b2", Kind: editor.Heading, Level: 2, Text: "What changes"},
			{ID: "b3", Kind: editor.Item, Level: 1, Text: "120 passengers"},
			{ID: "b4", Kind: editor.Item, Level: 2, Ordered: true, Text: "adults"},
			{ID: "b5", Kind: editor.Item, Level: 2, Ordered: true, Text: "children"},
			{ID: "b6", Kind: editor.Item, Level: 1, Text: "14 cars"},
			{ID: "b7", Kind: editor.Quote, Text: "“We will sail.”"},
			{ID: "b8", Kind: editor.ImageBlock, Image: &editor.Image{File: "https://example.org/ferry.jpg", Alt: "A ferry", Caption: "The ferry at dawn", Credit: "Harbour Times", Byline: "Sam Lee", Licence: "CC BY 4.0"}},
			{ID: "b9", Kind: editor.Rule},
			{ID: "b10", Kind: editor.Paragraph, Text: "Roses are red,\nviolets are blue."},
		},
	}
}

func encode(t *testing.T, ending string, a editor.Article) string {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(&b, ending, editor.Story{Article: a}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestEncodedGolden shows what formats of text look like, and reads them
// back.
func TestEncodedGolden(t *testing.T) {
	for _, ending := range []string{".html", ".md", ".txt", ".json"} {
		golden(t, "testdata/encoded/sample"+ending, encode(t, ending, sample()))
		f, _ := For(ending)
		checkRoundTrip(t, f, without(sample(), f.loses), "sample")
	}
}

// TestNewsArticle reads the JSON-LD of a page as another program would.
// TestEmbargoOnTop: whoever opens the file sees it before the story, and in words.
func TestEmbargoOnTop(t *testing.T) {
	a := sample()
	a.Embargo = time.Date(2026, 11, 21, 6, 0, 0, 0, time.UTC)
	for _, ending := range []string{".html", ".docx", ".epub"} {
		written := encode(t, ending, a)
		d, err := Decode("s"+ending, []byte(written), Options{})
		if err != nil || !d.Article.Embargo.Equal(a.Embargo) {
			t.Errorf("%s: read back as %v, %v", ending, d.Article.Embargo, err)
		}
		shown := written
		if part := map[string]string{".docx": "word/document.xml", ".epub": "EPUB/story-1.xhtml"}[ending]; part != "" {
			f, err := packed.Open([]byte(written))
			if err != nil {
				t.Fatal(err)
			}
			b, err := f.Part(part)
			if err != nil {
				t.Fatal(err)
			}
			shown = string(b)
		}
		_, shown, _ = strings.Cut(shown, "body>")
		if at := strings.Index(shown, "Embargoed until 21 November 2026, 06:00 UTC"); at < 0 || at > strings.Index(shown, a.Headline) || strings.Contains(shown, "2026-11-21T06") {
			t.Errorf("%s shows\n%.600s", ending, shown)
		}
	}
}

// TestVisibleWins: what somebody changed in a file of ours stands, whatever its record
// says, and the notes tell.
func TestVisibleWins(t *testing.T) {
	headline := [2]string{">Ferry vote divides island<", ">Ferry vote delayed<"}
	byline := [2]string{">By Jane Doe and John Roe<", ">By Ann Lark<"}
	filed := [2]string{">LINDSAY, Wednesday, 24 April 2019<", ">PORT EWE, Thursday, 25 April 2019<"}
	section := [2]string{">Islands<", ">Harbour<"}
	for _, c := range []struct {
		id, part string
		changes  [][2]string
		fields   string
	}{
		{"html", "", [][2]string{headline, byline, filed, section}, "section headline byline place date"},
		{"docx", "word/document.xml", [][2]string{headline, byline, filed, section}, "section headline byline place date"},
		{"odt", "content.xml", [][2]string{headline, byline, filed}, "headline byline place date"},
		{"epub", "EPUB/story-1.xhtml", [][2]string{headline, byline, {">LINDSAY, 2019-04-24<", ">PORT EWE, 2019-04-25<"}}, "headline byline place date"},
		{"nitf", "", [][2]string{headline, byline, {">LINDSAY<", ">PORT EWE<"}, {">2019-04-24<", ">2019-04-25<"}}, "headline byline place date"},
		{"newsml-g2", "", [][2]string{headline, byline, {">LINDSAY<", ">PORT EWE<"}, {">Jane Doe<", ">Ann Lark<"}}, "headline byline place authors"},
		{"ninjs", "", [][2]string{{`"By Jane Doe and John Roe"`, `"By Ann Lark"`}, {`"located": "LINDSAY"`, `"located": "PORT EWE"`}, {`"name": "Jane Doe"`, `"name": "Ann Lark"`}}, "byline place authors"},
		{"wxr", "", [][2]string{{"<wp:author_display_name>Jane Doe<", "<wp:author_display_name>Ann Lark<"}}, "authors"},
	} {
		f, _ := ByID(c.id)
		var b bytes.Buffer
		if err := f.Encode(&b, piece.Parcel{Stories: []editor.Story{{Article: sample()}}}); err != nil {
			t.Fatal(c.id, err)
		}
		untouched, err := Decode("s"+f.Endings[0], b.Bytes(), Options{})
		if err != nil || len(untouched.Notes) > 0 {
			t.Errorf("%s: %v, %v", c.id, untouched.Notes, err)
		}
		d, err := Decode("s"+f.Endings[0], changed(t, b.Bytes(), c.part, c.changes), Options{})
		if err != nil {
			t.Fatal(c.id, err)
		}
		a := d.Article
		authors, _ := a.Field("authors")
		for _, field := range []struct{ name, got, old, now string }{
			{"section", a.Section, "Islands", "Harbour"}, {"headline", a.Headline, "Ferry vote divides island", "Ferry vote delayed"},
			{"byline", a.Byline, "By Jane Doe and John Roe", "By Ann Lark"}, {"place", a.Dateline.Place, "LINDSAY", "PORT EWE"},
			{"date", a.Dateline.Date, "2019-04-24", "2019-04-25"}, {"slug", a.Slug, "ferry-vote", ""},
		} {
			want := field.old
			if strings.Contains(c.fields, field.name) {
				want = field.now
			}
			if field.got != want {
				t.Errorf("%s: %s is %q, want %q", c.id, field.name, field.got, want)
			}
		}
		if strings.Contains(c.fields, "authors") && !strings.HasPrefix(authors, "Ann Lark") || a.Byline == "By Ann Lark" && strings.Contains(authors, "Jane Doe") {
			t.Errorf("%s: authors %q", c.id, authors)
		}
		if len(d.Notes) == 0 || len(strings.Fields(c.fields)) > len(d.Notes)+2 {
			t.Errorf("%s: notes %+v", c.id, d.Notes)
		}
	}
}

// changed makes changes in the body of a file, or of a part of a package.
func changed(t *testing.T, written []byte, part string, changes [][2]string) []byte {
	t.Helper()
	replace := func(s string) []byte {
		head, body, ok := strings.Cut(s, "<body")
		if !ok || strings.Contains(s, "<nitf") || strings.Contains(s, "<newsItem") {
			head, body = "", s
		} else {
			body = "<body" + body
		}
		for _, c := range changes {
			if !strings.Contains(body, c[0]) {
				t.Errorf("no %s in\n%s", c[0], body)
			}
			body = strings.ReplaceAll(body, c[0], c[1])
		}
		return []byte(head + body)
	}
	if part == "" {
		return replace(string(written))
	}
	f, err := packed.Open(written)
	if err != nil {
		t.Fatal(err)
	}
	var parts []packed.Part
	for _, name := range f.Names() {
		b, err := f.Part(name)
		if err != nil {
			t.Fatal(err)
		}
		if name == part {
			b = replace(string(b))
		}
		parts = append(parts, packed.Part{Name: name, Bytes: b, Plain: name == "mimetype"})
	}
	var b bytes.Buffer
	if err := packed.Write(&b, parts); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestNewsArticle(t *testing.T) {
	_, rest, _ := strings.Cut(encode(t, ".html", sample()), `<script type="application/ld+json">`)
	source, _, _ := strings.Cut(rest, "</script>")
	var got map[string]any
	if err := json.Unmarshal([]byte(source), &got); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{
		"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry vote divides island", "description": "Islanders fear for the season",
		"dateline": "LINDSAY, 2019-04-24", "datePublished": "2019-04-25T08:12:00+01:00", "creditText": "The Harbour Times",
		"copyrightHolder": "Example Press", "copyrightYear": "2019", "copyrightNotice": "© 2019 Example Press. All rights reserved.",
		"license": "CC BY 4.0", "usageInfo": "Republish with the credit line", "url": "https://example.org/ferry?a=1&b=2",
		"articleSection": "Islands", "inLanguage": "en-GB", "sourceOrganization": "Reuters", "author": "Jane Doe", "keywords": "ferries",
	} {
		if text(got[key]) != want {
			t.Errorf("%s is %v, want %q", key, got[key], want)
		}
	}
}

// TestHostile writes an article made of mark-up and wants none of it to work.
func TestHostile(t *testing.T) {
	const evil = `</title></script><script>alert(1)</script><img src=x onerror=alert(2)>"'><svg onload=alert(3)>`
	a := sample()
	for _, s := range stringsOf(&a) {
		*s = evil
	}
	a.Body = []editor.Block{
		{Kind: editor.Paragraph, Text: evil, Marks: []editor.Mark{{Start: 0, End: 9, Kind: editor.Link, Href: "javascript:alert(4)"}, {Start: 9, End: 12, Kind: editor.Link, Href: `https://example.org/" onclick="alert(5)`}}},
		{Kind: editor.Paragraph, Text: "x", Marks: []editor.Mark{{Start: 0, End: 1, Kind: editor.Link, Href: " Java\tScript:alert(6)"}}},
		{Kind: editor.Paragraph, Text: "x", Marks: []editor.Mark{{Start: 0, End: 1, Kind: editor.Link, Href: "data:text/html,<script>alert(7)</script>"}}},
		{Kind: editor.ImageBlock, Image: &editor.Image{File: "javascript:alert(8)", Alt: evil, Caption: evil, Credit: evil}},
	}
	page := encode(t, ".html", a)
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range all(doc, func(*html.Node) bool { return true }) {
		if is(n, "script") && attr(n, "type") != "application/ld+json" || is(n, "svg") || is(n, "img") && attr(n, "src") != "" {
			t.Errorf("the page holds <%s %v>", n.Data, n.Attr)
		}
		for _, at := range n.Attr {
			if strings.HasPrefix(at.Key, "on") || strings.Contains(at.Key, "alert") || (at.Key == "href" && safeURL(at.Val) == "" && at.Val != "") {
				t.Errorf("<%s> has the attribute %s=%q", n.Data, at.Key, at.Val)
			}
		}
	}
	checkRoundTrip(t, format("html"), tidy(a), "hostile")
	checkRoundTrip(t, format("markdown"), tidy(a), "hostile")
	if md := encode(t, ".md", a); strings.Contains(strings.ToLower(strings.ReplaceAll(md[strings.LastIndex(md, "\n---\n"):], "\t", "")), "javascript:") {
		t.Error("a script's address is in the Markdown")
	}
}

func TestSafeURL(t *testing.T) {
	for address, safe := range map[string]bool{
		"https://example.org": true, "/a?b=c:d": true, "a/b:c": true, "mailto:jane@example.org": true, "": true, "#x": true,
		"javascript:alert(1)": false, "JAVASCRIPT:alert(1)": false, " java\nscript:x": false, "vbscript:x": false, "data:text/html,x": false, "file:///etc/passwd": false,
	} {
		if got := safeURL(address) == address; got != safe {
			t.Errorf("safeURL(%q): %v", address, got)
		}
	}
}

const filler = "The harbour board voted on Wednesday to bring the night ferry back to the island, a decision that its opponents called a timetable built on sand. "

// page wraps a head and a body into a page that reads as an article.
func pageOf(head, body string) string {
	return "<!DOCTYPE html><html><head>" + head + "</head><body><article><h1>Ferry vote divides island</h1>" + body +
		"<p>" + filler + filler + "</p><p>" + filler + filler + "</p></article></body></html>"
}

// TestPageMeta finds each field in each layer where pages put it.
func TestPageMeta(t *testing.T) {
	ld := func(s string) string { return `<script type="application/ld+json">` + s + `</script>` }
	for _, c := range []struct{ name, head, body, field, value string }{
		{"author in JSON-LD", ld(`{"@type":"NewsArticle","headline":"x","author":{"name":"Jane Doe"}}`), "", "authors", "Jane Doe"},
		{"author list", ld(`{"@type":["Thing","ReportageNewsArticle"],"author":[{"name":"Jane Doe"},"John Roe"]}`), "", "byline", "By Jane Doe and John Roe"},
		{"names in one string", ld(`{"@type":"Article","author":{"name":"By Jane Doe, John Roe and Li Na"}}`), "", "authors", "Jane Doe; John Roe; Li Na"},
		{"publisher as a person, where nobody is named", `<meta property="og:site_name" content="Harbour Times">` + ld(`{"@type":"NewsArticle","author":{"@type":"Person","name":"The Harbour Times"}}`), "", "authors", "The Harbour Times"},
		{"a person rather than the publisher", `<meta property="og:site_name" content="Harbour Times">` + ld(`{"@type":"NewsArticle","author":{"@type":"Person","name":"The Harbour Times"}}`), `<p>By Jane Doe</p>`, "authors", "Jane Doe"},
		{"staff is nobody", ld(`{"@type":"NewsArticle","author":{"@type":"Organization","name":"Staff"}}`), "", "authors", ""},
		{"the author rather than the editor", ld(`{"@type":"NewsArticle","author":{"name":"John Roe"}}`), `<div class="author-2">Jane Doe</div><div class="tools">Editor: <a href="/j">John Roe</a></div>`, "authors", "Jane Doe"},
		{"an editor and nobody else", ld(`{"@type":"NewsArticle","author":{"name":"John Roe"}}`), `<div class="tools">Editor: <a href="/j">John Roe</a></div>`, "authors", "John Roe"},
		{"a signature rather than the account", "", `<p>by <a href="/author/admin/">Harbour D</a> | 25 April 2019</p><p><strong>JANE DOE</strong></p>`, "authors", "Jane Doe"},
		{"agency and its place", "", `<div class="name">AFP, MANILA</div>`, "authors", "AFP"},
		{"publisher as an organisation, where nobody is named", ld(`{"@type":"NewsArticle","headline":"x","author":{"@type":"Organization","name":"Harbour Times"}}`), "", "byline", "By Harbour Times"},
		{"a person rather than the organisation", ld(`{"@type":"NewsArticle","headline":"x","author":{"@type":"Organization","name":"Harbour Times"}}`), `<p>By Jane Doe</p>`, "authors", "Jane Doe"},
		{"name in parts", ld(`{"@type":"NewsArticle","headline":"x","author":[{"@type":"Person","givenName":"Jane","familyName":"Doe"}]}`), "", "authors", "Jane Doe"},
		{"agency beside a person", `<meta name="author" content="Jane Doe, dpa">`, "", "authors", "Jane Doe; dpa"},
		{"name beside a date", "", `<div><span>Jane Doe |</span> <span>25.04.2019</span></div>`, "authors", "Jane Doe"},
		{"name with an account", `<meta name="author" content="Jane Doe @janedoe">`, "", "authors", "Jane Doe"},
		{"reporter in Korean", `<meta name="author" content="신현주 기자">`, "", "authors", "신현주"},
		{"day above the text", "", `<div class="x"><span>Thu 25.04.19 | 14:07</span></div>`, "dateline.date", "2019-04-25"},
		{"standfirst that is the description", `<meta name="description" content="Islanders fear for the season on the water">`, `<div class="promo"><div>Islanders fear for the season on the water</div></div>`, "standfirst", "Islanders fear for the season on the water"},
		{"address is no author", `<meta name="author" content="https://example.org/jane">`, "", "authors", ""},
		{"account is no author", `<meta name="author" content="jdadmin">`, "", "authors", ""},
		{"job in capitals", `<meta name="author" content="Jane Doe, AP National Political Writer">`, "", "authors", "Jane Doe"},
		{"readers are no authors", "", `<p>By <a rel="author" href="/j">Jane Doe</a></p><div class="comment"><cite itemprop="author">Karol</cite></div>`, "authors", "Jane Doe"},
		{"place beside a date", "", `<div><span>Baar, Switzerland</span> <span>25.04.2019</span></div>`, "authors", ""},
		{"label in Russian", "", `<span itemprop="author">Текст: Jane Doe</span>`, "authors", "Jane Doe"},
		{"no day at all", ld(`{"@type":"NewsArticle","datePublished":"0001-01-01T00:00:00"}`), `<time datetime="2019-04-25T08:12:00Z">Thursday</time>`, "published", "2019-04-25T08:12:00Z"},
		{"meta author", `<meta name="author" content="JANE DOE">`, "", "authors", "Jane Doe"},
		{"author by rel", "", `<p>By <a rel="author" href="/j">Jane Doe</a></p>`, "authors", "Jane Doe"},
		{"author by class", "", `<div class="article__byline">By Jane Doe and John Roe</div>`, "authors", "Jane Doe; John Roe"},
		{"unmarked by-line", "", `<p>By Jane Doe</p>`, "authors", "Jane Doe"},
		{"broken JSON-LD", ld("<!-- {\"@type\":\"NewsArticle\",\"author\":{\"name\":\"Jane\nDoe\",},} -->"), "", "authors", "Jane Doe"},
		{"time with zone", ld(`{"@type":"NewsArticle","datePublished":"2019-04-25T08:12:00.000+0100","author":"x"}`), "", "published", "2019-04-25T08:12:00+01:00"},
		{"time without zone", `<meta property="article:published_time" content="2019-04-25T08:12:00">`, "", "dateline.date", "2019-04-25"},
		{"time element", "", `<time datetime="2019-04-25T08:12:00Z">Thursday</time>`, "published", "2019-04-25T08:12:00Z"},
		{"visible date", "", `<span class="articleDate">25. April 2019</span>`, "dateline.date", "2019-04-25"},
		{"day in the address", `<link rel="canonical" href="https://example.org/2019/04/25/ferry">`, "", "dateline.date", "2019-04-25"},
		{"day in a number in the address", `<link rel="canonical" href="https://example.org/view/A2019042514320005196">`, "", "dateline.date", "2019-04-25"},
		{"no day in a number", `<link rel="canonical" href="https://example.org/view/2019049914320005196">`, "", "dateline.date", ""},
		{"day in script data", `<script>load({\"paperDate\":\"2019-04-26\",\"publishDt\":\"2019.04.25 18:40\"})</script>`, "", "dateline.date", "2019-04-25"},
		{"canonical address", `<link rel="canonical" href="https://example.org/ferry">`, "", "url", "https://example.org/ferry"},
		{"based on another page", `<link rel="canonical" href="https://copy.example/f">` + ld(`{"@type":"NewsArticle","headline":"x","isBasedOn":"https://example.org/ferry"}`), "", "url", "https://example.org/ferry"},
		{"licence link", `<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">`, "", "licence", "https://creativecommons.org/licenses/by/4.0/"},
		{"keywords", `<meta property="article:tag" content="ferries"><meta property="article:tag" content="islands">`, "", "keywords", "ferries, islands"},
		{"headline without the site", `<meta property="og:site_name" content="Harbour Times"><meta property="og:title" content="Ferries to sail for ever | Harbour Times">`, "", "headline", "Ferries to sail for ever"},
		{"visible headline", `<meta property="og:title" content="Ferry vote divides island - for ever">`, "", "headline", "Ferry vote divides island"},
		{"standfirst", "", `<p class="article-subtitle">Islanders fear for the season</p>`, "standfirst", "Islanders fear for the season"},
		{"counting picture", "", `<img src="https://counter.theconversation.com/content/1/count.gif" width="1" height="1">`, "pixel", "https://counter.theconversation.com/content/1/count.gif"},
		{"counting picture of a tool", "", `<img src="https://floodlight.example/?republication-pixel=true&post=1" width="1" height="1">`, "pixel", "https://floodlight.example/?republication-pixel=true&post=1"},
		{"a page that watches its readers", "", `<img src="https://stats.example/p.gif" width="1" height="1">`, "pixel", ""},
		{"copyright meta", `<meta name="copyright" content="© 2019 Example Press">`, "", "copyright.notice", "© 2019 Example Press"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := decode(t, "a.html", pageOf(c.head, c.body))
			if got, _ := d.Article.Field(c.field); got != c.value {
				t.Errorf("%s is %q, want %q", c.field, got, c.value)
			}
			if len(d.Article.Body) != 2 {
				t.Errorf("body %q", bodyTexts(d.Article))
			}
		})
	}
}

// TestPictures reads captions and credits as pages write them.
func TestPictures(t *testing.T) {
	for _, c := range []struct{ name, html, caption, credit string }{
		{"figcaption", `<figure><img src="/a.jpg"><figcaption>The ferry at dawn.</figcaption></figure>`, "The ferry at dawn.", ""},
		{"credit in a span", `<figure><img src="/a.jpg"><figcaption>The ferry at dawn. <span class="photo-credit">Photo: Ann Holt/AP</span></figcaption></figure>`, "The ferry at dawn.", "Ann Holt/AP"},
		{"credit in the words", `<figure><img src="/a.jpg"><figcaption>The ferry at dawn. Photograph: Ann Holt/AP</figcaption></figure>`, "The ferry at dawn.", "Ann Holt/AP"},
		{"agency in brackets", `<figure><img src="/a.jpg"><figcaption>The ferry at dawn. (AP Photo/Ann Holt)</figcaption></figure>`, "The ferry at dawn.", "AP Photo/Ann Holt"},
		{"licence behind the name", `<figure><img src="/a.jpg"><figcaption>The ferry at dawn. Photo: Ann Holt/Flickr (CC BY-NC)</figcaption></figure>`, "The ferry at dawn.", "Ann Holt/Flickr (CC BY-NC)"},
		{"licence in the brackets of both", `<figure><img src="/a.jpg"><figcaption>The ferry at dawn. (Ann Holt/Flickr (CC BY-NC 2.0))</figcaption></figure>`, "The ferry at dawn.", "Ann Holt/Flickr (CC BY-NC 2.0)"},
		{"sign before the name", `<figure><img src="/a.jpg"><figcaption>The ferry at dawn. © Ann Holt</figcaption></figure>`, "The ferry at dawn.", "Ann Holt"},
		{"credit below", `<figure><img src="/a.jpg"><figcaption>The ferry at dawn.</figcaption><footer>Imago/Ann Holt</footer></figure>`, "The ferry at dawn.", "Imago/Ann Holt"},
		{"no figure", `<div><img src="/a.jpg"><div class="img-caption">The ferry at dawn.</div><div>REUTERS</div></div>`, "The ferry at dawn.", "REUTERS"},
		{"nothing named", `<div><picture><img src="/a.jpg"></picture><div>The ferry at dawn</div><div>Ann Holt</div></div>`, "The ferry at dawn", "Ann Holt"},
		{"unnamed spans", `<figure><img src="/a.jpg"><figcaption><span class="x">The ferry at dawn.</span> <span class="y">Ann Holt (AP)</span></figcaption></figure>`, "The ferry at dawn.", "Ann Holt (AP)"},
		{"name behind the last sentence", `<figure><img src="/a.jpg"><figcaption>The ferry at dawn. Ann Holt/AP</figcaption></figure>`, "The ferry at dawn.", "Ann Holt/AP"},
		{"wide brackets", `<figure><img src="/a.jpg"><figcaption>港のフェリー（ロイター）</figcaption></figure>`, "港のフェリー", "ロイター"},
		{"place in a gallery", `<figure><img src="/a.jpg"><figcaption>The ferry at dawn. (AP Photo/Ann Holt) <span class="source">1 of 12</span></figcaption></figure>`, "The ferry at dawn.", "AP Photo/Ann Holt"},
		{"credit outside of the figure", `<div class="teaser"><figure><img src="/a.jpg"><figcaption>The ferry at dawn.</figcaption></figure><div class="image-copyright">Ann Holt | AP</div></div>`, "The ferry at dawn.", "Ann Holt | AP"},
		{"heading for a caption", `<div class="imgbox"><img src="/a.jpg"><h2>The ferry at dawn.</h2><p>Photo: AP</p></div>`, "The ferry at dawn.", "AP"},
		{"attributes", `<a class="gallery"><img src="/a.jpg" data-caption="&lt;p&gt;The ferry at &lt;b&gt;dawn&lt;/b&gt;.&lt;/p&gt;" data-credit="Ann Holt"></a>`, "The ferry at dawn.", "Ann Holt"},
		{"late picture", `<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" class="lazy"><noscript><img src="/a.jpg"></noscript><figcaption>The ferry at dawn.</figcaption></figure>`, "The ferry at dawn.", ""},
		{"caption that is the alternative text", `<div><picture><img src="/a.jpg" alt="The ferry at dawn"></picture></div><div class="x9">The ferry at dawn</div><p>` + filler + filler + filler + filler + filler + `</p>`, "The ferry at dawn", ""},
		{"caption for machines that read aloud", `<figure><img src="/a.jpg"><figcaption class="_srOnly_x1">The ferry at dawn. <cite>Photo: Ann Holt/AP</cite></figcaption></figure>`, "The ferry at dawn.", "Ann Holt/AP"},
		{"link to the full size", `<figure><a href="/image/12"><img src="/a.jpg"><figcaption>The ferry at dawn.</figcaption><span>Enlarge</span></a></figure>`, "The ferry at dawn.", ""},
		{"words of the figure itself", `<figure><a href="/a.jpg"><img src="/a.jpg"></a>The ferry at dawn</figure>`, "The ferry at dawn", ""},
		{"hMedia", `<p><span class="hmedia"><img class="photo" src="/a.jpg"><a class="fn" href="/x">The ferry at dawn</a></span></p>`, "The ferry at dawn", ""},
		{"product", `<div class="ProductEmbed-x1 product-embed"><a href="/shop"><img src="/a.jpg"><p>Photograph: Ann Holt</p></a><div class="product-embed__hed">Harbour Lamp 15</div><div><a href="/shop">$20 at Harbour Stores</a></div></div>`, "Harbour Lamp 15", "Ann Holt"},
		{"sentence in bold below", `<figure><img src="/a.jpg"></figure><p><strong>MINISTER Ann Holt.</strong></p>`, "MINISTER Ann Holt.", ""},
		{"label in the plural", `<figure><img src="/a.jpg"><figcaption>The ferry at dawn. <strong>Image Credits:</strong> Ann Holt</figcaption></figure>`, "The ferry at dawn.", "Ann Holt"},
		{"wide sign", `<figure><img src="/a.jpg"><figcaption>港のフェリー（Ｃ）共同通信社</figcaption></figure>`, "港のフェリー", "共同通信社"},
		{"photo that was sent in", `<figure><img src="/a.jpg"><figcaption>Ann Holt Submitted photo</figcaption></figure>`, "Ann Holt", "Submitted photo"},
		{"label with dots", `<figure><img src="/a.jpg"><figcaption>The ferry at dawn. <span class="credit">Credit... Ann Holt/AP</span></figcaption></figure>`, "The ferry at dawn.", "Ann Holt/AP"},
		{"label between spans", `<figure><img src="/a.jpg"><figcaption>The ferry at dawn<span class="x"> | Photo: </span><span class="y">Ann Holt/AP</span></figcaption></figure>`, "The ferry at dawn", "Ann Holt/AP"},
		{"caption beside the figure", `<div><figure><img src="/a.jpg"></figure><figcaption>The ferry at dawn.</figcaption></div>`, "The ferry at dawn.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := decode(t, "a.html", pageOf(`<link rel="canonical" href="https://example.org/x/y">`, c.html)).Article
			if len(a.Body) < 3 || len(a.Body) > 4 || a.Body[0].Image == nil {
				t.Fatalf("%d blocks: %q", len(a.Body), bodyTexts(a))
			}
			if i := a.Body[0].Image; i.Caption != c.caption || i.Credit != c.credit || i.File != "https://example.org/a.jpg" {
				t.Errorf("got %+v", i)
			}
		})
	}
}

// TestSitesPictures leaves out the pictures that are none of the article's.
func TestSitesPictures(t *testing.T) {
	for name, html := range map[string]string{
		"teaser":   `<div class="slide"><a href="/other-story"><figure><img src="/b.jpg"><figcaption>Pier to close for the winter</figcaption></figure></a></div>`,
		"logo":     `<div><img src="/print-header-logo.png"><div>https://example.org/ferry</div></div>`,
		"portrait": `<img src="/b.jpg" alt="Photo of Jane Doe"><p>By <a rel="author" href="/j">Jane Doe</a></p>`,
		"account":  `<figure><img src="/b.jpg"><figcaption>Subscribe to our newsletter</figcaption></figure>`,
		"by-line":  `<div><img src="/b.jpg"><div>By Jane Doe</div></div>`,
		"size":     `<figure><img src="/b.jpg"><figcaption>3 Min</figcaption></figure>`,
		"author":   `<p>By <a rel="author" href="/j">Jane Doe</a></p><figure><img src="/b.jpg"><figcaption>Jane Doe</figcaption></figure>`,
		"drawn":    `<figure><img src="/masthead.svg"><figcaption>UK Edition</figcaption></figure>`,
		"live":     `<figure><video></video><figcaption>Live</figcaption></figure>`,
	} {
		a := decode(t, "a.html", pageOf(`<link rel="canonical" href="https://example.org/ferry">`, html)).Article
		for _, b := range a.Body {
			if b.Image != nil {
				t.Errorf("%s: got %+v", name, *b.Image)
			}
		}
		if len(a.Body) != 2 {
			t.Errorf("%s: got %q", name, bodyTexts(a))
		}
	}
}

// TestPictureTwice keeps a picture that stands for a video and for itself with the
// caption of each.
func TestPictureTwice(t *testing.T) {
	figure := func(caption string) string {
		return `<figure><img src="/ferry-dawn.jpg"><figcaption>` + caption + `</figcaption></figure>`
	}
	a := decode(t, "a.html", pageOf("", figure("How the night ferry sails")+"<p>"+filler+filler+"</p>"+figure("Passengers wait on the pier")+"<p>"+filler+filler+"</p>")).Article
	var captions []string
	for _, b := range a.Body {
		if b.Image != nil {
			captions = append(captions, b.Image.Caption)
		}
	}
	if want := []string{"How the night ferry sails", "Passengers wait on the pier"}; !slices.Equal(captions, want) {
		t.Errorf("got %q, want %q", captions, want)
	}
}

// TestLinkedPicture takes the leading picture from JSON-LD where the page has it only
// there.
func TestLinkedPicture(t *testing.T) {
	a := decode(t, "a.html", pageOf(`<link rel="canonical" href="https://example.org/x/y"><script type="application/ld+json">{"@type":"NewsArticle","headline":"x",
		"image":{"@type":"ImageObject","url":"/ferry-dawn.jpg","caption":"The ferry at dawn on the water","creditText":"Ann Holt/AP","license":"https://example.org/terms"}}</script>`, "")).Article
	want := editor.Image{File: "https://example.org/ferry-dawn.jpg", Caption: "The ferry at dawn on the water", Credit: "Ann Holt/AP", Licence: "https://example.org/terms"}
	if a.Body[0].Image == nil || *a.Body[0].Image != want {
		t.Errorf("got %+v", a.Body[0].Image)
	}
}

// TestTextInScripts reads a page whose scripts would have built it.
func TestTextInScripts(t *testing.T) {
	text, _ := json.Marshal(`<p>` + filler + filler + `</p><p>` + filler + filler + filler + `</p>`)
	d := decode(t, "a.html", `<html><head><title>Ferry vote divides island</title></head><body><div></div><script>load([1,`+string(text)+`])</script></body></html>`)
	if len(d.Article.Body) != 2 || !strings.HasPrefix(d.Article.Body[0].Text, "The harbour board") {
		t.Errorf("body %q", bodyTexts(d.Article))
	}
}

// TestPartedText reads a text that advertisements part into boxes of one class.
func TestPartedText(t *testing.T) {
	box := `<div class="story-content"><p>` + filler + filler + `</p><p>` + filler + filler + `</p></div>`
	d := decode(t, "a.html", `<html><body><div><h1>Ferry vote divides island</h1><div><div>`+box+`</div></div><div><div class="ad">buy</div></div><section><div>`+box+`</div></section><div><div>`+box+`</div></div></div></body></html>`)
	if len(d.Article.Body) != 6 {
		t.Errorf("body %q", bodyTexts(d.Article))
	}
}

// TestLostParagraph keeps a paragraph among the others whose box has a name that
// readability distrusts.
func TestLostParagraph(t *testing.T) {
	box := `<div class="b"><p>` + filler + filler + `</p></div>`
	d := decode(t, "a.html", `<html><body><article><h1>Ferry vote divides island</h1><div class="sidebar-b"><p>The ferry has sailed for longer than anybody on the island, or in its harbour, can remember.</p></div>`+
		strings.Repeat(box, 5)+`</article></body></html>`)
	if texts := bodyTexts(d.Article); len(texts) < 2 || !strings.HasPrefix(texts[0], "The ferry has sailed") {
		t.Errorf("body %q", texts)
	}
}

// TestHiddenScript takes links that run scripts out of imported pages.
func TestHiddenScript(t *testing.T) {
	a := decode(t, "a.html", pageOf("", `<p>`+filler+`<a href="javascript:alert(1)">here</a> and <a href="JavaScript:alert(1)">there</a> and <a href="https://example.org/">on</a></p>`)).Article
	if marks := a.Body[0].Marks; len(marks) != 1 || marks[0].Href != "https://example.org/" {
		t.Errorf("marks %v", marks)
	}
}

// TestVastPage refuses a page of which no part is an article's.
func TestVastPage(t *testing.T) {
	_, err := Decode("a.html", []byte(pageOf("", strings.Repeat("<br>", maxElements))), Options{})
	if !errors.Is(err, ErrTooLarge) || !strings.Contains(err.Error(), "copy its text") {
		t.Errorf("got %v", err)
	}
}

// TestAgencyInDateline credits the agency that a dateline names and leaves it there.
func TestAgencyInDateline(t *testing.T) {
	for _, c := range []struct{ opening, credit string }{
		{"LONDON (AP) — ", "AP"},
		{"(Reuters) - ", "Reuters"},
		{"BEIRUT, March 7 (Reuters) - ", "Reuters"},
		{"HONOLULU, Hawaii (Harbour Now) - ", ""},
		{"LONDON — ", ""},
		{"NATO — ", ""},
	} {
		a := decode(t, "a.html", pageOf("", "<p>"+c.opening+filler+"</p>")).Article
		if a.Credit.Raw != c.credit || !strings.HasPrefix(a.Body[0].Text, c.opening) {
			t.Errorf("%q: credit %q, text %.40q", c.opening, a.Credit.Raw, a.Body[0].Text)
		}
	}
}

func TestPaywalledPage(t *testing.T) {
	story := strings.Repeat(filler, 5) + `\n` + strings.Repeat(filler, 3)
	d := decode(t, "a.html", `<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"x","articleBody":"`+story+
		`"}</script></head><body><article><h1>Ferry vote divides island</h1><p>`+filler+`</p></article></body></html>`)
	if len(d.Article.Body) != 2 || !strings.Contains(d.Notes[len(d.Notes)-1].Decision+d.Notes[len(d.Notes)-2].Decision, "JSON-LD") {
		t.Errorf("body %q, notes %v", bodyTexts(d.Article), d.Notes)
	}
}

// TestDatelineForReaders prints the weekday of a day that is known in full.
func TestDatelineForReaders(t *testing.T) {
	for _, c := range []struct{ language, date, want string }{
		{"en-GB", "2026-03-05", "NORRBY, Thursday, 5 March 2026"},
		{"", "2026-03-05", "NORRBY, Thursday, 5 March 2026"},
		{"sv", "2026-03-05", "NORRBY, 2026-03-05"},
		{"en", "Thursday 5 March", "NORRBY, Thursday 5 March"},
		{"en", "", "NORRBY"},
	} {
		a := editor.Article{Language: c.language, Dateline: editor.Dateline{Place: "NORRBY", Date: c.date}}
		if got := piece.Dateline(&a); got != c.want {
			t.Errorf("%+v: got %s", c, got)
		}
	}
}

// TestPageStub: a page that holds the beginning of its story says so in the notes.
func TestPageStub(t *testing.T) {
	const start, ending = `<html><head>`, `</head><body><article><h1>Ferry vote divides island</h1>`
	text := "<p>" + filler + "</p><p>" + filler + "</p>"
	free := func(is string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry vote divides island","isAccessibleForFree":` + is + `}</script>`
	}
	for _, c := range []struct {
		name, page string
		noted      bool
	}{
		{"free", start + free("true") + ending + text, false},
		{"for subscribers", start + free("false") + ending + text, true},
		{"for subscribers, as text", start + free(`"False"`) + ending + text, true},
		{"for subscribers, and long", start + free("false") + ending + strings.Repeat(text, 10), false},
		{"what is left", start + ending + strings.Repeat(text, 10) + `<p>Il vous reste 57.09% de cet article à lire. La suite est réservée aux abonnés.</p>`, true},
		{"menu", start + ending + `<nav><p>Dieser Artikel ist nur für Abonnenten</p></nav>` + text, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := decode(t, "a.html", c.page+"</article></body></html>")
			noted := slices.ContainsFunc(d.Notes, func(n editor.Note) bool { return strings.Contains(n.Decision, "only the beginning") })
			if noted != c.noted {
				t.Errorf("noted %v: %v", noted, d.Notes)
			}
		})
	}
}

// TestPageCaptions: captions that pages mark in their own ways.
func TestPageCaptions(t *testing.T) {
	text := "<p>" + filler + "</p><p>" + filler + "</p>"
	const file = `src="https://example.org/ferry.jpg" alt="The ferry"`
	for name, page := range map[string]string{
		"set small":         `<figure><img ` + file + `><figcaption><small>The ferry lies in the harbour of Lindsay. (Foto: Ann Holt)</small></figcaption></figure>`,
		"small, as a whole": `<figure><img ` + file + `><figcaption><small>The ferry lies in the harbour of Lindsay (Quelle: Ann Holt)</small></figcaption></figure>`,
		"twice":             `<figure><img ` + file + `><figcaption><span class="mobile"><span>The ferry lies in the harbour of Lindsay.</span> <span class="credit">Photo: Ann Holt</span></span><span class="desktop"><span>The ferry lies in the harbour of Lindsay.</span> <span class="credit">Photo: Ann Holt</span></span></figcaption></figure>`,
		"in a button":       `<figure><div><button><img ` + file + `></button></div><div class="ImageCaption"><span>The ferry lies in the harbour of Lindsay. </span>Foto: Ann Holt</div></figure>`,
		"line below":        `<p><img ` + file + `></p><p>The ferry lies in the harbour of Lindsay. Foto: Ann Holt</p>`,
		"in the Far East":   `<figure><img ` + file + `><figcaption>The ferry lies in the harbour of Lindsay. [사진 출처 = Ann Holt]</figcaption></figure>`,
	} {
		d := decode(t, "a.html", `<html><head></head><body><article><h1>Ferry vote divides island</h1>`+text+page+text+`</article></body></html>`)
		var got []string
		for _, b := range d.Article.Body {
			if b.Image != nil {
				got = append(got, strings.TrimRight(b.Image.Caption, ".")+"|"+b.Image.Credit)
			}
		}
		if len(got) != 1 || got[0] != "The ferry lies in the harbour of Lindsay|Ann Holt" {
			t.Errorf("%s: %q, body %q", name, got, bodyTexts(d.Article))
		}
	}
}

// TestPageOutOfSight: what is there for screen readers only, the length of a film and the
// slides of a gallery are no words of the article.
func TestPageOutOfSight(t *testing.T) {
	d := decode(t, "a.html", `<html><head></head><body><article><h1>Ferry vote divides island</h1><p>The <a href="https://example.org/r">report<span style="border:0;clip:rect(0 0 0 0);position:absolute">, opens new tab</span></a> came late.</p><p>`+filler+`</p>`+
		`<figure><img src="https://example.org/f.jpg"><figcaption>The ferry at dawn <span class="credit">00:01:49</span></figcaption></figure><p>[1/5]The ferry at dawn. REUTERS/Ann Holt Purchase Licensing Rights</p><p>`+filler+`</p></article></body></html>`)
	texts := strings.Join(bodyTexts(d.Article), "|")
	if !strings.Contains(texts, "The report came late.") || strings.Contains(texts, "[1/5]") {
		t.Errorf("%q", texts)
	}
	for _, b := range d.Article.Body {
		if b.Image != nil && (b.Image.Caption != "The ferry at dawn" || b.Image.Credit != "") {
			t.Errorf("%+v", *b.Image)
		}
	}
}

// TestPageRuby: how words are spoken stays in their line.
func TestPageRuby(t *testing.T) {
	d := decode(t, "a.html", `<html><head></head><body><article><h1>Ferry vote divides island</h1><p>`+filler+`The <ruby><rb>尹錫悦</rb><rp>（</rp><rt>ユン</rt><rp>）</rp></ruby> ferry.</p><p>`+filler+`</p></article></body></html>`)
	if len(d.Article.Body) != 2 || !strings.Contains(d.Article.Body[0].Text, "尹錫悦（ユン） ferry") {
		t.Errorf("%q", bodyTexts(d.Article))
	}
}
