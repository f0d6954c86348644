package docx

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/format/docx/ooxml"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// readBody reads a document with that body.
func readBody(t *testing.T, body string, parts map[string]string) piece.Piece {
	t.Helper()
	p, err := Read(packedBody(t, body, parts))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// lines are the blocks of a piece, a line each: kind, level and words.
func lines(p piece.Piece) string {
	var out []string
	for _, b := range p.Story.Article.Body {
		out = append(out, string(b.Kind)+map[bool]string{true: " 1."}[b.Ordered]+": "+b.Words())
	}
	return strings.Join(out, "\n")
}

func decisions(p piece.Piece) string {
	var out []string
	for _, n := range p.Story.Notes {
		out = append(out, n.Decision)
	}
	return strings.Join(out, "\n")
}

const wordStyles = `<w:styles xmlns:w="` + ooxml.Word + `">
<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="House head"/><w:basedOn w:val="a1"/></w:style>
<w:style w:type="paragraph" w:styleId="toc1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="Loop"/><w:basedOn w:val="loop"/></w:style>
<w:style w:type="paragraph" w:styleId="lb"><w:name w:val="List Number 2"/></w:style>
<w:style w:type="character" w:styleId="st"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="sub"><w:name w:val="Own"/><w:basedOn w:val="st"/><w:rPr><w:i w:val="1"/></w:rPr></w:style></w:styles>`

func p(style, runs string) string {
	if style != "" {
		style = `<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`
	}
	return `<w:p>` + style + runs + `</w:p>`
}

func r(words string) string { return `<w:r><w:t xml:space="preserve">` + words + `</w:t></w:r>` }

func TestParagraphs(t *testing.T) {
	tc := func(held string) string { return `<w:tc>` + held + `</w:tc>` }
	for _, c := range []struct{ name, body, want string }{
		{"styles through what they are based on", p("a2", r("Head")) + p("loop", r("text")), "heading: Head\nparagraph: text"},
		{"a style that is not there goes by its ID", p("Heading3", r("Head")), "heading: Head"},
		{"a list by its style", p("lb", r("one")), "item 1.: one"},
		{"what holds runs", p("", `<w:smartTag>`+r("a")+`</w:smartTag><w:sdt><w:sdtContent>`+r("b")+`</w:sdtContent></w:sdt><w:ins w:author="x">`+r("c")+`</w:ins>`), "paragraph: abc"},
		{"what holds paragraphs", `<w:sdt><w:sdtContent>` + p("", r("a")) + `</w:sdtContent></w:sdt><w:customXml>` + p("", r("b")) + `</w:customXml>`, "paragraph: a\nparagraph: b"},
		{"signs of their own", p("", `<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:sym w:font="Symbol" w:char="F061"/></w:r>`), "paragraph: a\tb\nc\u2011α"},
		{"hidden words", p("", r("a")+`<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>`), "paragraph: a"},
		{"a line across the page", p("", r("a")) + `<w:p><w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr></w:pPr></w:p>`, "paragraph: a\nrule: "},
		{"a table", `<w:tbl><w:tr><w:tc>` + p("", r("a")) + `</w:tc><w:tc>` + p("", r("b")) + `</w:tc></w:tr><w:tr><w:tc>` + p("", r("c")) + `</w:tc><w:tc>` + p("", "") + `</w:tc></w:tr></w:tbl>`, "row: a\tb\nrow: c\t"},
		{"a table that sets text", `<w:tbl><w:tr><w:tc>` + p("", r("a")) + p("a1", r("b")) + p("", r("c")) + `</w:tc></w:tr></w:tbl>`, "paragraph: a\nheading: b\nparagraph: c"},
		{"a table whose rows begin later", `<w:tbl><w:tr>` + tc(p("", r("a"))) + tc(p("", r("b"))) + `</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>` + tc(p("", r("c"))) + `</w:tr></w:tbl>`, "row: a\tb\nrow: \tc"},
		{"several paragraphs, a list and a table in cells", `<w:tbl><w:tr>` + tc(p("", r("a"))+p("", r("b"))+p("", r("c"))) + tc(p("lb", r("d"))+p("lb", r("e"))) + `</w:tr><w:tr>` + tc(p("", r("f"))) +
			tc(p("", r("g"))+`<w:tbl><w:tr>`+tc(p("", r("h")))+tc(p("", r("i")))+`</w:tr></w:tbl>`+p("", r("j"))) + `</w:tr></w:tbl>`, "row: a b c\td; e\nrow: f\tg h; i j"},
		{"one of two forms", p("", `<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>b</w:t></mc:Fallback></mc:AlternateContent></w:r>`), "paragraph: a"},
		{"the other one", p("", `<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:x/></mc:Choice><mc:Fallback><w:t>b</w:t></mc:Fallback></mc:AlternateContent></w:r>`), "paragraph: b"},
		{"a text box beside words", p("", r("a")+`<w:r><w:pict><w:txbxContent>`+p("", r("box"))+`</w:txbxContent></w:pict></w:r>`), "paragraph: a"},
		{"a text box and nothing else", p("", `<w:r><w:pict><w:txbxContent>`+p("", r("box"))+`</w:txbxContent></w:pict></w:r>`), "paragraph: box"},
		{"an initial", `<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>` + r("T") + `</w:p>` + p("", r("he bridge")), "paragraph: The bridge"},
		{"contents that Word makes, a line", p("toc1", r("Head 7")) + p("", r("a")), "paragraph: a"},
		{"contents that Word makes", `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>` + p("", r("toc")) + `</w:sdtContent></w:sdt>` + p("", r("a")), "paragraph: a"},
	} {
		if got := lines(readBody(t, c.body, map[string]string{"styles": wordStyles})); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestMarks(t *testing.T) {
	styled := func(set, words string) string { return `<w:r><w:rPr>` + set + `</w:rPr><w:t>` + words + `</w:t></w:r>` }
	for _, c := range []struct{ name, runs, want string }{
		{"bold", styled(`<w:b/>`, "a") + r("b"), "strong[a]b"},
		{"bold that is taken back", styled(`<w:rStyle w:val="st"/><w:b w:val="0"/>`, "a"), "a"},
		{"a style of words on another", styled(`<w:rStyle w:val="sub"/>`, "a"), "strong[emphasis[a]]"},
		{"runs that touch", styled(`<w:i/>`, "a") + styled(`<w:i/>`, "b"), "emphasis[ab]"},
		{"high and low", styled(`<w:vertAlign w:val="superscript"/>`, "a") + styled(`<w:vertAlign w:val="subscript"/>`, "b"), "superscript[a]subscript[b]"},
		{"the code of a field", `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/a b" \l "c" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + r("a") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + r("b"), "link https://example.org/a b#c[a]b"},
		{"another field", `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>7</w:t><w:fldChar w:fldCharType="end"/></w:r>`, "7"},
		{"a simple field", `<w:fldSimple w:instr="HYPERLINK &quot;x&quot;">` + r("a") + `</w:fldSimple>`, "link x[a]"},
		{"a place in the document", `<w:hyperlink w:anchor="there">` + r("a") + `</w:hyperlink><w:hyperlink w:anchor="_Toc1">` + r("b") + `</w:hyperlink>`, "link #there[a]b"},
		{"moved words", `<w:moveFrom w:author="x">` + r("a") + `</w:moveFrom><w:moveTo w:author="x">` + r("b") + `</w:moveTo>`, "deleted[a]inserted[b]"},
	} {
		got := readBody(t, p("", c.runs), map[string]string{"styles": wordStyles}).Story.Article.Body
		if len(got) != 1 || bracketed(got[0]) != c.want {
			t.Errorf("%s: %+v, want %s", c.name, got, c.want)
		}
	}
}

// bracketed writes a block's words with its marks around them.
func bracketed(b editor.Block) string {
	var out strings.Builder
	for i := 0; i <= len(b.Text); i++ {
		for _, m := range b.Marks {
			if m.End == i {
				out.WriteString("]")
			}
		}
		for _, m := range b.Marks {
			if m.Start == i {
				out.WriteString(strings.TrimRight(string(m.Kind)+" "+m.Href, " ") + "[")
			}
		}
		if i < len(b.Text) {
			out.WriteByte(b.Text[i])
		}
	}
	return out.String()
}

func TestComments(t *testing.T) {
	comment := func(id, author, text string) string {
		return `<w:comment w:id="` + id + `" w:author="` + author + `" w:date="2026-11-20T09:00:00Z"><w:p>` + r(text) + `</w:p></w:comment>`
	}
	parts := map[string]string{"comments": `<w:comments xmlns:w="` + ooxml.Word + `">` + comment("0", "Ann", "over two paragraphs") + comment("1", "Bo", "at a place") + comment("2", "Cy", "of nothing") + `</w:comments>`}
	got := readBody(t, p("", r("one ")+`<w:commentRangeStart w:id="0"/>`+r("two"))+p("", r("three")+`<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`)+
		p("", r("last words")+`<w:r><w:commentReference w:id="1"/></w:r>`+r(" here")), parts).Story.Comments
	if len(got) != 3 || got[0].Text != "two" || got[0].Author != "Ann" || got[1].Text != "words" || !got[2].Gone {
		t.Errorf("%+v", got)
	}
}

// TestAnswers: two remarks on the same words are a thread where none says what it answers.
func TestAnswers(t *testing.T) {
	comment := func(id, at string) string {
		return `<w:comment w:id="` + id + `" w:author="Ann" w:date="` + at + `"><w:p w14:paraId="A` + id + `" xmlns:w14="x">` + r("said "+id) + `</w:p></w:comment>`
	}
	parts := map[string]string{"comments": `<w:comments xmlns:w="` + ooxml.Word + `">` + comment("1", "2026-11-20T10:00:00Z") + comment("0", "2026-11-20T09:00:00Z") + `</w:comments>`}
	body := p("", `<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>`+r("words")+`<w:commentRangeEnd w:id="0"/><w:commentRangeEnd w:id="1"/>`)
	got := readBody(t, body, parts).Story.Comments
	if len(got) != 1 || got[0].Body != "said 0" || len(got[0].Replies) != 1 || got[0].Replies[0].Body != "said 1" {
		t.Errorf("%+v", got)
	}
}

func TestNotes(t *testing.T) {
	parts := map[string]string{"footnotes": `<w:footnotes xmlns:w="` + ooxml.Word + `"><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>` + r(" said so") + `</w:p></w:footnote></w:footnotes>`}
	got := readBody(t, p("", r("in 2019")+`<w:r><w:footnoteReference w:id="2"/></w:r>`), parts)
	if lines(got) != "paragraph: in 2019[1]\nparagraph: [1] said so" || !strings.Contains(decisions(got), "1 footnote or endnote kept") {
		t.Errorf("%s\n%s", lines(got), decisions(got))
	}
}

func TestRefused(t *testing.T) {
	stream := func(name string) string {
		return string(compound) + strings.Join(strings.Split(name, ""), "\x00") + "\x00"
	}
	var sheet bytes.Buffer
	if err := packed.Write(&sheet, []packed.Part{{Name: "[Content_Types].xml", Bytes: []byte("<Types/>")}, {Name: "_rels/.rels", Bytes: []byte(`<Relationships><Relationship Id="a" Type="x/officeDocument" Target="a.xml"/></Relationships>`)}, {Name: "a.xml", Bytes: []byte("<workbook/>")}}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		file string
		want error
	}{
		{stream("WordDocument"), ErrOld},
		{stream("EncryptedPackage"), ErrLocked},
		{"PK\x03\x04", packed.ErrDamaged},
		{sheet.String(), ErrNone},
		{string(packedBody(t, "<w:p>", nil)), packed.ErrXML},
		{string(packedBody(t, strings.Repeat("<w:sdt>", 300), nil)), packed.ErrDeep},
	} {
		if _, err := Read([]byte(c.file)); !errors.Is(err, c.want) {
			t.Errorf("%.20q: %v, want %v", c.file, err, c.want)
		}
	}
	if Is(sheet.Bytes()) || Is([]byte(stream("Workbook"))) || !Is([]byte(stream("WordDocument"))) || !Is([]byte(stream("EncryptedPackage"))) || !Is(packedBody(t, "", nil)) {
		t.Error("Is")
	}
}

// FuzzRead reads the parts of a document; what is read keeps every promise.
func FuzzRead(f *testing.F) {
	file, err := os.ReadFile("../testdata/bridge.docx")
	if err != nil {
		f.Fatal(err)
	}
	for _, b := range [][]byte{file, tracked(f, suggested(3))} {
		z, err := packed.Open(b)
		if err != nil {
			f.Fatal(err)
		}
		part := func(name string) []byte { b, _ := z.Part(name); return b }
		f.Add(part("word/document.xml"), part("word/styles.xml"), part("word/numbering.xml"), part("word/comments.xml"), part("word/footnotes.xml"), part("word/_rels/document.xml.rels"))
	}
	f.Fuzz(func(t *testing.T, document, styles, numbering, comments, footnotes, rels []byte) {
		var b bytes.Buffer
		list := `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`
		if err := packed.Write(&b, []packed.Part{{Name: "_rels/.rels", Bytes: []byte(list)}, {Name: "word/document.xml", Bytes: document}, {Name: "word/styles.xml", Bytes: styles},
			{Name: "word/numbering.xml", Bytes: numbering}, {Name: "word/comments.xml", Bytes: comments}, {Name: "word/footnotes.xml", Bytes: footnotes}, {Name: "word/_rels/document.xml.rels", Bytes: rels}}); err != nil {
			t.Fatal(err)
		}
		p, err := Read(b.Bytes())
		if err != nil {
			return
		}
		if err := p.Story.Validate(); err != nil {
			t.Error(err)
		}
	})
}

// TestSeveralAuthors: a paragraph for each author, as pandoc writes them, is one by-line.
func TestSeveralAuthors(t *testing.T) {
	one := readBody(t, p("Title", r("Ferry"))+p("Author", r("By Ann Lark"))+p("Author", r("Bo Finch"))+p("Author", r("By Cy Gull"))+p("", r("It sails.")), nil)
	if a := one.Story.Article; a.Byline != "By Ann Lark, Bo Finch and Cy Gull" || lines(one) != "paragraph: It sails." {
		t.Errorf("%q\n%s", a.Byline, lines(one))
	}
}

// TestSaid wants a note of what has no place in a story, and of who the properties say
// wrote the document, which no by-line may be made of.
func TestSaid(t *testing.T) {
	const picture = `<w:r><w:drawing><pic:pic xmlns:pic="p"><pic:blipFill><a:blip xmlns:a="a" xmlns:r="r" r:link="rId9"/></pic:blipFill></pic:pic></w:drawing></w:r>`
	for _, c := range []struct{ name, body, says string }{
		{"a text box and nothing else", p("", `<w:r><w:pict><w:txbxContent>`+p("", r("box"))+`</w:txbxContent></w:pict></w:r>`), "1 text box is all there is: read as the story"},
		{"a table in another, and a cell that goes", `<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel w:author="x"/></w:tcPr>` + p("", r("a")) + `</w:tc><w:tc><w:tbl/>` + p("", r("b")) + `</w:tc></w:tr></w:tbl>`, "1 table in a cell of another read as the words of that cell\n1 cell with a tracked change read as it stands"},
		{"a picture in a cell", `<w:tbl><w:tr><w:tc>` + p("", r("a")+picture) + `</w:tc><w:tc>` + p("", r("b")) + `</w:tc></w:tr></w:tbl>`, "1 picture of a table put behind it"},
		{"a picture that lies elsewhere", p("", r("a")+picture), "1 picture does not lie in the file"},
	} {
		if got := decisions(readBody(t, c.body, nil)); !strings.Contains(got, c.says) {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

// TestPropertiesAuthor: a template's author stays in every document made with it.
func TestPropertiesAuthor(t *testing.T) {
	for who, want := range map[string]string{"Ann Lark": "the document's properties name an author", "Bo Finch": "", "python-docx": ""} {
		var pack ooxml.Package
		b := written(t, func(b *bytes.Buffer) error {
			return pack.Write(b, `<w:document xmlns:w="`+ooxml.Word+`"><w:body>`+p("", r("A bridge fell, wrote Bo Finch."))+`</w:body></w:document>`, ooxml.Core{Creator: who})
		})
		read, err := Read(b)
		if err != nil {
			t.Fatal(err)
		}
		if len(read.Properties) > 0 || strings.Contains(decisions(read), "name an author") != (want != "") {
			t.Errorf("%s: %+v\n%s", who, read.Properties, decisions(read))
		}
	}
}

func TestUndated(t *testing.T) {
	body := readBody(t, p("", `<w:ins w:id="1" w:author="Ann Lark" w:date="1970-01-01T00:00:00Z">`+r("new")+`</w:ins>`+r(" end.")), nil).Story.Article.Body
	if len(body) != 1 || len(body[0].Marks) != 1 || !body[0].Marks[0].At.IsZero() {
		t.Errorf("%+v", body)
	}
}
