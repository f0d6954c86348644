package redline

import (
	"fmt"
	"strings"

	"stet/editor"
)

// The namespaces and the head of every part (ECMA-376 part 1, annex A; part 2 for
// the package).
const (
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	linkSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packSpace = "http://schemas.openxmlformats.org/package/2006"
	wordType  = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

type part struct{ name, text string }

func (d *document) parts() []part {
	return []part{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="` + packSpace + `/relationships">` +
			`<Relationship Id="rId1" Type="` + linkSpace + `/officeDocument" Target="word/document.xml"/>` +
			`<Relationship Id="rId2" Type="` + packSpace + `/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		{"docProps/core.xml", d.core()},
		{"word/document.xml", d.b.String()},
		{"word/_rels/document.xml.rels", d.relationships()},
		{"word/styles.xml", d.styles()},
		{"word/numbering.xml", d.numbering()},
		{"word/comments.xml", d.comments()},
	}
}

const contentTypes = xmlHead + `<Types xmlns="` + packSpace + `/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
	`<Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/word/document.xml" ContentType="` + wordType + `document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="` + wordType + `styles+xml"/>` +
	`<Override PartName="/word/numbering.xml" ContentType="` + wordType + `numbering+xml"/>` +
	`<Override PartName="/word/comments.xml" ContentType="` + wordType + `comments+xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

// core names the story, and whose the newer version is.
func (d *document) core() string {
	s := xmlHead + `<cp:coreProperties xmlns:cp="` + packSpace + `/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escape(d.r.title()) + `</dc:title><dc:subject>` + escape(d.r.Before.Name+" → "+d.r.After.Name) + `</dc:subject>`
	if by := d.r.After.Author; by != "" {
		s += `<dc:creator>` + escape(by) + `</dc:creator>`
	}
	if at := stamp(d.r.After.At); at != "" {
		s += `<dcterms:modified xsi:type="dcterms:W3CDTF">` + at + `</dcterms:modified>`
	}
	return s + `</cp:coreProperties>`
}

func (d *document) relationships() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="` + packSpace + `/relationships">`)
	for _, name := range []string{"styles", "numbering", "comments"} {
		fmt.Fprintf(&b, `<Relationship Id="rId_%s" Type="%s/%s" Target="%s.xml"/>`, name, linkSpace, name, name)
	}
	for n, address := range d.links {
		fmt.Fprintf(&b, `<Relationship Id="rIdLink%d" Type="%s/hyperlink" Target="%s" TargetMode="External"/>`, n+1, linkSpace, escape(address))
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

// style is the properties that set a block, in the order of the schema.
func (d *document) style(b *editor.Block, line int) string {
	if b == nil {
		return ""
	}
	switch b.Kind {
	case editor.Headline:
		return `<w:pStyle w:val="Title"/>`
	case editor.Standfirst:
		return `<w:pStyle w:val="Subtitle"/>`
	case bylineBlock:
		return `<w:pStyle w:val="Byline"/>`
	case editor.Heading:
		return fmt.Sprintf(`<w:pStyle w:val="Heading%d"/>`, min(max(b.Level, 2), 6))
	case editor.Quote:
		return `<w:pStyle w:val="Quote"/>`
	case editor.ImageBlock:
		return `<w:pStyle w:val="Caption"/>`
	case editor.Rule:
		return `<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>`
	case editor.Item:
		list := 1
		if b.Ordered {
			list = d.numbered(line)
		}
		return fmt.Sprintf(`<w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, min(max(b.Level, 1), 9)-1, list)
	}
	return ""
}

// numbered is the number of the list that a numbered item belongs to. A list
// begins behind a line that is no item, and counts from one.
func (d *document) numbered(line int) int {
	first := line
	for first > 0 && d.lines[first-1].standing().Kind == editor.Item {
		first--
	}
	d.lists = max(d.lists, first+1)
	return first + 2
}

// numbering holds a bulleted list and one numbered list for each line that may
// begin one.
func (d *document) numbering() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:numbering xmlns:w="` + wordSpace + `">`)
	for n, form := range []string{"bullet", "decimal"} {
		fmt.Fprintf(&b, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="hybridMultilevel"/>`, n)
		for level := range 9 {
			sign := "•"
			if form == "decimal" {
				sign = fmt.Sprintf("%%%d.", level+1)
			}
			fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/>`+
				`<w:pPr><w:ind w:left="%d" w:hanging="360"/></w:pPr></w:lvl>`, level, form, sign, 720*(level+1))
		}
		b.WriteString(`</w:abstractNum>`)
	}
	b.WriteString(`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`)
	for n := range d.lists {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, n+2)
	}
	b.WriteString(`</w:numbering>`)
	return b.String()
}

// runStyle is the formatting of words, in the order of the schema.
func runStyle(marks []editor.Mark) string {
	has := map[editor.MarkKind]bool{}
	for _, m := range marks {
		has[m.Kind] = true
	}
	set := ""
	for _, one := range []struct {
		kind editor.MarkKind
		xml  string
	}{
		{editor.Code, `<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>`},
		{editor.Strong, `<w:b/><w:bCs/>`},
		{editor.Emphasis, `<w:i/><w:iCs/>`},
		{editor.Strike, `<w:strike/>`},
		{editor.Link, `<w:color w:val="1F4E8C"/><w:u w:val="single"/>`},
	} {
		if has[one.kind] {
			set += one.xml
		}
	}
	switch {
	case has[editor.Superscript]:
		set += `<w:vertAlign w:val="superscript"/>`
	case has[editor.Subscript]:
		set += `<w:vertAlign w:val="subscript"/>`
	}
	return set
}

// styles is the part word/styles.xml: what the blocks are set as, by the names
// that Word and LibreOffice know.
func (d *document) styles() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:styles xmlns:w="` + wordSpace + `"><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Times New Roman"/><w:sz w:val="24"/><w:szCs w:val="24"/>`)
	if language := d.r.language(); language != "" {
		attribute := "w:val"
		if rightToLeft(language) {
			attribute = "w:bidi"
		}
		fmt.Fprintf(&b, `<w:lang %s="%s"/>`, attribute, escape(language))
	}
	b.WriteString(`</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="300" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`)
	for _, s := range []struct{ id, name, paragraph, run string }{
		{"Title", "Title", `<w:keepNext/>`, `<w:b/><w:bCs/><w:sz w:val="44"/><w:szCs w:val="44"/>`},
		{"Subtitle", "Subtitle", ``, `<w:i/><w:iCs/><w:sz w:val="26"/><w:szCs w:val="26"/>`},
		{"Byline", "By-line", ``, `<w:sz w:val="20"/><w:szCs w:val="20"/>`},
		{"Heading2", "heading 2", `<w:keepNext/><w:outlineLvl w:val="1"/>`, `<w:b/><w:bCs/><w:sz w:val="30"/><w:szCs w:val="30"/>`},
		{"Heading3", "heading 3", `<w:keepNext/><w:outlineLvl w:val="2"/>`, `<w:b/><w:bCs/><w:sz w:val="26"/><w:szCs w:val="26"/>`},
		{"Heading4", "heading 4", `<w:keepNext/><w:outlineLvl w:val="3"/>`, `<w:b/><w:bCs/>`},
		{"Heading5", "heading 5", `<w:keepNext/><w:outlineLvl w:val="4"/>`, `<w:i/><w:iCs/>`},
		{"Heading6", "heading 6", `<w:keepNext/><w:outlineLvl w:val="5"/>`, `<w:i/><w:iCs/>`},
		{"Quote", "Quote", `<w:ind w:left="567" w:right="567"/>`, `<w:i/><w:iCs/>`},
		{"Caption", "caption", ``, `<w:sz w:val="20"/><w:szCs w:val="20"/>`},
		{"ListParagraph", "List Paragraph", `<w:ind w:left="720"/>`, ``},
	} {
		fmt.Fprintf(&b, `<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>`, s.id, s.name)
		if s.paragraph != "" {
			b.WriteString(`<w:pPr>` + s.paragraph + `</w:pPr>`)
		}
		if s.run != "" {
			b.WriteString(`<w:rPr>` + s.run + `</w:rPr>`)
		}
		b.WriteString(`</w:style>`)
	}
	b.WriteString(`</w:styles>`)
	return b.String()
}
