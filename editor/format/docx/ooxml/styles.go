package ooxml

import (
	"fmt"
	"slices"
	"strings"

	"stet/editor"
)

// The styles of the lines that stand around a story and that no program has a style
// of its own for.
const (
	Byline    = "Byline"
	Kicker    = "Kicker"
	Embargo   = "Embargo"
	Filed     = "Dateline"
	Published = "StoryPublished"
	Picture   = "Picture"
	Credit    = "PictureCredit"
	Rights    = "PictureRights"
	Note      = "NoteToReaders"
	Foot      = "StoryFoot"

	TableText    = "TableText"
	TableHeading = "TableHeading"
)

// Styled is the property that sets a paragraph in a style.
func Styled(id string) string { return `<w:pStyle w:val="` + id + `"/>` }

// Block is the properties that set a block, in the order of the schema; list is the
// number of the list that an item belongs to.
func Block(b editor.Block, list int) string {
	switch b.Kind {
	case editor.Headline:
		return Styled("Title")
	case editor.Standfirst:
		return Styled("Subtitle")
	case editor.Heading:
		return Styled(fmt.Sprintf("Heading%d", min(max(b.Level, 2), 6)))
	case editor.Quote:
		return Styled("Quote")
	case editor.Row:
		if b.Level > 0 {
			return Styled(TableHeading)
		}
		return Styled(TableText)
	case editor.ImageBlock:
		return Styled("Caption")
	case editor.Rule:
		return `<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="` + hair + `"/></w:pBdr>`
	case editor.Item:
		return fmt.Sprintf(`<w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, min(max(b.Level, 1), 9)-1, list)
	}
	return ""
}

// Bullets is the number of the list with bullets; the numbered ones follow.
const Bullets = 1

// Numbering is the part with the list of bullets and so many numbered lists behind it.
func Numbering(numbered int) string {
	var b strings.Builder
	b.WriteString(Head + `<w:numbering xmlns:w="` + Word + `">`)
	for n, form := range []string{"bullet", "decimal"} {
		fmt.Fprintf(&b, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="hybridMultilevel"/>`, n)
		for level := range 9 {
			sign := "•"
			if form == "decimal" {
				sign = fmt.Sprintf("%%%d.", level+1)
			}
			fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/>`+
				`<w:pPr><w:ind w:left="%d" w:hanging="360"/></w:pPr></w:lvl>`, level, form, sign, 360*(level+1))
		}
		b.WriteString(`</w:abstractNum>`)
	}
	fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="0"/></w:num>`, Bullets)
	for n := range numbered {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, Bullets+1+n)
	}
	b.WriteString(`</w:numbering>`)
	return b.String()
}

// The type of the page, the story's own and that of all lines around it. FontTable
// names what stands in where they are not installed.
const (
	serif = "Newsreader"
	sans  = "Inter"
	ink   = "1D1C1A"
	muted = "6C6860"
	hair  = "DBD6CB"
	alarm = "B3261E"
)

// FontTable is the part that says what the fonts are like.
const FontTable = Head + `<w:fonts xmlns:w="` + Word + `">` +
	`<w:font w:name="` + serif + `"><w:altName w:val="Georgia"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>` +
	`<w:font w:name="` + sans + `"><w:altName w:val="Arial"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>`

func font(name string) string {
	return fmt.Sprintf(`<w:rFonts w:ascii="%s" w:hAnsi="%s"/>`, name, name)
}

func size(halves int) string {
	return fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, halves, halves)
}

func color(c string) string { return `<w:color w:val="` + c + `"/>` }

func space(before, after, line int) string {
	return fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d" w:line="%d" w:lineRule="auto"/>`, before, after, line)
}

const (
	bold    = `<w:b/><w:bCs/>`
	italic  = `<w:i/><w:iCs/>`
	keep    = `<w:keepNext/>`
	outline = `<w:outlineLvl w:val="%d"/>`
	above   = `<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="` + hair + `"/></w:pBdr>`
)

// paragraphStyles are what paragraphs are set as, by the names that Word and
// LibreOffice know where they have one.
var paragraphStyles = []struct{ id, name, paragraph, run string }{
	{Kicker, "Kicker", keep + space(0, 60, 264), font(sans) + bold + color(muted) + size(18)},
	{Embargo, "Embargo", keep + space(0, 60, 264), font(sans) + bold + color(alarm) + size(18)},
	{"Title", "Title", keep + space(0, 120, 264), bold + size(52)},
	{"Subtitle", "Subtitle", space(0, 200, 300), italic + color(muted) + size(28)},
	{Byline, "By-line", above + space(0, 120, 264), font(sans) + size(19)},
	{Filed, "Dateline", space(0, 200, 264), font(sans) + color(muted) + size(19)},
	{Published, "Story Published", space(0, 200, 264), font(sans) + color(muted) + size(19)},
	{"Heading2", "heading 2", keep + space(240, 80, 288) + fmt.Sprintf(outline, 1), bold + size(30)},
	{"Heading3", "heading 3", keep + space(200, 80, 288) + fmt.Sprintf(outline, 2), bold + size(26)},
	{"Heading4", "heading 4", keep + space(200, 80, 288) + fmt.Sprintf(outline, 3), bold},
	{"Heading5", "heading 5", keep + space(200, 80, 288) + fmt.Sprintf(outline, 4), italic},
	{"Heading6", "heading 6", keep + space(200, 80, 288) + fmt.Sprintf(outline, 5), italic + color(muted)},
	{"Quote", "Quote", `<w:ind w:left="567" w:right="567"/>`, italic},
	{"ListParagraph", "List Paragraph", space(0, 80, 340) + `<w:ind w:left="360"/><w:contextualSpacing/>`, ""},
	{TableText, "Table Text", space(40, 40, 276), font(sans) + size(19)},
	{TableHeading, "Table Heading", keep + space(40, 40, 276), font(sans) + bold + color(muted) + size(18)},
	{Picture, "Picture", keep + space(120, 80, 240), ""},
	{"Caption", "caption", space(0, 40, 276), font(sans) + size(18)},
	{Credit, "Picture Credit", space(0, 40, 276), font(sans) + color(muted) + size(16)},
	{Rights, "Picture Rights", space(0, 160, 276), font(sans) + color(muted) + size(16)},
	{Note, "Note to Readers", above + space(120, 120, 276), font(sans) + size(20)},
	{Foot, "Story Foot", above + space(0, 40, 276), font(sans) + color(muted) + size(18)},
	{"CommentText", "annotation text", space(0, 0, 240), font(sans) + size(20)},
}

// Styles is the part word/styles.xml for a story in a language.
func Styles(language string) string {
	var b strings.Builder
	b.WriteString(Head + `<w:styles xmlns:w="` + Word + `"><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="` + serif + `" w:hAnsi="` + serif + `" w:cs="Times New Roman"/>` + color(ink) + size(24))
	if language != "" {
		attribute := "w:val"
		if RightToLeft(language) {
			attribute = "w:bidi"
		}
		fmt.Fprintf(&b, `<w:lang %s="%s"/>`, attribute, Escape(language))
	}
	b.WriteString(`</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="180" w:line="340" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>` +
		`<w:style w:type="character" w:customStyle="1" w:styleId="Code"><w:name w:val="Code"/><w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>`)
	for _, s := range paragraphStyles {
		custom := ""
		if slices.Contains([]string{Byline, Kicker, Embargo, Filed, Published, Picture, Credit, Rights, Note, Foot, TableText, TableHeading}, s.id) {
			custom = ` w:customStyle="1"`
		}
		fmt.Fprintf(&b, `<w:style w:type="paragraph"%s w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>`, custom, s.id, s.name)
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
