package format

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/format/epub"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// realPNG is a picture of one pixel.
const realPNG = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"

// twoStories are one story with everything and one with little.
func twoStories() piece.Parcel {
	full := editor.Story{Article: sample(), Amendments: amendments()}
	full.Article.Body = append(full.Article.Body, editor.Block{ID: "b20", Kind: editor.ImageBlock, Image: &editor.Image{File: "pictures/quay 1.png", Alt: "The quay", Caption: "The quay at night"}},
		editor.Block{ID: "b21", Kind: editor.Paragraph, Text: "See the rest.", Marks: []editor.Mark{{Start: 8, End: 12, Kind: editor.Link, Href: "/rest of it"}}})
	bare := editor.Story{Article: editor.Article{Headline: "A < B & C", Language: "de", Body: []editor.Block{{ID: "b1", Kind: editor.Paragraph, Text: "Kurz."},
		{ID: "b2", Kind: editor.ImageBlock, Image: &editor.Image{File: "pictures/quay 1.png"}}}}}
	return piece.Parcel{Stories: []editor.Story{full, bare}, Picture: func(file string) ([]byte, bool) { return []byte(realPNG), file == "pictures/quay 1.png" }}
}

// TestBook writes two stories into a book, holds its parts against a file and reads
// them back with their pictures.
func TestBook(t *testing.T) {
	f, _ := ByID("epub")
	var b, again bytes.Buffer
	if err := errors.Join(f.Encode(&b, twoStories()), f.Encode(&again, twoStories())); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("the same stories make another book")
	}
	golden(t, "testdata/encoded/book.txt", spread(t, b.Bytes()))
	all, err := DecodeAll("a.epub", b.Bytes(), Options{})
	if err != nil || len(all) != 2 {
		t.Fatal(len(all), err)
	}
	for i, s := range twoStories().Stories {
		if got, want := canonical(t, all[i].Article), canonical(t, tidy(s.Article)); got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
		if string(all[i].Pictures["pictures/quay 1.png"]) != realPNG || all[i].Source == nil {
			t.Errorf("%v, %v", all[i].Pictures, all[i].Source)
		}
	}
}

// spread lists the parts of a package, with the words of those that are text.
func spread(t *testing.T, b []byte) string {
	t.Helper()
	f, err := packed.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, name := range f.Names() {
		part, err := f.Part(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(name, "EPUB/images/") {
			part = fmt.Appendf(nil, "%d bytes", len(part))
		}
		fmt.Fprintf(&out, "== %s\n%s\n", name, part)
	}
	return out.String()
}

// book packs a book of other people's making.
func book(t testing.TB, opf string, files ...string) string {
	t.Helper()
	return zipped(t, append([]string{"mimetype", "application/epub+zip",
		"META-INF/container.xml", `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/a%20book.opf"/></rootfiles></container>`,
		"OPS/a book.opf", `<package xmlns="http://www.idpf.org/2007/opf" version="2.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">` + opf + `</package>`}, files...)...)
}

func chapter(title, words string) string {
	return `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><h1>` + title + `</h1>` + words + `</body></html>`
}

var prose = "<p>" + strings.Repeat("The board of the harbour met on Monday and put the vote off. ", 5) + "</p>"

// TestForeignBooks reads books of other programs.
func TestForeignBooks(t *testing.T) {
	many := book(t, `<dc:title>The Harbour Reader</dc:title><dc:creator>Jane Doe</dc:creator><dc:language>en</dc:language></metadata>
<manifest><item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/><item id="1" href="t/one.xhtml" media-type="application/xhtml+xml"/>
<item id="1b" href="t/one-b.xhtml" media-type="application/xhtml+xml"/><item id="2" href="t/two.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine toc="n"><itemref idref="c"/><itemref idref="1"/><itemref idref="1b"/><itemref idref="2"/></spine>`,
		"OPS/toc.ncx", `<ncx><navMap><navPoint><navLabel><text>One</text></navLabel><content src="t/one.xhtml#x"/><navPoint><navLabel><text>Two</text></navLabel><content src="t/two.xhtml"/></navPoint></navPoint></navMap></ncx>`,
		"OPS/cover.xhtml", chapter("Cover", `<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="img/c.png"/></svg>`),
		"OPS/t/one.xhtml", chapter("One", prose+`<p><img src="../img/a%20b.png" alt="x"/><img src="https://far.example/x.png"/></p>`),
		"OPS/t/one-b.xhtml", chapter("", prose+`<p><a href="two.xhtml">next</a> and <a href="https://far.example/">far</a></p>`),
		"OPS/t/two.xhtml", chapter("Two", prose), "OPS/img/a b.png", realPNG)
	single := book(t, `<dc:title>Ferry</dc:title><dc:creator>Jane Doe</dc:creator><dc:rights>© Doe</dc:rights><dc:date>2026-11-19T10:00:00Z</dc:date></metadata>
<manifest><item id="1" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="1"/></spine>`, "OPS/one.xhtml", `<html><body>`+prose+`</body></html>`)
	for name, c := range map[string]string{"many.epub": many, "single.epub": single} {
		all, err := DecodeAll(name, []byte(c), Options{})
		if err != nil {
			t.Fatal(name, err)
		}
		golden(t, "testdata/encoded/"+name+".json", spelled(t, all))
	}
}

// TestShortBook: a book of few words is its longest chapter.
func TestShortBook(t *testing.T) {
	d, err := Decode("a.epub", []byte(book(t, `<dc:title>Ferry</dc:title></metadata><manifest><item id="0" href="title.xhtml" media-type="application/xhtml+xml"/><item id="1" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="0"/><itemref idref="1"/></spine>`,
		"OPS/title.xhtml", chapter("Ferry", ""), "OPS/one.xhtml", chapter("Ferry", "<p>It sails again.</p>"))), Options{})
	if err != nil || len(d.Article.Body) != 1 || d.Article.Body[0].Text != "It sails again." {
		t.Errorf("%+v, %v", d.Article.Body, err)
	}
}

// TestBookDates: a day is a day, and when a program made the file is no date of the story.
func TestBookDates(t *testing.T) {
	for _, c := range []struct{ meta, published, day string }{
		{`<dc:date>2026-11-20</dc:date>`, "", "2026-11-20"},
		{`<dc:date>2026-11-19T10:00:00Z</dc:date><meta property="dcterms:modified">2026-11-27T09:30:00Z</meta>`, "2026-11-19T10:00:00Z", ""},
		{`<dc:date>2026-11-27T09:30:00Z</dc:date><meta property="dcterms:modified">2026-11-27T09:30:00Z</meta>`, "", ""},
		{`<dc:date>2026</dc:date>`, "", ""},
	} {
		d, err := Decode("a.epub", []byte(book(t, `<dc:title>Ferry</dc:title>`+c.meta+`</metadata><manifest><item id="1" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="1"/></spine>`,
			"OPS/one.xhtml", chapter("Ferry", prose))), Options{})
		if err != nil || stamp(d.Article.Published) != c.published || d.Article.Dateline.Date != c.day {
			t.Errorf("%s: published %s, day %q, %v", c.meta, d.Article.Published, d.Article.Dateline.Date, err)
		}
	}
}

func TestBookRefused(t *testing.T) {
	one := `</metadata><manifest><item id="1" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="1"/></spine>`
	for name, c := range map[string]struct {
		source string
		want   error
	}{
		"no text":    {book(t, one, "OPS/one.xhtml", "<html><body/></html>"), epub.ErrNone},
		"no package": {zipped(t, "mimetype", "application/epub+zip", "META-INF/container.xml", "<container/>"), packed.ErrNoPart},
		"a way out":  {book(t, strings.Replace(one, "one.xhtml", "../../one.xhtml", 1), "one.xhtml", chapter("x", prose)), epub.ErrNone},
		"under lock": {book(t, one, "OPS/one.xhtml", "\x01\x02\x03", "META-INF/encryption.xml", `<encryption><EncryptedData><CipherData><CipherReference URI="OPS/one.xhtml"/></CipherData></EncryptedData></encryption>`), epub.ErrProtected},
		"entities":   {book(t, one+"<!DOCTYPE x [<!ENTITY a 'b'>]>", "OPS/one.xhtml", chapter("x", prose)), packed.ErrDoctype},
	} {
		if _, err := DecodeAll("a.epub", []byte(c.source), Options{}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzBook(f *testing.F) {
	f.Add([]byte(book(f, `<dc:title>Ferry</dc:title></metadata><manifest><item id="1" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="1"/></spine>`, "OPS/one.xhtml", chapter("x", prose))))
	f.Add([]byte(book(f, `</metadata><manifest><item id="1" href="one.xhtml" media-type="application/xhtml+xml"/><item id="2" href="n.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="1"/><itemref idref="2"/></spine>`,
		"OPS/one.xhtml", chapter("x", `<p>It<a epub:type="noteref" href="n.xhtml#a">1</a> rose<a epub:type="noteref" href="#b">2</a>.</p><aside id="b">2. Diary</aside>`), "OPS/n.xhtml", chapter("", `<ol><li id="a">Minutes</li></ol>`))))
	fuzz(f, ".epub")
}
