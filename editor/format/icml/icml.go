// Package icml writes stories for InDesign: InCopy Markup, which a page takes by File >
// Place. Paragraphs and words carry the names of styles and little else: how they look
// is for the page, whose styles of the same names win.
//
// IDML File Format Specification, Adobe 2012, "ICML"; the shape is that which pandoc
// writes.
package icml

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

const (
	normalCharacter = "$ID/NormalCharacterStyle"
	normalParagraph = "$ID/NormalParagraphStyle"
)

// Loses names what a page has no place for.
var Loses = []string{"slug", "url", "section", "keywords", "language", "terms", "pixel", "embargo", "expires", "editorNote", "targetWords", "tables",
	"image.alt", "image.rights", "image.expires", "image.digitalSource"}

// characters are the styles of marks, with what they set where the page has no style of
// the name.
var characters = []struct {
	kind       editor.MarkKind
	name, sets string
}{
	{editor.Strong, "Bold", ` FontStyle="Bold"`},
	{editor.Emphasis, "Italic", ` FontStyle="Italic"`},
	{editor.Strike, "Strikeout", ` StrikeThru="true"`},
	{editor.Superscript, "Superscript", ` Position="Superscript"`},
	{editor.Subscript, "Subscript", ` Position="Subscript"`},
	{editor.Code, "Code", ""},
	{editor.Link, "Link", ""},
}

// Write writes the first story.
func Write(w io.Writer, p piece.Parcel) error {
	s := p.Stories[0]
	d := &document{paragraphs: map[string]string{}, words: map[string]string{}}
	d.story(s)
	b := bufio.NewWriter(w)
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" +
		"<?aid style=\"50\" type=\"snippet\" readerVersion=\"6.0\" featureSet=\"513\" product=\"8.0(370)\" ?>\n" +
		"<?aid SnippetType=\"InCopyInterchange\"?>\n<Document DOMVersion=\"8.0\" Self=\"stet_doc\">\n")
	d.styles(b)
	fmt.Fprintf(b, "<Story Self=\"stet_story\" TrackChanges=\"false\" StoryTitle=\"%s\" AppliedTOCStyle=\"n\" AppliedNamedGrid=\"n\">\n", packed.Escape(s.Article.Headline))
	b.WriteString("<StoryPreference OpticalMarginAlignment=\"true\" OpticalMarginSize=\"12\" />\n")
	b.WriteString(d.body.String())
	b.WriteString("</Story>\n")
	b.WriteString(d.links.String())
	b.WriteString("</Document>\n")
	return b.Flush()
}

// document is a document while it is written: its words, and the styles they use.
type document struct {
	body, links strings.Builder
	paragraphs  map[string]string // what each style sets, by name
	words       map[string]string
	linked      int
	framed      int
	begun       bool
}

func (d *document) story(s editor.Story) {
	a := &s.Article
	line := func(style, sets, text string) {
		if strings.TrimSpace(text) != "" {
			d.paragraph(style, sets, text, nil)
		}
	}
	line("Headline", ` PointSize="28"`, a.Headline)
	line("Standfirst", ` PointSize="14" FontStyle="Italic"`, a.Standfirst)
	line("Byline", "", a.Byline)
	line("Dateline", "", piece.PlainDateline(a))
	d.notes(s.Amendments, true)
	for i, b := range a.Body {
		d.block(a.Body, i, b)
	}
	d.notes(s.Amendments, false)
	line("Credit", "", a.Credit.Printed())
	line("Copyright", "", a.Copyright.Notice)
	line("Copyright", "", a.UsageTerms)
	line("Copyright", "", a.Licence)
}

func (d *document) notes(all []editor.Amendment, above bool) {
	for _, n := range all {
		if (n.Kind == editor.Retraction) != above {
			continue
		}
		title := n.Kind.Words()
		if !n.At.IsZero() {
			title += ", " + n.At.Format("2 January 2006")
		}
		d.paragraph("Note", "", title+": "+n.ForReaders(), []editor.Mark{{Start: 0, End: len(title) + 1, Kind: editor.Strong}})
	}
}

func (d *document) block(body []editor.Block, i int, b editor.Block) {
	first := i == 0 || body[i-1].Kind != b.Kind
	switch b.Kind {
	case editor.Heading:
		d.paragraph(fmt.Sprintf("Subhead %d", b.Level-1), fmt.Sprintf(` PointSize="%d" FontStyle="Bold"`, max(11, 20-2*b.Level)), b.Text, b.Marks)
	case editor.Quote:
		d.paragraph("Quote", ` LeftIndent="10"`, b.Text, b.Marks)
	case editor.Item:
		d.item(body, i, b)
	case editor.Row:
		d.row(b)
	case editor.Rule:
		d.paragraph("Rule", ` RuleBelow="true"`, "", nil)
	case editor.ImageBlock:
		d.picture(b.Image)
	default:
		style := "Body"
		if first {
			style = "Body First"
		}
		d.paragraph(style, "", b.Text, b.Marks)
	}
}

// row writes a row with tabs between its cells: how its columns are set is for the page,
// where Table > Convert Text to Table makes a table of them.
func (d *document) row(b editor.Block) {
	style, sets := "Table Row", ""
	if b.Head() {
		style, sets = "Table Head", ` FontStyle="Bold"`
	}
	d.paragraph(style, sets, b.Text, b.Marks)
}

// item writes a list item. The first of a list has a style of its own, so that numbers
// begin anew.
func (d *document) item(body []editor.Block, i int, b editor.Block) {
	style, sets := "Bullet List", ` BulletsAndNumberingListType="BulletList"`
	if b.Ordered {
		style, sets = "Numbered List", ` NumberingExpression="^#.^t" NumberingLevel="1" BulletsAndNumberingListType="NumberedList"`
	}
	if b.Level > 1 {
		style += fmt.Sprintf(" %d", b.Level)
	}
	sets += fmt.Sprintf(` LeftIndent="%d"`, 10*(b.Level-1))
	if begins(body, i) {
		d.begin(style+" First", sets, ` NumberingContinue="false"`)
	} else {
		d.begin(style, sets, "")
	}
	d.runs(b.Text, b.Marks)
	d.end()
}

// begins reports whether an item is the first of its list.
func begins(body []editor.Block, i int) bool {
	for k := i - 1; k >= 0 && body[k].Kind == editor.Item && body[k].Level >= body[i].Level; k-- {
		if body[k].Level == body[i].Level {
			return body[k].Ordered != body[i].Ordered
		}
	}
	return true
}

// picture writes a frame that is linked to the picture, and below it what readers are
// told of it. The frame's size is a guess: the page sets it.
func (d *document) picture(i *editor.Image) {
	if i.File != "" {
		d.begin("Picture", "", "")
		address := i.File
		if !strings.Contains(address, "://") {
			address = "file:" + address
		}
		d.framed++
		fmt.Fprintf(&d.body, frame, packed.Escape(address), d.framed)
		d.end()
	}
	line := func(style, text string) {
		if strings.TrimSpace(text) != "" {
			d.paragraph(style, "", text, nil)
		}
	}
	line("Caption", i.Caption)
	line("Picture Credit", credit(i))
}

// credit is what must be printed beside a picture, each thing once.
func credit(i *editor.Image) string {
	var parts []string
	for _, v := range []string{i.Byline, i.Credit, i.Source, i.Copyright, i.UsageTerms, i.Licence} {
		if v = strings.TrimSpace(v); v != "" && !slices.Contains(parts, v) {
			parts = append(parts, v)
		}
	}
	return strings.Join(parts, " / ")
}

const frame = `<CharacterStyleRange AppliedCharacterStyle="$ID/NormalCharacterStyle">
<Rectangle Self="frame-%[2]d" StrokeWeight="0" ItemTransform="1 0 0 1 150 -100">
<Properties><PathGeometry><GeometryPathType PathOpen="false"><PathPointArray>
<PathPointType Anchor="-150 -100" LeftDirection="-150 -100" RightDirection="-150 -100" />
<PathPointType Anchor="-150 100" LeftDirection="-150 100" RightDirection="-150 100" />
<PathPointType Anchor="150 100" LeftDirection="150 100" RightDirection="150 100" />
<PathPointType Anchor="150 -100" LeftDirection="150 -100" RightDirection="150 -100" />
</PathPointArray></GeometryPathType></PathGeometry></Properties>
<Image Self="image-%[2]d" ItemTransform="1 0 0 1 -150 -100">
<Properties><Profile type="string">$ID/Embedded</Profile><GraphicBounds Left="0" Top="0" Right="300" Bottom="200" /></Properties>
<Link Self="link-%[2]d" LinkResourceURI="%[1]s" />
</Image>
</Rectangle>
</CharacterStyleRange>
`

func (d *document) paragraph(style, sets, text string, marks []editor.Mark) {
	d.begin(style, sets, "")
	d.runs(text, marks)
	d.end()
}

// begin begins a paragraph. A break stands between two, and none behind the last.
func (d *document) begin(style, sets, more string) {
	if d.begun {
		d.body.WriteString("<Br />\n")
	}
	d.begun = true
	d.paragraphs[style] = sets
	fmt.Fprintf(&d.body, "<ParagraphStyleRange AppliedParagraphStyle=\"ParagraphStyle/%s\"%s>\n", style, more)
}

func (d *document) end() { d.body.WriteString("</ParagraphStyleRange>\n") }

// runs writes words, each stretch under the same marks by itself.
func (d *document) runs(text string, marks []editor.Mark) {
	edges := []int{0, len(text)}
	for _, m := range marks {
		edges = append(edges, m.Start, m.End)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	for i := 0; i+1 < len(edges); i++ {
		from, to := edges[i], edges[i+1]
		over := slices.DeleteFunc(slices.Clone(marks), func(m editor.Mark) bool { return m.Start > from || m.End < to })
		d.run(text[from:to], over)
	}
	if text == "" {
		d.run("", nil)
	}
}

func (d *document) run(words string, over []editor.Mark) {
	href := ""
	for _, m := range over {
		href = cmp.Or(href, m.Href)
	}
	if href != "" {
		d.linked++
		fmt.Fprintf(&d.body, "<HyperlinkTextSource Self=\"htss-%d\" Name=\"\" Hidden=\"false\">\n", d.linked)
		fmt.Fprintf(&d.links, link, d.linked, packed.Escape(href))
	}
	fmt.Fprintf(&d.body, "<CharacterStyleRange AppliedCharacterStyle=\"%s\">\n<Content>%s</Content>\n</CharacterStyleRange>\n",
		d.character(over), strings.ReplaceAll(packed.Escape(strings.ReplaceAll(words, "\n", "\u2028")), "&#x9;", "\t"))
	if href != "" {
		d.body.WriteString("</HyperlinkTextSource>\n")
	}
}

// link is where a link leads, in the shape that InDesign gives it.
const link = `<HyperlinkURLDestination Self="HyperlinkURLDestination/%[1]d" Name="link" DestinationURL="%[2]s" DestinationUniqueKey="%[1]d" />
<Hyperlink Self="uf-%[1]d" Name="%[2]s" Source="htss-%[1]d" Visible="false" DestinationUniqueKey="%[1]d">
<Properties><BorderColor type="enumeration">Black</BorderColor><Destination type="object">HyperlinkURLDestination/%[1]d</Destination></Properties>
</Hyperlink>
`

// character names the style of words under marks: a range can have but one, so that
// bold italics have a style of that name.
func (d *document) character(over []editor.Mark) string {
	var names []string
	sets, font := "", ""
	for _, c := range characters {
		if !slices.ContainsFunc(over, func(m editor.Mark) bool { return m.Kind == c.kind }) {
			continue
		}
		names = append(names, c.name)
		if style, ok := strings.CutPrefix(c.sets, ` FontStyle="`); ok {
			font = strings.TrimSpace(font + " " + strings.TrimSuffix(style, `"`))
		} else {
			sets += c.sets
		}
	}
	if names == nil {
		return normalCharacter
	}
	if font != "" {
		sets = ` FontStyle="` + font + `"` + sets
	}
	name := strings.Join(names, " ")
	d.words[name] = sets
	return "CharacterStyle/" + name
}

// styles lists the styles that the story uses, in the order of their names.
func (d *document) styles(b *bufio.Writer) {
	const based = "<Properties><BasedOn type=\"object\">%s</BasedOn>%s</Properties>"
	fmt.Fprintf(b, "<RootCharacterStyleGroup Self=\"stet_character_styles\">\n<CharacterStyle Self=\"%s\" Name=\"Default\" />\n", normalCharacter)
	for _, name := range sorted(d.words) {
		more := ""
		if strings.Contains(name, "Code") {
			more = `<AppliedFont type="string">Courier New</AppliedFont>`
		}
		fmt.Fprintf(b, "<CharacterStyle Self=\"CharacterStyle/%s\" Name=\"%s\"%s>"+based+"</CharacterStyle>\n", name, name, d.words[name], normalCharacter, more)
	}
	fmt.Fprintf(b, "</RootCharacterStyleGroup>\n<RootParagraphStyleGroup Self=\"stet_paragraph_styles\">\n<ParagraphStyle Self=\"%s\" Name=\"%s\" />\n", normalParagraph, normalParagraph)
	for _, name := range sorted(d.paragraphs) {
		fmt.Fprintf(b, "<ParagraphStyle Self=\"ParagraphStyle/%s\" Name=\"%s\"%s>"+based+"</ParagraphStyle>\n", name, name, d.paragraphs[name], normalParagraph, "")
	}
	b.WriteString("</RootParagraphStyleGroup>\n")
}

func sorted(m map[string]string) []string {
	var all []string
	for name := range m {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}
