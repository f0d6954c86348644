package manuscript

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"stet/app/golden"
	"stet/editor"
	"stet/editor/doc"
)

// marked lays one mark of every kind over the story.
func (b *bench) marked() {
	at := func(block string, start, end int) editor.Range {
		return editor.Range{Block: block, Start: start, End: end}
	}
	green, amber, red := hex(0x2B7A4B), hex(0xA86400), hex(0xB3261E)
	b.SetLayer("facts", []Mark{
		{ID: "1", Range: at("a", 4, 17), Style: Style{Underline: Solid, Line: green, Marker: Filled}, Label: "1"},
		{ID: "2", Range: at("a", 27, 33), Style: Style{Underline: Dashed, Line: amber, Marker: Filled}, Label: "2"},
		{ID: "3", Range: at("b", 13, 22), Style: Style{Underline: Dotted, Line: light.Muted, Marker: Ring}, Label: "3"},
		{ID: "4", Range: at("c", 0, 6), Style: Style{Underline: Double, Line: red, Background: hex(0xD4D1E0), Marker: Filled}, Label: "14"},
	})
	b.SetLayer("changes", []Mark{
		{ID: "5", Range: at("b", 3, 7), Style: Style{Strike: true, Background: hex(0xFBE3E0), Ink: hex(0x8A1C15)}},
		{ID: "6", Range: at("b", 8, 12), Style: Style{Underline: Solid, Background: hex(0xDDF3E4), Ink: hex(0x14532D)}},
	})
	b.SetBlockStyle("b", BlockStyle{Background: hex(0xE9E6FB), Bar: hex(0x5A48B0), Label: "↑ Moved up from paragraph 7"})
}

// looks lays every kind of line and frame over the story, suggestions as well,
// and more markers on a line than there is room for.
func (b *bench) looks() {
	s := story()
	s.Article.Body[1].Marks = []editor.Mark{{Start: 3, End: 7, Kind: editor.Deleted}, {Start: 8, End: 12, Kind: editor.Inserted}}
	s.Article.Body[1].Break, s.Article.Body[2].Break = &editor.Track{Kind: editor.Inserted}, &editor.Track{Kind: editor.Deleted}
	b.SetDoc(doc.New(s))
	b.Dress(editor.Inserted, "changes", Style{Underline: Solid, Background: hex(0xDDF3E4), Ink: hex(0x14532D)})
	b.Dress(editor.Deleted, "changes", Style{Strike: true, Background: hex(0xFBE3E0), Ink: hex(0x8A1C15)})
	var marks []Mark
	lay := func(block string, start, end int, s Style) {
		s.Line = hex(0xB3261E)
		marks = append(marks, Mark{ID: strconv.Itoa(len(marks)), Range: editor.Range{Block: block, Start: start, End: end}, Style: s, Label: strconv.Itoa(len(marks) * 97)})
	}
	lay(editor.HeadlineID, 0, 10, Style{Frame: Brackets})
	lay(editor.HeadlineID, 14, 19, Style{Frame: HeavyBox})
	lay(editor.StandfirstID, 4, 8, Style{Underline: DashDot})
	lay(editor.StandfirstID, 9, 13, Style{Underline: DashDotDot})
	lay(editor.StandfirstID, 14, 23, Style{Underline: Sparse})
	lay("a", 4, 11, Style{Underline: Wavy, Marker: Filled})
	lay("a", 12, 17, Style{Underline: Zigzag, Marker: Filled})
	lay("a", 18, 23, Style{Frame: Box, Marker: Filled})
	lay("a", 27, 33, Style{Frame: DashedBox, Marker: Filled})
	lay("a", 37, 42, Style{Frame: DottedBox})
	lay("a", 61, 80, Style{Frame: Brackets, Marker: Ring})
	lay("a", 86, 90, Style{Frame: HalfOpen, Marker: Filled})
	lay("a", 100, 104, Style{Frame: Rails})
	lay("a", 111, 115, Style{Frame: DottedTop})
	b.SetLayer("looks", marks)
}

func TestPictures(t *testing.T) {
	for _, c := range []struct {
		name  string
		size  fyne.Size
		scale float32
		do    func(b *bench)
	}{
		{"marks", fyne.NewSize(760, 400), 1, (*bench).marked},
		{"selection", fyne.NewSize(420, 300), 2, func(b *bench) {
			b.marked()
			b.ScrollToFraction(0.6)
			b.sel = doc.Selection{Anchor: doc.Pos{Block: "a", Offset: 120}, Head: doc.Pos{Block: "b", Offset: 9}}
			b.update()
		}},
		{"looks", fyne.NewSize(760, 420), 1, (*bench).looks},
		{"kinds", fyne.NewSize(560, 620), 1, func(b *bench) { b.SetDoc(doc.New(kinds())) }},
		{"table", fyne.NewSize(560, 460), 1, func(b *bench) { b.SetDoc(doc.New(fares())) }},
		{"empty", fyne.NewSize(560, 220), 1, func(b *bench) { b.SetDoc(doc.New(editor.Story{})) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := open(t, story(), Options{Kicker: []Run{{Text: "FERRY"}, {Text: "City desk", Gap: 10}},
				Byline: []Run{{Text: "By "}, {Text: "Ann Lee", Strong: true}}})
			b.window.Canvas().(software.WindowlessCanvas).SetScale(c.scale)
			b.window.Resize(c.size)
			c.do(b)
			b.FocusLost()
			golden.Compare(t, c.name, b.window.Canvas().Capture())
		})
	}
}

// kinds is a story with a block of every kind.
func kinds() editor.Story {
	return editor.Story{Article: editor.Article{Headline: "Every kind", Body: []editor.Block{
		{ID: "1", Kind: editor.Paragraph, Text: "Strong, emphasis, link, struck, H2O, x2, code.", Marks: []editor.Mark{
			{Start: 0, End: 6, Kind: editor.Strong}, {Start: 8, End: 16, Kind: editor.Emphasis}, {Start: 18, End: 22, Kind: editor.Link, Href: "#"},
			{Start: 24, End: 30, Kind: editor.Strike}, {Start: 33, End: 34, Kind: editor.Subscript}, {Start: 38, End: 39, Kind: editor.Superscript},
			{Start: 41, End: 45, Kind: editor.Code}}},
		{ID: "2", Kind: editor.Heading, Level: 2, Text: "A heading"},
		{ID: "3", Kind: editor.Item, Level: 1, Ordered: true, Text: "The first of two items, long enough to be wrapped on to a second line"},
		{ID: "4", Kind: editor.Item, Level: 1, Ordered: true, Text: "The second"},
		{ID: "5", Kind: editor.Quote, Text: "A quotation that stands for itself, and is wrapped as well."},
		{ID: "6", Kind: editor.ImageBlock, Image: &editor.Image{File: "quay.jpg", Caption: "The quay at low water.", Credit: "Ann Lee"}},
		{ID: "7", Kind: editor.Rule},
	}}}
}
