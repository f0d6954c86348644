package format

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/format/feed"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

func FuzzFeed(f *testing.F) { fuzzAll(f, "testdata/feed/*.*", "a.rss") }

func TestFeedRefused(t *testing.T) {
	for name, c := range map[string]struct {
		source string
		want   error
	}{
		"no item":            {`<rss version="2.0"><channel><title>x</title></channel></rss>`, feed.ErrNone},
		"nothing in an item": {`<rss version="2.0"><channel><item/></channel></rss>`, feed.ErrNone},
		"entities":           {`<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>`, packed.ErrDoctype},
		"without end":        {"<rss><channel>" + strings.Repeat("<item>", 1000), packed.ErrDeep},
		"cut off":            {`<rss version="2.0"><channel><item><title>x</tit`, feed.ErrBroken},
	} {
		if _, err := DecodeAll("a.xml", []byte(c.source), Options{}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestDamagedJSONFeed says where a feed is damaged, and not in the words of a program.
func TestDamagedJSONFeed(t *testing.T) {
	const head = `{"version":"https://jsonfeed.org/version/1.1",` + "\n"
	for source, want := range map[string]string{
		head + `"items":[{"id":"1" "title":"Ferry"}]}`: `line 2, column 20: a comma is missing before ", or the object is not closed with }`,
		head + `"items":{"id":"1"}}`:                   "an object stands in the field items, where a list belongs",
		head + `"items":[{"id":"1","title":7}]}`:       "a number stands in the field title, where a text belongs",
	} {
		_, err := DecodeAll("a.json", []byte(source), Options{})
		if !errors.Is(err, feed.ErrBroken) || !strings.HasSuffix(err.Error(), "("+want+")") {
			t.Errorf("%s: %v", source, err)
		}
	}
}

// TestFeedParts: each item can be read again from the part of the feed that is kept
// with it, and is the same story.
func TestFeedParts(t *testing.T) {
	all, err := DecodeAll("a.rss", []byte(`<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<item><title>One</title><dc:creator>A B</dc:creator><description><![CDATA[<p>Not an </item> at all.</p>]]></description></item><!-- <item> -->
<item><title>Two</title><description>Words of two.</description></item></channel></rss>`), Options{})
	if err != nil || len(all) != 2 {
		t.Fatal(len(all), err)
	}
	for _, d := range all {
		again, err := Decode(d.Source.Name, d.Source.Bytes, Options{})
		if err != nil || canonical(t, again.Article) != canonical(t, d.Article) {
			t.Errorf("%v: %s\n%s", err, d.Source.Bytes, canonical(t, again.Article))
		}
	}
}

// TestFeedPeople: who wrote an item, and whose it is.
func TestFeedPeople(t *testing.T) {
	for _, c := range []struct{ source, authors, notice string }{
		{`<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item><title>x</title><dc:creator>Nora Quist and Tom Ashby</dc:creator><dc:rights>© Quist</dc:rights></item></channel></rss>`, "Nora Quist, Tom Ashby", "© Quist"},
		{`<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item><title>x</title><dc:creator>Smith and Sons</dc:creator></item></channel></rss>`, "Smith and Sons", ""},
		{`<feed xmlns="http://www.w3.org/2005/Atom"><rights>© All</rights><entry><title>x</title><author><name>Nora Quist</name></author><rights>© 2026 Coast Wire</rights></entry></feed>`, "Nora Quist", "© 2026 Coast Wire"},
		{`<feed xmlns="http://www.w3.org/2005/Atom"><rights>© All</rights><entry><title>x</title></entry></feed>`, "", "© All"},
	} {
		d, err := Decode("a.rss", []byte(c.source), Options{})
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, w := range d.Article.Authors {
			names = append(names, w.Name)
		}
		if strings.Join(names, ", ") != c.authors || d.Article.Copyright.Notice != c.notice {
			t.Errorf("%q, %q in %s", names, d.Article.Copyright.Notice, c.source)
		}
	}
}

// TestExportGolden writes two stories, one of them with everything, as posts.
func TestExportGolden(t *testing.T) {
	s := editor.Story{Article: sample(), Amendments: amendments()[:1]}
	plain := editor.Story{Article: editor.Article{Headline: "A & B", Authors: []editor.Author{{Name: "Jane Doe"}, {Name: "John Roe"}}, Keywords: []string{"x < y"},
		Body: []editor.Block{{ID: "b1", Kind: editor.Paragraph, Text: "It ends in ]]> here."}}}}
	f, _ := ByID("wxr")
	var b bytes.Buffer
	if err := f.Encode(&b, piece.Parcel{Stories: []editor.Story{s, plain}}); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/encoded/sample.wxr", b.String())
	all, err := DecodeAll("a.xml", b.Bytes(), Options{})
	if err != nil || len(all) != 2 {
		t.Fatal(len(all), err)
	}
	for i, want := range []editor.Article{s.Article, plain.Article} {
		if got := canonical(t, all[i].Article); got != canonical(t, f.tidy(editor.Story{Article: want}).Article) {
			t.Errorf("got %s", got)
		}
		again, err := Decode("a.xml", all[i].Source.Bytes, Options{})
		if err != nil || canonical(t, again.Article) != canonical(t, all[i].Article) {
			t.Errorf("the part kept with story %d is another one: %v", i, err)
		}
	}
}

// TestExportStatus: WordPress puts on the site what went out from here already, and
// nothing that only came from a wire with a date on it.
func TestExportStatus(t *testing.T) {
	f, _ := ByID("wxr")
	for status, want := range map[editor.Status]string{"": "draft", editor.Inbox: "draft", editor.Checking: "draft", editor.Ready: "pending", editor.Exported: "publish", editor.Spiked: "draft"} {
		a := sample()
		a.Status, a.Embargo = status, time.Time{}
		var b bytes.Buffer
		if err := f.Encode(&b, piece.Parcel{Stories: []editor.Story{{Article: a}}}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), "<wp:status>"+want+"<") || a.Published.IsZero() {
			t.Errorf("%q is no %s", status, want)
		}
	}
}

// TestBrokenRecord: a post of ours whose record lost its backslashes in WordPress is
// read as any other, with nothing lost but what only the record knew.
func TestBrokenRecord(t *testing.T) {
	f, _ := ByID("wxr")
	var b bytes.Buffer
	if err := f.Encode(&b, piece.Parcel{Stories: []editor.Story{{Article: sample()}}}); err != nil {
		t.Fatal(err)
	}
	d, err := Decode("a.xml", bytes.ReplaceAll(b.Bytes(), []byte(`{"stet":`), []byte(`{stet:`)), Options{})
	if err != nil || d.Ours || d.Article.Headline != sample().Headline || d.Article.Section != "Islands" || len(d.Article.Body) < len(sample().Body) {
		t.Errorf("%v, %+v", err, d.Article)
	}
}

// TestFeedPrograms names what an item would run or show of other sites.
func TestFeedPrograms(t *testing.T) {
	d := decode(t, "a.rss", `<rss version="2.0"><channel><item><title>x</title><description><![CDATA[<p>One.</p><script>alert(1)</script><iframe src="https://a.example/map"></iframe><p>Two.</p>]]></description></item></channel></rss>`)
	for _, want := range []editor.Note{{Decision: "1 script left out: a story runs no programs"}, {Decision: "1 frame of another page left out: nothing is fetched; see there what it shows", Text: "https://a.example/map"}} {
		if !slices.ContainsFunc(d.Notes, func(n editor.Note) bool { return n.Decision == want.Decision && n.Text == want.Text }) {
			t.Errorf("%q is not in %+v", want.Decision, d.Notes)
		}
	}
	if len(d.Article.Body) != 2 {
		t.Errorf("%+v", d.Article.Body)
	}
}
