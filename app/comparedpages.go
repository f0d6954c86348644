package app

import (
	"strconv"

	"fyne.io/fyne/v2"

	"stet/app/compare"
	"stet/app/control"
	"stet/app/manuscript"
	"stet/app/theme"
	"stet/editor"
	"stet/editor/doc"
)

// comparedPages are what a comparison is read on: one manuscript, or two abreast.
type comparedPages struct {
	object  *fyne.Container
	one     *comparedPage
	two     [2]*comparedPage
	columns []*comparedPage // those shown
	w       *window
	mark    func(column, mark int)
	label   func(column int, block string)
}

func newComparedPages(w *window) *comparedPages {
	p := &comparedPages{w: w, one: newComparedPage(w), two: [2]*comparedPage{newComparedPage(w), newComparedPage(w)}}
	manuscript.Abreast(p.two[0].Editor, p.two[1].Editor)
	p.one.listen(p, 0)
	p.two[0].listen(p, 0)
	p.two[1].listen(p, 1)
	p.columns = []*comparedPage{p.one}
	p.object = &fyne.Container{Layout: columns{}, Objects: []fyne.CanvasObject{p.one.Editor, p.two[0].Editor, p.two[1].Editor, control.NewHairline()}}
	return p
}

// Listen implements compare.Page.
func (p *comparedPages) Listen(mark func(column, mark int), label func(column int, block string)) {
	p.mark, p.label = mark, label
}

// Lay implements compare.Page.
func (p *comparedPages) Lay(stay bool, documents ...compare.Document) {
	left := p.newest().Stand()
	if len(documents) == 2 {
		p.columns = p.two[:]
		p.two[0].Together(func() {
			p.two[1].Together(func() {
				p.two[0].show(documents[0])
				p.two[1].show(documents[1])
			})
		})
	} else {
		p.columns = []*comparedPage{p.one}
		p.one.show(documents[0])
	}
	if stay {
		p.newest().SetStand(left)
	}
	for i, o := range p.object.Objects {
		if shown := (i > 0) == (len(documents) == 2); shown != o.Visible() {
			if o.Hide(); shown {
				o.Show()
			}
		}
	}
	p.object.Refresh()
}

// Choose implements compare.Page.
func (p *comparedPages) Choose(at []editor.Range) {
	for i, c := range p.columns {
		c.choose(at[i])
	}
}

// Reveal implements compare.Page: as much of the place as there is room for.
func (p *comparedPages) Reveal(column int, at editor.Range) {
	c := p.columns[column]
	c.Together(func() {
		c.Editor.Reveal(editor.Range{Block: at.Block, Start: at.End, End: at.End})
		c.Editor.Reveal(at)
	})
}

// newest is the column of the newer version.
func (p *comparedPages) newest() *comparedPage { return p.columns[len(p.columns)-1] }

// focus gives it the keyboard.
func (p *comparedPages) focus() { p.w.win.Canvas().Focus(p.newest().Editor) }

func (p *comparedPages) all() []*comparedPage { return []*comparedPage{p.one, p.two[0], p.two[1]} }

// recolour takes over a changed theme.
func (p *comparedPages) recolour() {
	for _, c := range p.all() {
		c.SetPalette(pageColours(theme.Now()))
		c.draw()
	}
}

// RefreshPicture shows the pictures from a file anew.
func (p *comparedPages) RefreshPicture(file string) {
	for _, c := range p.all() {
		c.RefreshPicture(file)
	}
}

// columns lays out one page, or two with a hairline between them.
type columns struct{}

func (columns) Layout(o []fyne.CanvasObject, s fyne.Size) {
	half := float32(int(s.Width / 2))
	o[0].Resize(s)
	o[1].Resize(fyne.NewSize(half, s.Height))
	o[2].Move(fyne.NewPos(half+1, 0))
	o[2].Resize(fyne.NewSize(half, s.Height))
	o[3].Move(fyne.NewPos(half, 0))
	o[3].Resize(fyne.NewSize(1, s.Height))
}

func (columns) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 120) }

// comparedPage is one of their manuscripts.
type comparedPage struct {
	*manuscript.Editor
	story   string // the ID of the one that is compared
	shown   compare.Document
	current editor.Range
}

func newComparedPage(w *window) *comparedPage {
	p := &comparedPage{story: w.story.id, Editor: manuscript.New(emptyDoc(), manuscript.Options{
		Fonts: w.page.fonts, Palette: pageColours(theme.Now()), ReadOnly: true, Every: w.jobs.Every, Clip: w.page.clip, Picture: w.album.picture,
		Layers: []string{comparedLayer, currentLayer}})}
	p.SetZoom(float32(w.settings.Zoom.Get()))
	p.OnZoom = func(level float32) { w.settings.Zoom.Set(float64(level)) }
	return p
}

const (
	comparedLayer = "compared"
	currentLayer  = "current"
)

// listen tells of presses on what the page shows.
func (p *comparedPage) listen(to *comparedPages, column int) {
	p.OnMark = func(m manuscript.Mark) {
		if i, err := strconv.Atoi(m.ID); err == nil && i < len(p.shown.Marks) {
			to.mark(column, i)
		}
	}
	p.OnLabel = func(block string) { to.label(column, block) }
}

func (p *comparedPage) show(d compare.Document) {
	p.Together(func() {
		p.shown, p.current = d, editor.Range{}
		p.SetDoc(doc.New(storyOf(p.story, d.Blocks)))
		p.draw()
	})
}

// draw lays the mark-up over the words.
func (p *comparedPage) draw() {
	colours := theme.Now()
	marks := make([]manuscript.Mark, len(p.shown.Marks))
	for i, m := range p.shown.Marks {
		marks[i] = manuscript.Mark{ID: strconv.Itoa(i), Range: m.Range, Style: changeStyle(colours, m.Kind)}
	}
	styles := make(map[string]manuscript.BlockStyle, len(p.shown.Styles))
	for id, s := range p.shown.Styles {
		styles[id] = blockStyle(colours, s)
	}
	p.Together(func() {
		p.SetLayer(comparedLayer, marks)
		p.SetBlockStyles(styles)
		p.choose(p.current)
	})
}

// choose marks the words that are spoken of: a whole block, or many of its words,
// are not underlined again.
func (p *comparedPage) choose(at editor.Range) {
	p.current = at
	style := manuscript.Style{Underline: manuscript.Double, Line: theme.Now().Accent}
	if i := p.Doc().Index(at.Block); i >= 0 && at.End-at.Start > min(mostUnderlined, len(p.Doc().Block(i).Text)-1) {
		style = manuscript.Style{Frame: manuscript.Brackets, Line: theme.Now().Accent}
	}
	p.SetLayer(currentLayer, []manuscript.Mark{{Range: at, Style: style}})
}

// mostUnderlined is how many bytes of words that are spoken of are underlined.
const mostUnderlined = 60

// storyOf makes the merged blocks of a story an article to show.
func storyOf(id string, blocks []editor.Block) editor.Story {
	a := editor.Article{ID: id}
	for _, b := range blocks {
		switch b.Kind {
		case editor.Headline:
			a.Headline = b.Text
		case editor.Standfirst:
			a.Standfirst = b.Text
		default:
			a.Body = append(a.Body, b)
		}
	}
	return editor.Story{Article: a}
}

// changeStyle is the design's mark-up: what went is struck, what came is
// underlined, so that neither needs its colour.
func changeStyle(p *theme.Palette, k compare.MarkKind) manuscript.Style {
	switch k {
	case compare.Inserted:
		return manuscript.Style{Underline: manuscript.Solid, Line: p.Inserted, Background: p.InsertedGround, Ink: p.Inserted}
	case compare.Deleted:
		return manuscript.Style{Strike: true, Background: p.DeletedGround, Ink: p.Deleted}
	case compare.MovedHere:
		return manuscript.Style{Underline: manuscript.Dotted, Line: p.Moved, Background: p.MovedGround}
	case compare.MovedAway:
		return manuscript.Style{Strike: true, Background: p.MovedGround, Ink: p.Moved}
	}
	return manuscript.Style{Underline: manuscript.Dashed, Line: p.Unchecked}
}

func blockStyle(p *theme.Palette, s compare.BlockStyle) manuscript.BlockStyle {
	switch s.Kind {
	case compare.BlockMoved, compare.BlockMovedAway:
		return manuscript.BlockStyle{Background: p.MovedGround, Bar: p.Moved, Label: s.Label}
	case compare.BlockChanged:
		return manuscript.BlockStyle{Bar: p.Unchecked, Label: s.Label}
	case compare.BlockBlank, compare.BlockFolded:
		return manuscript.BlockStyle{Label: s.Label, Bare: true}
	}
	return manuscript.BlockStyle{Label: s.Label} // its words say all the rest
}
