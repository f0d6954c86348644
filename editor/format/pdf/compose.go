package pdf

import (
	"cmp"
	"fmt"
	"strings"

	"stet/editor"
	"stet/editor/format/piece"
)

// setting is how the lines of one kind of block are set: the space above the block, from
// line to line, and from the column's edge.
type setting struct {
	style   style
	above   float64
	leading float64
	left    float64
}

// The settings are those of the window, at eleven points for nineteen pixels.
var (
	kickerSet     = setting{style: style{face: sansBold, size: 7.5, ink: muted}, leading: 12}
	embargoSet    = setting{style: style{face: sansBold, size: 8.5, ink: alarm}, leading: 13}
	headlineSet   = setting{style: style{face: serifBold, size: 23, ink: ink}, above: 4, leading: 27}
	standfirstSet = setting{style: style{face: serifItalic, size: 12.5, ink: muted}, above: 7, leading: 17}
	bylineSet     = setting{style: style{face: sansMedium, size: 8.5, ink: ink}, above: 7, leading: 12.5}
	datelineSet   = setting{style: style{face: sans, size: 8.5, ink: muted}, above: 1, leading: 12.5}
	bodySet       = setting{style: style{face: serif, size: 11, ink: ink}, above: 8, leading: 16.5}
	quoteSet      = setting{style: style{face: serifItalic, size: 11, ink: ink}, above: 8, leading: 16.5, left: 20}
	itemSet       = setting{style: style{face: serif, size: 11, ink: ink}, above: 4, leading: 16.5}
	captionSet    = setting{style: style{face: sans, size: 8, ink: muted}, above: 5, leading: 11.5}
	noteSet       = setting{style: style{face: sans, size: 9, ink: ink}, above: 8, leading: 13.5}
	sourceSet     = setting{style: style{face: sans, size: 8, ink: muted}, above: 3, leading: 12}
)

// headingSets are the settings of headings by rank, the first that of the second.
var headingSets = []setting{
	{style: style{face: serifBold, size: 15, ink: ink}, above: 17, leading: 19},
	{style: style{face: serifBold, size: 12.5, ink: ink}, above: 14, leading: 17},
	{style: style{face: serifBold, size: 11, ink: ink}, above: 11, leading: 16.5},
}

// composer turns a story into rows.
type composer struct {
	faces    *faces
	sheet    sheet
	picture  func(file string) ([]byte, bool)
	pictures map[string]*picture
	rows     []row
	lists    piece.Lists
	listed   bool // the block before is an entry of a list
}

// story returns the rows of a whole story.
func (c *composer) story(s editor.Story) []row {
	a := &s.Article
	c.head(a)
	c.notes(s.Amendments, true)
	for i, b := range a.Body {
		if rows := editor.TableAt(a.Body, i); len(rows) == 0 {
			c.block(b)
		} else if editor.BeginsTable(a.Body, i) {
			c.table(rows)
		}
	}
	c.notes(s.Amendments, false)
	c.source(a)
	if len(Unshown(s)) > 0 {
		c.words(boxMeans, sourceSet)
	}
	return c.rows
}

func (c *composer) head(a *editor.Article) {
	c.words(strings.ToUpper(a.Section), kickerSet)
	c.words(piece.Embargo(a), embargoSet)
	c.words(a.Headline, headlineSet)
	c.words(a.Standfirst, standfirstSet)
	if len(c.rows) > 0 {
		c.rule(8)
	}
	c.words(a.Byline, bylineSet)
	c.words(piece.Dateline(a), datelineSet)
	c.words(piece.Published(a), datelineSet)
	for i := range c.rows {
		c.rows[i].keep = true // the head is never left alone
	}
	if len(c.rows) > 0 {
		c.gap(4)
	}
}

func (c *composer) block(b editor.Block) {
	_, number := c.lists.Next(b)
	switch b.Kind {
	case editor.Heading:
		rank := min(max(b.Level-2, 0), len(headingSets)-1)
		c.set(b.Text, b.Marks, headingSets[rank])
		c.keepLast()
	case editor.Quote:
		from := len(c.rows)
		c.set(b.Text, b.Marks, quoteSet)
		for i := from; i < len(c.rows); i++ {
			c.rows[i].bar = &bar{ink: faint, left: 4}
		}
	case editor.Item:
		c.item(b, piece.ItemMark(number))
	case editor.Rule:
		c.rule(14)
		c.gap(6)
	case editor.ImageBlock:
		c.figure(b.Image)
	default:
		c.set(b.Text, b.Marks, bodySet)
	}
	c.listed = b.Kind == editor.Item
}

// item sets an entry of a list, with its number or its bullet.
func (c *composer) item(b editor.Block, mark string) {
	set := itemSet
	if !c.listed {
		set.above = bodySet.above
	}
	set.left = 20 * float64(min(b.Level, 6))
	from := len(c.rows)
	c.set(b.Text, b.Marks, set)
	if l := c.faces.lines([]run{{text: mark, style: set.style}}, c.sheet.measure); from < len(c.rows) && len(l) > 0 {
		c.rows[from].beside = []placed{{set.left - l[0].width - 6, l[0].runs}}
	}
}

// notes sets the notes to readers: above the words those that take them back.
func (c *composer) notes(all []editor.Amendment, above bool) {
	first := true
	for _, n := range all {
		said := strings.TrimSpace(n.ForReaders())
		if (n.Kind == editor.Retraction) != above || said == "" {
			continue
		}
		if first {
			c.rule(14)
		}
		first = false
		title := n.Kind.Words()
		if !n.At.IsZero() {
			title += ", " + n.At.Format("2 January 2006")
		}
		c.set(title+": "+said, []editor.Mark{{Start: 0, End: len(title) + 1, Kind: editor.Strong}}, noteSet)
	}
	if above && !first {
		c.rule(8)
		c.gap(4)
	}
}

// source says at the end whose story it is.
func (c *composer) source(a *editor.Article) {
	lines := source(a)
	if len(lines) == 0 {
		return
	}
	c.rule(18)
	c.keepLast()
	for _, l := range lines {
		var marks []editor.Mark
		if address, ok := strings.CutPrefix(l, original); ok {
			marks = []editor.Mark{{Start: len(original), End: len(l), Kind: editor.Link, Href: address}}
		}
		c.set(l, marks, sourceSet)
	}
}

const original = "Original: "

// source lists whose story it is, and on what terms.
func source(a *editor.Article) []string {
	var lines []string
	add := func(label, words string) {
		if strings.TrimSpace(words) != "" {
			lines = append(lines, label+words)
		}
	}
	add("", a.Credit.Printed())
	add("Source: ", a.Source)
	add("", cmp.Or(a.Copyright.Notice, copyrightOf(a.Copyright)))
	add("", a.UsageTerms)
	add("", a.Licence)
	if isWeb(a.URL) {
		add(original, a.URL)
	}
	return lines
}

// copyrightOf is the copyright line that is put together of its parts.
func copyrightOf(c editor.Copyright) string {
	switch {
	case c.Holder == "":
		return ""
	case c.Year == 0:
		return "© " + c.Holder
	}
	return fmt.Sprintf("© %d %s", c.Year, c.Holder)
}

func isWeb(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}

// captionParts are what is printed with a picture.
func captionParts(i *editor.Image) []string {
	var parts []string
	for _, p := range []string{i.Caption, i.Byline, i.Credit, i.Source, i.Copyright, i.Licence, i.UsageTerms} {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

// words sets plain words.
func (c *composer) words(text string, s setting) { c.set(text, nil, s) }

// set breaks words into rows.
func (c *composer) set(text string, marks []editor.Mark, s setting) {
	c.rows = append(c.rows, rowsOf(c.faces.lines(styled(text, marks, s.style), c.sheet.measure-s.left), s)...)
}

// rowsOf makes rows of the lines of a block. At least two of them stand on a page, where
// it has as many.
func rowsOf(lines []line, s setting) []row {
	var rows []row
	for i, l := range lines {
		r := row{height: s.leading, base: s.leading/2 + 0.33*s.style.size, left: s.left, runs: l.runs}
		if i == 0 {
			r.above = s.above
		}
		r.keep = len(lines) > 1 && (i == 0 || i == len(lines)-2)
		rows = append(rows, r)
	}
	return rows
}

// hairline is the rule that parts what stands on a page.
var hairline = rule{ink: faint, thick: 0.6}

// rule sets a rule across the column.
func (c *composer) rule(above float64) {
	c.rows = append(c.rows, row{above: above, height: 1, line: &hairline})
}

// gap leaves room below the last row.
func (c *composer) gap(high float64) { c.rows[len(c.rows)-1].height += high }

// keepLast keeps the last row with the one that follows.
func (c *composer) keepLast() {
	if n := len(c.rows); n > 0 {
		c.rows[n-1].keep = true
	}
}
