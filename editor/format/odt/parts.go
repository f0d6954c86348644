package odt

import (
	"fmt"
	"path"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/format/packed"
)

// ownStyles are the names of the styles of ours in the file.
var ownStyles = map[string]string{
	bylineStyle: "Stet_20_by-line", figureStyle: "Stet_20_picture", captionStyle: "Stet_20_caption", creditStyle: "Stet_20_picture_20_credit", datelineStyle: "Stet_20_dateline", lineStyle: "Stet_20_line",
}

const spaces = ` xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"` +
	` xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"` +
	` xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"` +
	` xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"` +
	` xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" xmlns:stet="urn:stet:hints" office:version="1.3"`

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// fonts are those of the design: what has them not shows its own with serifs.
const fonts = `<office:font-face-decls><style:font-face style:name="Newsreader" svg:font-family="Newsreader" style:font-family-generic="roman"/>` +
	`<style:font-face style:name="Inter" svg:font-family="Inter" style:font-family-generic="swiss"/></office:font-face-decls>`

var contentHead = xmlHead + `<office:document-content` + spaces + `>` + fonts + `<office:automatic-styles>` + runStyles() + tableStyles + `</office:automatic-styles><office:body><office:text>`

const contentTail = `</office:text></office:body></office:document-content>`

// runStyles writes a style for each way of setting words.
func runStyles() string {
	var b strings.Builder
	for set := 1; set < 1<<len(setting); set++ {
		has := func(n int) bool { return set>>n&1 == 1 }
		parent := ""
		if has(5) {
			parent = ` style:parent-style-name="Source_20_Text"`
		}
		fmt.Fprintf(&b, `<style:style style:name="Set%d" style:family="text"%s><style:text-properties`, set, parent)
		for n, property := range []string{` fo:font-weight="bold"`, ` fo:font-style="italic"`, ` style:text-line-through-style="solid"`, ` style:text-position="super 58%"`, ` style:text-position="sub 58%"`} {
			if has(n) && !(n == 4 && has(3)) {
				b.WriteString(property)
			}
		}
		b.WriteString(`/></style:style>`)
	}
	return b.String()
}

// The colours of the page.
const (
	ink   = "#1d1c1a"
	muted = "#6c6860"
	hair  = "#dbd6cb"
)

// paragraphStyle is one of the styles of paragraphs, in the sizes of our Word documents:
// https://docs.oasis-open.org/office/OpenDocument/v1.3/ part 3, 16.
type paragraphStyle struct{ name, shown, parent, layout, type_ string }

// Each says all of itself: LibreOffice lays its own over what the styles it knows do not
// say, and asks no parent.
var paragraphStyles = []paragraphStyle{
	{"Standard", "", "", set(0, .32, 142), serif(12, ink)},
	{"Text_20_body", "Text body", "Standard", set(0, .32, 142) + ` fo:orphans="2" fo:widows="2"`, serif(12, ink)},
	{"Heading", "", "Standard", set(.42, .14, 120) + keep, serif(15, ink) + bold},
	{"Title", "", "Heading", set(0, .21, 110) + keep, serif(26, ink) + bold},
	{"Subtitle", "", "Heading", set(0, .35, 125), serif(14, muted) + italic},
	{"Heading_20_1", "Heading 1", "Heading", set(.42, .14, 120) + keep, serif(15, ink) + bold},
	{"Heading_20_2", "Heading 2", "Heading", set(.35, .14, 120) + keep, serif(13, ink) + bold},
	{"Heading_20_3", "Heading 3", "Heading", set(.35, .14, 120) + keep, serif(12, ink) + bold},
	{"Heading_20_4", "Heading 4", "Heading", set(.35, .14, 120) + keep, serif(12, ink) + italic},
	{"Heading_20_5", "Heading 5", "Heading", set(.35, .14, 120) + keep, serif(12, muted) + italic},
	{"Quotations", "", "Text_20_body", ` fo:margin-left="1cm" fo:margin-right="1cm"` + set(0, .32, 142), serif(12, ink) + italic},
	{"Horizontal_20_Line", "Horizontal Line", "Standard", set(0, .4, 100) + ` fo:border-bottom="0.5pt solid ` + hair + `"`, serif(6, ink)},
	{"Table_20_Contents", "Table Contents", "Standard", set(0, 0, 115), sans(9.5, ink)},
	{"Table_20_Heading", "Table Heading", "Table_20_Contents", set(0, 0, 115) + keep, sans(9, muted) + bold},
	{"Stet_20_item", "Stet item", "Text_20_body", set(0, .14, 142), serif(12, ink)},
	{"Stet_20_by-line", "Stet by-line", "Standard", set(0, .21, 110) + ` fo:border-top="0.5pt solid ` + hair + `" fo:padding-top="0.2cm"`, sans(9.5, ink)},
	{"Stet_20_line", "Stet line", "Standard", set(0, .35, 110), sans(9.5, muted)},
	{"Stet_20_dateline", "Stet dateline", "Standard", set(0, .35, 110), sans(9.5, muted)},
	{"Stet_20_picture", "Stet picture", "Standard", set(.21, .14, 100) + keep, serif(12, ink)},
	{"Stet_20_caption", "Stet caption", "Standard", set(0, .07, 115), sans(9, ink)},
	{"Stet_20_picture_20_credit", "Stet picture credit", "Standard", set(0, .39, 115), sans(8, muted)},
}

const (
	keep   = ` fo:keep-with-next="always"`
	bold   = ` fo:font-weight="bold"`
	italic = ` fo:font-style="italic" fo:font-weight="normal"`
)

// set is how a paragraph stands: the space above and below in centimetres, and how high
// its lines are in hundredths.
func set(above, below float64, line int) string {
	return fmt.Sprintf(` fo:margin-top="%.2fcm" fo:margin-bottom="%.2fcm" fo:line-height="%d%%"`, above, below, line)
}

func serif(points float64, color string) string { return face("Newsreader", points, color) }
func sans(points float64, color string) string  { return face("Inter", points, color) }

func face(name string, points float64, color string) string {
	return fmt.Sprintf(` style:font-name="%s" fo:font-size="%gpt" fo:color="%s"`, name, points, color)
}

// page is that of our Word documents: A4, with lines of 15.4 centimetres.
const page = `<office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"` +
	` fo:margin-top="2.5cm" fo:margin-bottom="2.5cm" fo:margin-left="2.8cm" fo:margin-right="2.8cm"/></style:page-layout></office:automatic-styles>` +
	`<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"/></office:master-styles>`

// stylesPart writes styles.xml, in the story's language so that spelling is checked in it.
func stylesPart(language string) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<office:document-styles` + spaces + `>` + fonts + `<office:styles>`)
	primary, country, _ := strings.Cut(language, "-")
	if primary == "" {
		primary = "none"
	}
	if country == "" {
		country = "none"
	}
	fmt.Fprintf(&b, `<style:default-style style:family="paragraph"><style:text-properties fo:language="%s" fo:country="%s"/></style:default-style>`, packed.Escape(primary), packed.Escape(country))
	for _, s := range paragraphStyles {
		writeStyle(&b, s)
	}
	b.WriteString(`<style:style style:name="Source_20_Text" style:display-name="Source Text" style:family="text"><style:text-properties style:font-name="Courier New"/></style:style>`)
	writeListStyles(&b)
	b.WriteString(`</office:styles>` + page + `</office:document-styles>`)
	return b.String()
}

func writeStyle(b *strings.Builder, s paragraphStyle) {
	fmt.Fprintf(b, `<style:style style:name="%s" style:family="paragraph"`, s.name)
	if s.shown != "" {
		fmt.Fprintf(b, ` style:display-name="%s"`, s.shown)
	}
	if s.parent != "" {
		fmt.Fprintf(b, ` style:parent-style-name="%s"`, s.parent)
	}
	if level, ok := strings.CutPrefix(s.shown, "Heading "); ok {
		fmt.Fprintf(b, ` style:default-outline-level="%s"`, level)
	}
	fmt.Fprintf(b, `><style:paragraph-properties%s/><style:text-properties%s/></style:style>`, s.layout, s.type_)
}

func writeListStyles(b *strings.Builder) {
	for _, ordered := range []bool{false, true} {
		fmt.Fprintf(b, `<text:list-style style:name="%s">`, listStyle(ordered))
		for level := 1; level <= 10; level++ {
			kind, sign := "bullet", `text:bullet-char="•"`
			if ordered {
				kind, sign = "number", `style:num-format="1" style:num-suffix="."`
			}
			fmt.Fprintf(b, `<text:list-level-style-%s text:level="%d" %s><style:list-level-properties text:space-before="%.1fcm" text:min-label-width="0.6cm"/></text:list-level-style-%s>`, kind, level, sign, 0.6*float64(level), kind)
		}
		b.WriteString(`</text:list-style>`)
	}
}

// recordName is that of the property that holds the record: parts that a program does not
// know it leaves out when it saves, but not the properties of a document.
const recordName = "Stet record"

// metaPart writes meta.xml, with the record of the story.
func metaPart(a editor.Article, record []byte) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<office:document-meta` + spaces + `><office:meta><meta:generator>Stet</meta:generator>`)
	for _, f := range []struct{ name, words string }{{"dc:title", a.Headline}, {"dc:description", a.Standfirst}, {"dc:subject", a.Section}, {"meta:initial-creator", a.Byline}, {"dc:language", a.Language}} {
		if f.words != "" {
			fmt.Fprintf(&b, `<%s>%s</%s>`, f.name, packed.Escape(f.words), f.name)
		}
	}
	if !a.Published.IsZero() {
		fmt.Fprintf(&b, `<meta:creation-date>%s</meta:creation-date>`, a.Published.Format(time.RFC3339))
	}
	for _, k := range a.Keywords {
		fmt.Fprintf(&b, `<meta:keyword>%s</meta:keyword>`, packed.Escape(k))
	}
	fmt.Fprintf(&b, `<meta:user-defined meta:name="%s" meta:value-type="string">%s</meta:user-defined>`, recordName, packed.Escape(string(record)))
	b.WriteString(`</office:meta></office:document-meta>`)
	return b.String()
}

// kinds are the media types of parts, by their endings.
var kinds = map[string]string{".xml": "text/xml", ".json": "application/json", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp"}

// manifest lists the parts of the package (part 2, 4).
func manifest(parts []packed.Part) packed.Part {
	var b strings.Builder
	b.WriteString(xmlHead + `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">`)
	fmt.Fprintf(&b, `<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="%s"/>`, mediaType)
	for _, p := range parts[1:] {
		fmt.Fprintf(&b, `<manifest:file-entry manifest:full-path="%s" manifest:media-type="%s"/>`, packed.Escape(p.Name), kinds[strings.ToLower(path.Ext(p.Name))])
	}
	b.WriteString(`</manifest:manifest>`)
	return packed.Part{Name: "META-INF/manifest.xml", Bytes: []byte(b.String())}
}
