package wire

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"stet/editor"
	"stet/editor/format/piece"
)

var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.FixedZone("", 2*3600))

// marked is a paragraph with marks, each on the words behind it.
func marked(text string, marks ...any) editor.Block {
	b := editor.Block{Kind: editor.Paragraph, Text: text}
	for i := 0; i < len(marks); i += 2 {
		m, words := marks[i].(editor.Mark), marks[i+1].(string)
		m.Start = strings.Index(text, words)
		m.End = m.Start + len(words)
		b.Marks = append(b.Marks, m)
	}
	return b
}

// stories are twenty that differ in what an export can stumble over.
func stories() []editor.Story {
	whole := editor.Article{ID: "story-1", Slug: "BRIDGE-REPAIR", Headline: "Harbour bridge bill climbs to £41m", Standfirst: "Cracks in 14 of its 36 hangers.",
		Byline: "By Marta Ilves and Jaan Tamm", Authors: []editor.Author{{Name: "Marta Ilves", Link: "https://coastwire.example/ilves"}, {Name: "Jaan Tamm", Role: "photographer"}},
		Dateline: editor.Dateline{Place: "Ahja, Estonia", Date: "2026-11-20"}, Published: noon, Source: "Coast Wire",
		Credit: editor.Credit{Raw: "Credit: coast wire", Canonical: "Coast Wire"}, Copyright: editor.Copyright{Holder: "Coast Wire", Year: 2026, Notice: "© 2026 Coast Wire"},
		UsageTerms: "Editorial use only.", Licence: "https://creativecommons.org/licenses/by/4.0/", URL: "https://coastwire.example/bridge", Language: "en-GB",
		Section: "Transport", Keywords: []string{"bridge", "repairs & costs"}, Terms: editor.WireCopy, Pixel: "https://coastwire.example/p.gif",
		Embargo: noon.Add(12 * time.Hour), Expires: noon.AddDate(0, 1, 0), EditorNote: "Updates.\nWith pictures.", Target: 600,
		Body: []editor.Block{
			marked("The bill has risen to £41 million, the council said.", editor.Mark{Kind: editor.Strong}, "The bill", editor.Mark{Kind: editor.Emphasis}, "bill has risen",
				editor.Mark{Kind: editor.Link, Href: "https://coastwire.example/b?a=1&b=2"}, "£41 million"),
			{Kind: editor.Heading, Level: 2, Text: "What closes"}, {Kind: editor.Heading, Level: 6, Text: "Small"},
			{Kind: editor.Item, Level: 1, Text: "The deck"}, {Kind: editor.Item, Level: 2, Ordered: true, Text: "North"}, {Kind: editor.Item, Level: 1, Ordered: true, Text: "The lift"},
			{Kind: editor.Rule}, {Kind: editor.Quote, Text: "Nobody would drive a lorry\nover it."},
			{Kind: editor.ImageBlock, Image: &editor.Image{File: "p 1.jpg", Alt: "A bridge", Caption: "The bridge\non Friday", Credit: "Coast Wire", Byline: "J. Tamm", Licence: "CC BY 4.0",
				Source: "Coast Wire", Copyright: "© Tamm", UsageTerms: "No sales", Rights: "agency", Expires: noon, Origin: "digitalCapture"}},
			marked("H2O, E=mc3, old, if x < y && z > 0 then “ok”", editor.Mark{Kind: editor.Subscript}, "2", editor.Mark{Kind: editor.Superscript}, "3",
				editor.Mark{Kind: editor.Strike}, "old", editor.Mark{Kind: editor.Code}, "x < y && z > 0"),
		}}
	only := func(change func(*editor.Article)) editor.Story {
		var a editor.Article
		change(&a)
		return editor.Story{Article: a}
	}
	without := func(field string) editor.Story {
		a := whole.Clone()
		if err := a.SetField(field, ""); err != nil {
			panic(err)
		}
		return editor.Story{Article: a}
	}
	note := func(kind editor.CorrectionKind) editor.Amendment {
		return editor.Amendment{ID: "a1", Kind: kind, Note: "The bill is £41m & not £42m.", Wrong: "£42m", Right: "£41m", By: "Ann", At: noon}
	}
	paragraph := func(text string) []editor.Block { return []editor.Block{{Kind: editor.Paragraph, Text: text}} }
	return []editor.Story{
		{Article: whole},
		{},
		only(func(a *editor.Article) { a.Headline = "Only a headline" }),
		only(func(a *editor.Article) { a.Body = paragraph("Only words.") }),
		only(func(a *editor.Article) { a.Section, a.Slug, a.Keywords = " ", "\t", []string{"", " "} }),
		only(func(a *editor.Article) { a.Language, a.Body = "English, I think", paragraph("]]> <!-- &amp; -->") }),
		only(func(a *editor.Article) { a.Body = []editor.Block{{Kind: editor.ImageBlock, Image: &editor.Image{}}} }),
		only(func(a *editor.Article) { a.Body = []editor.Block{{Kind: editor.Item, Level: 9, Text: "Deep"}} }),
		only(func(a *editor.Article) {
			a.Licence, a.URL, a.Body = "CC BY 4.0", "not an address", paragraph("港の理事会 👩‍🚒")
		}),
		only(func(a *editor.Article) { a.Dateline.Date = "Wednesday" }),
		only(func(a *editor.Article) { a.Authors = []editor.Author{{}, {Name: "A <b>"}, {Name: "B", Link: "/b"}} }),
		only(func(a *editor.Article) { a.Copyright.Year = 1999 }),
		only(func(a *editor.Article) { a.UsageTerms = "All\n\nyours" }),
		only(func(a *editor.Article) { a.Published = noon.Add(123 * time.Millisecond) }),
		without("headline"), without("published"), without("source"), without("dateline.place"),
		{Article: whole, Amendments: []editor.Amendment{note(editor.Correction), note(editor.Update)}},
		{Article: whole, Amendments: []editor.Amendment{note(editor.Retraction), note(editor.EditorsNote)}},
	}
}

func written(t *testing.T, write func(io.Writer, piece.Parcel) error, all ...editor.Story) []byte {
	t.Helper()
	var b, again bytes.Buffer
	for _, out := range []*bytes.Buffer{&b, &again} {
		if err := write(out, piece.Parcel{Stories: all, At: noon}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("the same story makes other bytes")
	}
	return b.Bytes()
}

func TestNinjsIsValid(t *testing.T) {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("https://geojson.org/schema/GeoJSON.json", map[string]any{}); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("testdata/schemas/ninjs-schema_3.1.json")
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range stories() {
		b := written(t, WriteNinjs, s)
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("story %d: %v\n%s", i, err, b)
		}
	}
}

func TestXMLIsValid(t *testing.T) {
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed: go run ./cmd/dev test does it")
	}
	dir := t.TempDir()
	packed, err := filepath.Glob("testdata/schemas/*.gz")
	if err != nil || len(packed) == 0 {
		t.Fatal("no schemas", err)
	}
	for _, file := range packed {
		unpack(t, file, filepath.Join(dir, strings.TrimSuffix(filepath.Base(file), ".gz")))
	}
	for _, f := range []struct {
		schema string
		write  func(io.Writer, piece.Parcel) error
		many   bool
	}{{"NewsML-G2_2.35-spec-All-Power.xsd", WriteG2, true}, {"nitf-3-6.xsd", WriteNITF, false}} {
		args := []string{"--noout", "--nonet", "--schema", filepath.Join(dir, f.schema)}
		all := stories()
		for i, s := range all {
			name := filepath.Join(dir, fmt.Sprintf("%s-%d.xml", f.schema, i))
			if err := os.WriteFile(name, written(t, f.write, s), 0o600); err != nil {
				t.Fatal(err)
			}
			args = append(args, name)
		}
		if f.many {
			name := filepath.Join(dir, "many.xml")
			if err := os.WriteFile(name, written(t, f.write, all...), 0o600); err != nil {
				t.Fatal(err)
			}
			args = append(args, name)
		}
		if out, err := exec.Command(lint, args...).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", f.schema, err, out)
		}
	}
}

func unpack(t *testing.T, from, to string) {
	t.Helper()
	file, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, b, 0o600); err != nil {
		t.Fatal(err)
	}
}
