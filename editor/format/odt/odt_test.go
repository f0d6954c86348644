package odt

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

var update = flag.Bool("update", false, "write the golden files anew")

// made is a package with that body and those styles.
func made(t *testing.T, styles, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	err := packed.Write(&b, []packed.Part{{Name: "mimetype", Bytes: []byte(mediaType), Plain: true},
		{Name: "content.xml", Bytes: []byte(xmlHead + `<office:document-content` + spaces + `><office:automatic-styles>` + styles + `</office:automatic-styles><office:body><office:text>` + body + `</office:text></office:body></office:document-content>`)},
		{Name: "Pictures/quay.png", Bytes: []byte("\x89PNG")}})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t *testing.T, b []byte) piece.Piece {
	t.Helper()
	if !Is(b) {
		t.Error("not known for what it is")
	}
	p, err := Read(b)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Story.Validate(); err != nil {
		t.Error(err)
	}
	return p
}

// shown is a body in short: kind, words, and the words under each mark.
func shown(body []editor.Block) string {
	var lines []string
	for _, b := range body {
		l := fmt.Sprintf("%s%.0d %s", b.Kind, b.Level, b.Text)
		if b.Ordered {
			l = "numbered " + l
		}
		if b.Break != nil {
			l = string(b.Break.Kind) + " by " + b.Break.Author + ": " + l
		}
		for _, m := range b.Marks {
			l += fmt.Sprintf(" [%s %s%s%s]", m.Kind, b.Text[m.Start:m.End], m.Href, m.Author)
		}
		if b.Image != nil {
			l += fmt.Sprintf("(%s, %s) %s", b.Image.File, b.Image.Alt, b.Image.Caption)
		}
		lines = append(lines, l)
	}
	return strings.Join(lines, "\n")
}

const someStyles = `<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>` +
	`<style:style style:name="T2" style:family="text" style:parent-style-name="T1"><style:text-properties fo:font-style="italic" style:text-position="super 58%"/></style:style>` +
	`<style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style>` +
	`<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>` +
	`<style:style style:name="P2" style:family="paragraph" style:parent-style-name="P2"/>` +
	`<style:style style:name="P3" style:family="paragraph" style:display-name="Deep" style:default-outline-level="2"/>` +
	`<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>`

const by = `<office:change-info><dc:creator>Ann Lark</dc:creator><dc:date>2019-04-24T09:05:00</dc:date></office:change-info>`

func TestRead(t *testing.T) {
	table := func(rows string) string { return `<table:table xmlns:table="t">` + rows + `</table:table>` }
	row := func(cells string) string { return `<table:table-row>` + cells + `</table:table-row>` }
	cell := func(over, held string) string {
		return `<table:table-cell` + over + `>` + held + `</table:table-cell>`
	}
	for _, c := range []struct{ name, body, want string }{
		{"plain", `<text:p>One.</text:p><text:p/><text:p>Two.</text:p>`, "paragraph One.\nparagraph Two."},
		{"spans", `<text:p>a <text:span text:style-name="T1">bold</text:span> <text:span text:style-name="T2">both</text:span></text:p>`, "paragraph a bold both [strong bold] [strong both] [emphasis both] [superscript both]"},
		{"spaces", "<text:p>a  \n b<text:s text:c=\"2\"/>c<text:tab/>d<text:line-break/>e</text:p>", "paragraph a b  c\td\ne"},
		{"headings", `<text:h text:outline-level="2">Two</text:h><text:p text:style-name="P3">By style</text:p><text:h>None</text:h>`, "heading3 Two\nheading3 By style\nheading2 None"},
		{"titles and quotation", `<text:p text:style-name="Title">Big</text:p><text:p text:style-name="P1">Said.</text:p><text:p text:style-name="Title">More</text:p>`, "quote Said.\nheading2 More"},
		{"quotation of Word", `<text:p text:style-name="Block_20_Text">Said.</text:p>`, "quote Said."},
		{"styles in a circle", `<text:p text:style-name="P2">a</text:p>`, "paragraph a"},
		{"lists", `<text:list text:style-name="L1"><text:list-header><text:p>No sign</text:p></text:list-header><text:list-item><text:p>One</text:p><text:p>More of one</text:p><text:list><text:list-item><text:p>Under</text:p></text:list-item></text:list></text:list-item></text:list>`,
			"paragraph No sign\nnumbered item1 One\nparagraph More of one\nitem2 Under"},
		{"table", `<table:table xmlns:table="t"><table:table-header-rows><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p><text:p>c</text:p></table:table-cell></table:table-row></table:table-header-rows></table:table>`, "row1 a\tb c"},
		{"table that text stands in", table(row(cell("", `<text:h text:outline-level="1">a</text:h><text:p>b</text:p>`)) + row(cell("", `<text:p>c</text:p>`))), "heading2 a\nparagraph b\nparagraph c"},
		{"table with more than words", table(row(cell("", `<text:p>a</text:p>`)+cell("", `<text:list><text:list-item><text:p>b</text:p></text:list-item><text:list-item><text:p>c</text:p></text:list-item></text:list>`)) +
			row(cell("", `<text:p>d<draw:frame><draw:image xlink:href="Pictures/quay.png"/></draw:frame></text:p>`)+cell("", `<text:p>e</text:p>`+table(row(cell("", `<text:p>f</text:p>`)+cell("", `<text:p>g</text:p>`))))) + row(cell("", `<text:p>h</text:p>`))),
			"row a\tb; c\nrow d\te f; g\nrow h\nimage (quay.png, ) "},
		{"table without covered cells", table(row(cell(` table:number-columns-spanned="2"`, `<text:p>a</text:p>`)+cell(` table:number-rows-spanned="2"`, `<text:p>b</text:p>`)) + row(cell("", `<text:p>c</text:p>`)+cell("", `<text:p>d</text:p>`)+cell("", `<text:p>e</text:p>`))),
			"row a\t\tb\nrow c\td\t\te"},
		{"rows that stand for several", table(`<table:table-row table:number-rows-repeated="2">` + cell(` table:number-columns-repeated="2"`, `<text:p>a</text:p>`) + `</table:table-row>`), "row a\ta\nrow a\ta"},
		{"link", `<text:p>see <text:a xlink:href="https://example.org">here</text:a> or <text:a xlink:href="#x">there</text:a></text:p>`, "paragraph see here or there [link herehttps://example.org]"},
		{"note", `<text:p>Said<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Who.</text:p></text:note-body></text:note>.</text:p>`, "paragraph Said[1]. [superscript [1]]\nparagraph [1] Who. [superscript [1]]"},
		{"picture", `<text:p>a<draw:frame><draw:image xlink:href="Pictures/quay.png"/><svg:desc>Boats</svg:desc></draw:frame>b</text:p><text:p text:style-name="Caption">The quay</text:p>`, "paragraph ab\nimage (quay.png, Boats) The quay"},
		{"picture in a box with its caption", `<text:p><draw:frame><draw:text-box><text:p><draw:frame><draw:image xlink:href="Pictures/quay.png"/></draw:frame>Figure 1: The quay</text:p></draw:text-box></draw:frame></text:p>`, "image (quay.png, ) Figure 1: The quay"},
		{"picture elsewhere", `<text:p>a<draw:frame><draw:image xlink:href="https://example.org/a.png"/></draw:frame></text:p>`, "paragraph a\nimage (https://example.org/a.png, ) "},
		{"picture that leads out", `<text:p>a<draw:frame><draw:image xlink:href="../../etc/passwd"/></draw:frame></text:p>`, "paragraph a"},
		{"text box", `<text:p>a<draw:frame><draw:text-box><text:p>in the box</text:p></draw:text-box></draw:frame>b</text:p>`, "paragraph ab\nparagraph in the box"},
		{"hidden", `<text:p>a<text:span text:style-name="T3">secret</text:span></text:p><text:section text:display="none"><text:p>more</text:p></text:section>`, "paragraph a"},
		{"contents", `<text:table-of-content><text:index-body><text:p>One 1</text:p></text:index-body></text:table-of-content><text:p>a</text:p>`, "paragraph a"},
		{"rule", `<text:p>a</text:p><text:p text:style-name="Horizontal_20_Line"/>`, "paragraph a\nrule "},
		{"tracked words", `<text:tracked-changes><text:changed-region text:id="c1"><text:insertion>` + by + `</text:insertion></text:changed-region><text:changed-region text:id="c2"><text:deletion>` + by + `<text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes>` +
			`<text:p>a <text:change-start text:change-id="c1"/>new<text:change-end text:change-id="c1"/><text:change text:change-id="c2"/> b<text:change text:change-id="c9"/></text:p>`, "paragraph a newold b [inserted newAnn Lark] [deleted oldAnn Lark]"},
		{"tracked paragraphs", `<text:tracked-changes><text:changed-region text:id="c1"><text:insertion>` + by + `</text:insertion></text:changed-region><text:changed-region text:id="c2"><text:deletion>` + by + `<text:p>x</text:p><text:p>y</text:p></text:deletion></text:changed-region></text:tracked-changes>` +
			`<text:p>a<text:change-start text:change-id="c1"/></text:p><text:p>b<text:change-end text:change-id="c1"/> c<text:change text:change-id="c2"/>d</text:p>`,
			"paragraph a\ninserted by Ann Lark: paragraph b cx [inserted bAnn Lark] [deleted xAnn Lark]\ndeleted by Ann Lark: paragraph yd [deleted yAnn Lark]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(read(t, made(t, someStyles, c.body)).Story.Article.Body); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.body, got, c.want)
			}
		})
	}
}

func TestComments(t *testing.T) {
	note := func(name, more, author, words string) string {
		return `<office:annotation office:name="` + name + `"` + more + `><dc:creator>` + author + `</dc:creator><dc:date>2019-04-24T09:05:00</dc:date><text:p>` + words + `</text:p></office:annotation>`
	}
	p := read(t, made(t, "", `<text:p>The `+note("a", ` loext:resolved="true" xmlns:loext="l"`, "Ann", "Which?")+`bridge<office:annotation-end office:name="a"/>`+note("b", ` loext:parent-name="a" xmlns:loext="l"`, "Bo", "That one.")+` opens here`+note("", "", "Cy", "Where?")+`.</text:p>`))
	c := p.Story.Comments
	if len(c) != 2 || c[0].Text != "bridge" || !c[0].Resolved || c[0].Body != "Which?" || len(c[0].Replies) != 1 || c[0].Replies[0].Author != "Bo" || c[1].Text != "here" {
		t.Errorf("%+v", c)
	}
}

// TestStyles: fields are read by the styles of their paragraphs, as other programs write
// them and as LibreOffice saves a file of ours, wherever they stand.
func TestStyles(t *testing.T) {
	const named = `<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Stet_20_by-line"/>` +
		`<style:style style:name="P2" style:family="paragraph" style:display-name="Stet picture credit"/>`
	line := func(style, words string) string {
		return `<text:p text:style-name="` + style + `">` + words + `</text:p>`
	}
	p := read(t, made(t, named, line("Stet_20_line", "EMBARGOED UNTIL 06:00 UTC")+line("Title", "A <office:annotation><dc:creator>Bo</dc:creator><text:p>Which?</text:p></office:annotation>ferry")+line("Subtitle", "It sails")+
		line("P1", "Ann Lark")+line("Author", "By Bo Finch")+line("Standard", "It sails.")+line("Subtitle", "Fares")+
		`<text:p text:style-name="Stet_20_picture"><draw:frame><draw:image xlink:href="Pictures/quay.png"/></draw:frame></text:p>`+line("Stet_20_caption", "The quay")+line("P2", "Jo Gull/AP")))
	a := p.Story.Article
	image := a.Body[len(a.Body)-1].Image
	if a.Headline != "A ferry" || a.Standfirst != "It sails" || a.Byline != "Ann Lark and Bo Finch" || image.Caption != "The quay" || image.Credit != "Jo Gull/AP" {
		t.Errorf("%+v, %+v", a, image)
	}
	if got, want := shown(a.Body), "paragraph EMBARGOED UNTIL 06:00 UTC\nparagraph It sails.\nheading2 Fares\nimage (quay.png, ) The quay"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if c := p.Story.Comments; len(c) != 1 || c[0].Block != editor.HeadlineID || c[0].Text != "A" {
		t.Errorf("%+v", c)
	}
	if !slices.ContainsFunc(p.Story.Notes, func(n editor.Note) bool { return n.Decision == "1 comment kept" }) {
		t.Errorf("%+v", p.Story.Notes)
	}
}

func TestRefused(t *testing.T) {
	encrypted := new(bytes.Buffer)
	_ = packed.Write(encrypted, []packed.Part{{Name: "content.xml", Bytes: []byte("x")}, {Name: "META-INF/manifest.xml", Bytes: []byte("<m><encryption-data/></m>")}})
	for name, c := range map[string]struct {
		b    []byte
		want error
	}{
		"nothing":   {made(t, "", `<text:p> </text:p>`), ErrNoText},
		"encrypted": {encrypted.Bytes(), ErrEncrypted},
		"broken":    {made(t, "", `<text:p>`), packed.ErrXML},
		"bomb":      {made(t, "", strings.Repeat(`<text:section>`, packed.MaxDepth)), packed.ErrDeep},
	} {
		if _, err := Read(c.b); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// story has something of everything.
func story() editor.Story {
	a := editor.Article{Slug: "ferry", Headline: "Ferry to sail through the night", Standfirst: "Council votes “yes”", Byline: "By Ann Lark", Authors: []editor.Author{{Name: "Ann Lark"}},
		Dateline: editor.Dateline{Place: "FALMOUTH", Date: "2019-04-24"}, Published: time.Date(2019, 4, 24, 18, 30, 0, 0, time.FixedZone("", 9*3600)), Credit: editor.Credit{Raw: "Reuters", Canonical: "Reuters"},
		Copyright: editor.Copyright{Notice: "© 2019 Reuters"}, Language: "en-GB", Keywords: []string{"ferry", "night, sailing"}, Embargo: time.Date(2019, 4, 25, 6, 0, 0, 0, time.UTC)}
	a.Body = []editor.Block{
		{ID: "b1", Kind: editor.Paragraph, Text: "It will sail at  two, & not <before>.", Marks: []editor.Mark{{Start: 0, End: 7, Kind: editor.Strong}, {Start: 3, End: 12, Kind: editor.Emphasis}, {Start: 21, End: 24, Kind: editor.Link, Href: "https://example.org/?a=1&b=2"}}},
		{ID: "b2", Kind: editor.Heading, Level: 3, Text: "What next", Marks: []editor.Mark{{Start: 0, End: 4, Kind: editor.Link, Href: "#next"}}},
		{ID: "b3", Kind: editor.Item, Level: 1, Ordered: true, Text: "One"}, {ID: "b4", Kind: editor.Item, Level: 3, Text: "Deep"}, {ID: "b5", Kind: editor.Item, Level: 1, Text: "Dot"},
		{ID: "b6", Kind: editor.Quote, Text: " Said\nin lines\t"}, {ID: "b7", Kind: editor.Rule},
		{ID: "b8", Kind: editor.ImageBlock, Image: &editor.Image{File: "pictures/ab12-quay.png", Alt: "Boats", Caption: "The quay", Credit: "Jane Doe/AP", Byline: "Jane Doe", Rights: "agency"}},
		{ID: "b9", Kind: editor.ImageBlock, Image: &editor.Image{File: "https://example.org/a.png", Alt: "Far"}},
	}
	return editor.Story{Article: a, Amendments: []editor.Amendment{{ID: "a1", Kind: editor.Correction, Note: "It was two."}}}
}

func written(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	p := piece.Parcel{Stories: []editor.Story{story()}, Picture: func(file string) ([]byte, bool) { return []byte("\x89PNG"), strings.HasPrefix(file, "pictures/") }}
	if err := Write(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWriteAndRead(t *testing.T) {
	b := written(t)
	if !bytes.Equal(b, written(t)) {
		t.Error("the same story makes another file")
	}
	p := read(t, b)
	if len(p.Pictures) != 1 || p.Pictures[0].Name != "pictures/ab12-quay.png" || !p.Ours {
		t.Errorf("%+v", p.Pictures)
	}
	got, want := p.Story, story()
	for i := range got.Article.Body {
		got.Article.Body[i].ID = want.Article.Body[min(i, len(want.Article.Body)-1)].ID
	}
	g, _ := got.Canonical()
	w, _ := want.Canonical()
	if !bytes.Equal(g, w) {
		t.Errorf("\n got %s\nwant %s", g, w)
	}
}

// TestCommentsGoOut: those on words, on the headline and on a caption, with answers, come
// back as they were, and those whose words are gone too; a plain text has none.
func TestCommentsGoOut(t *testing.T) {
	at := time.Date(2019, 4, 24, 9, 5, 0, 0, time.UTC)
	want := story()
	on := func(block, all, words, body string) editor.Comment {
		start := strings.Index(all, words)
		return editor.Comment{Range: editor.Range{Block: block, Start: start, End: start + len(words)}, Text: words, Author: "Ann", At: at, Body: body}
	}
	body := want.Article.Body
	want.Comments = []editor.Comment{
		{Gone: true, Text: "at dawn", Author: "Bo", Body: "Why not?"},
		on(editor.HeadlineID, want.Article.Headline, "Ferry", "Which?"),
		on("b1", body[0].Text, "sail at  two", "Two\n\nor  three?"), on("b1", body[0].Text, "at  two,", "Is <it>?"), on("b3", "One", "One", "First"),
		on("b8", body[7].Image.Caption, "quay", "North"),
	}
	want.Comments[2].Resolved = true
	want.Comments[2].Replies = []editor.Reply{{Author: "Cy", At: at.Add(time.Hour), Body: "Two."}, {Author: "Di", Body: "Yes"}}
	out := want.Clone()
	for k := range out.Comments {
		out.Comments[k].ID = fmt.Sprint("c", k)
	}
	p := piece.Parcel{Stories: []editor.Story{out}}
	var plain, commented bytes.Buffer
	if err := errors.Join(Write(&plain, p), WriteCommented(&commented, p)); err != nil {
		t.Fatal(err)
	}
	if c := read(t, plain.Bytes()).Story.Comments; len(c) > 0 {
		t.Errorf("a plain text has %+v", c)
	}
	got := read(t, commented.Bytes()).Story
	for i := range got.Article.Body {
		for k := range got.Comments {
			if got.Comments[k].Block == got.Article.Body[i].ID {
				got.Comments[k].Block = body[i].ID
			}
		}
	}
	for k := range got.Comments {
		got.Comments[k].ID = ""
	}
	if fmt.Sprintf("%+v", got.Comments) != fmt.Sprintf("%+v", want.Comments) {
		t.Errorf("\n got %+v\nwant %+v", got.Comments, want.Comments)
	}
}

// TestGolden shows what is in content.xml.
func TestGolden(t *testing.T) {
	f, err := packed.Open(written(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"content.xml", "meta.xml", "META-INF/manifest.xml"} {
		b, err := f.Part(name)
		if err != nil {
			t.Fatal(err)
		}
		b = bytes.ReplaceAll(b, []byte("><"), []byte(">\n<"))
		golden := "testdata/" + strings.ReplaceAll(name, "/", "-")
		if *update {
			if err := os.WriteFile(golden, b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil || !bytes.Equal(b, want) {
			t.Errorf("%s: %v\n%s", name, err, b)
		}
	}
}

// TestEditedElsewhere: what was changed in a word processor counts, and the record
// gives the rest.
func TestEditedElsewhere(t *testing.T) {
	f, err := packed.Open(written(t))
	if err != nil {
		t.Fatal(err)
	}
	var parts []packed.Part
	for _, name := range f.Names() {
		b, err := f.Part(name)
		if err != nil {
			t.Fatal(err)
		}
		b = bytes.ReplaceAll(b, []byte("By Ann Lark</text:p>"), []byte("By Bo Finch</text:p>"))
		b = bytes.ReplaceAll(b, []byte(">Ferry to sail through the night</text:p>"), []byte(">Ferry to sail</text:p>"))
		parts = append(parts, packed.Part{Name: name, Bytes: b, Plain: name == "mimetype"})
	}
	var b bytes.Buffer
	if err := packed.Write(&b, parts); err != nil {
		t.Fatal(err)
	}
	a := read(t, b.Bytes()).Story.Article
	if a.Headline != "Ferry to sail" || a.Byline != "By Bo Finch" || a.Authors != nil || a.Slug != "ferry" || len(a.Keywords) != 2 {
		t.Errorf("%+v", a)
	}
}

// TestSavedElsewhere: a program that leaves out parts it does not know, renames pictures and
// adds boxes of its own loses nothing of a file of ours.
func TestSavedElsewhere(t *testing.T) {
	b := written(t)
	f, err := packed.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	var parts []packed.Part
	for _, name := range []string{"mimetype", "content.xml", "styles.xml", "meta.xml", "Pictures/ab12-quay.png"} {
		b, err := f.Part(name)
		if err != nil {
			t.Fatal(err)
		}
		b = bytes.ReplaceAll(b, []byte("Pictures/ab12-quay.png"), []byte("Pictures/1000.png"))
		b = bytes.ReplaceAll(b, []byte("</office:text>"), []byte(`<text:p><draw:frame draw:name="Frame1"><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame></text:p></office:text>`))
		parts = append(parts, packed.Part{Name: strings.ReplaceAll(name, "ab12-quay", "1000"), Bytes: b})
	}
	var saved bytes.Buffer
	if err := packed.Write(&saved, parts); err != nil {
		t.Fatal(err)
	}
	p, want := read(t, saved.Bytes()), story()
	body := p.Story.Article.Body
	if last := body[len(body)-1]; !p.Ours || last.Text != "Boxed" {
		t.Fatalf("ours is %v; %+v", p.Ours, last)
	}
	if got := p.Story.Article; got.Slug != want.Article.Slug || got.Credit != want.Article.Credit || *body[7].Image != *want.Article.Body[7].Image {
		t.Errorf("%+v, %+v", got, body[7].Image)
	}
}

func FuzzContent(f *testing.F) {
	f.Add([]byte(`<text:p>a<office:annotation office:name="x"><text:p>b</text:p></office:annotation>c</text:p><text:list><text:list-item><text:p>d</text:p></text:list-item></text:list>`))
	f.Add([]byte(`<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>x</text:p><text:p>y</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>a<text:change text:change-id="c"/></text:p>`))
	f.Add([]byte(`<text:p><draw:frame><draw:text-box><text:p><draw:frame><draw:image><office:binary-data>AAAA</office:binary-data></draw:image></draw:frame></text:p></draw:text-box></draw:frame></text:p>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		p, err := Read([]byte(`<office:document` + spaces + ` office:mimetype="` + mediaType + `"><office:styles>` + someStyles + `</office:styles><office:body><office:text>` + string(body) + `</office:text></office:body></office:document>`))
		if err != nil {
			return
		}
		if err := p.Story.Validate(); err != nil {
			t.Error(err)
		}
	})
}

// TestSavedAgain reads a file of ours whose record another program left out: the section
// above the headline, headings where they were, and no date where it knew none.
func TestSavedAgain(t *testing.T) {
	const undated = `<text:tracked-changes><text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>Ann Lark</dc:creator><dc:date>1970-01-01T00:00:00</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes>`
	p := read(t, made(t, "", undated+`<text:p text:style-name="Kicker">Local</text:p><text:p text:style-name="Title">A ferry</text:p><text:p>It <text:change-start text:change-id="c1"/>sails<text:change-end text:change-id="c1"/>.</text:p>`+
		`<text:h text:outline-level="2">Fares</text:h><text:h text:outline-level="3">And rest</text:h><text:p>No more.</text:p>`))
	a := p.Story.Article
	if got, want := shown(a.Body), "paragraph It sails. [inserted sailsAnn Lark]\nheading2 Fares\nheading3 And rest\nparagraph No more."; a.Section != "Local" || got != want {
		t.Errorf("section %q, got %s", a.Section, got)
	}
	if m := a.Body[0].Marks; len(m) != 1 || !m[0].At.IsZero() {
		t.Errorf("%+v", m)
	}
}
