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
	bylineStyle: "Stet_20_by-line", figureStyle: "Stet_20_picture", captionStyle: "Stet_20_caption", creditStyle: "Stet_20_picture_20_credit", lineStyle: "Stet_20_line",
}

const spaces = ` xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"` +
	` xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"` +
	` xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"` +
	` xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3"`

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// fonts are those of the design: what has them not shows its own with serifs.
const fonts = `<office:font-face-decls><style:font-face style:name="Newsreader" svg:font-family="Newsreader" style:font-family-generic="roman"/>` +
	`<style:font-face style:name="Inter" svg:font-family="Inter" style:font-family-generic="swiss"/></office:font-face-decls>`

var contentHead = xmlHead + `<office:document-content` + spaces + `>` + fonts + `<office:automatic-styles>` + runStyles() + `</office:automatic-styles><office:body><office:text>`

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

// paragraphStyle is one of the styles of paragraphs, in the sizes of the design in
// points: https://docs.oasis-open.org/office/OpenDocument/v1.3/ part 3, 16.
type paragraphStyle struct{ name, shown, parent, layout, type_ string }

var paragraphStyles = []paragraphStyle{
	{"Standard", "", "", `fo:line-height="140%"`, `style:font-name="Newsreader" fo:font-size="12pt"`},
	{"Text_20_body", "Text body", "Standard", `fo:margin-bottom="0.3cm" fo:orphans="2" fo:widows="2"`, ``},
	{"Heading", "", "Standard", `fo:margin-top="0.5cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"`, `fo:font-weight="bold"`},
	{"Title", "", "Heading", `fo:line-height="115%"`, `fo:font-size="24pt"`},
	{"Subtitle", "", "Heading", `fo:margin-top="0cm"`, `fo:font-size="14pt" fo:font-style="italic" fo:font-weight="normal"`},
	{"Quotations", "", "Text_20_body", `fo:margin-left="1cm" fo:margin-right="1cm" fo:margin-bottom="0.3cm"`, ``},
	{"Horizontal_20_Line", "Horizontal Line", "Standard", `fo:border-bottom="0.5pt solid #808080" fo:margin-bottom="0.4cm"`, `fo:font-size="6pt"`},
	{"Stet_20_by-line", "Stet by-line", "Standard", `fo:margin-bottom="0.2cm"`, `style:font-name="Inter" fo:font-size="10pt"`},
	{"Stet_20_line", "Stet line", "Standard", `fo:margin-bottom="0.2cm"`, `style:font-name="Inter" fo:font-size="9pt"`},
	{"Stet_20_picture", "Stet picture", "Standard", `fo:keep-with-next="always"`, ``},
	{"Stet_20_caption", "Stet caption", "Standard", `fo:keep-with-next="auto"`, `style:font-name="Inter" fo:font-size="9pt"`},
	{"Stet_20_picture_20_credit", "Stet picture credit", "Standard", `fo:margin-bottom="0.3cm"`, `style:font-name="Inter" fo:font-size="8pt"`},
}

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
		writeStyle(&b, s, "")
	}
	for level := 1; level <= 5; level++ {
		size := fmt.Sprintf(`fo:font-size="%dpt"`, 17-level)
		writeStyle(&b, paragraphStyle{fmt.Sprintf("Heading_20_%d", level), fmt.Sprintf("Heading %d", level), "Heading", "", size}, fmt.Sprintf(` style:default-outline-level="%d"`, level))
	}
	b.WriteString(`<style:style style:name="Source_20_Text" style:display-name="Source Text" style:family="text"><style:text-properties style:font-name="Courier New"/></style:style>`)
	writeListStyles(&b)
	b.WriteString(`</office:styles></office:document-styles>`)
	return b.String()
}

func writeStyle(b *strings.Builder, s paragraphStyle, more string) {
	fmt.Fprintf(b, `<style:style style:name="%s" style:family="paragraph"`, s.name)
	if s.shown != "" {
		fmt.Fprintf(b, ` style:display-name="%s"`, s.shown)
	}
	if s.parent != "" {
		fmt.Fprintf(b, ` style:parent-style-name="%s"`, s.parent)
	}
	fmt.Fprintf(b, `%s><style:paragraph-properties %s/><style:text-properties %s/></style:style>`, more, s.layout, s.type_)
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

// metaPart writes meta.xml.
func metaPart(a editor.Article) string {
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
