package manuscript

import (
	"cmp"
	"image"
	"net/url"
	"path"

	"fyne.io/fyne/v2/lang"

	"stet/app/manuscript/layout"
	"stet/editor"
)

// The fields of a picture, as Field.Name names them, in the order they stand on
// the page.
const (
	CaptionField = "caption"
	BylineField  = "byline"
	CreditField  = "credit"
	LicenceField = "licence"
	AltField     = "alt"
)

// ImageFields is all of them.
var ImageFields = []string{CaptionField, BylineField, CreditField, LicenceField, AltField}

// ImageField returns the place of a field in a picture, nil for a name that is
// none of ImageFields.
func ImageField(i *editor.Image, name string) *string {
	switch name {
	case CaptionField:
		return &i.Caption
	case BylineField:
		return &i.Byline
	case CreditField:
		return &i.Credit
	case LicenceField:
		return &i.Licence
	case AltField:
		return &i.Alt
	}
	return nil
}

// The height of a frame without its picture, and the most that one with it has.
const (
	imageHeight = 120
	imageMost   = 520
)

// picture adds the place of a picture with what is printed beside it. What is not
// filled in yet asks for it, unless the manuscript is only read.
func (c *composer) picture() {
	p, said := c.page, c.block.Image
	if said == nil {
		said = &editor.Image{}
	}
	name := frameName(said)
	shaped := p.fitted(lang.X("picture.frame", "Picture")+"  "+name, layout.Sans, 13, p.measure-2*p.px(12))
	r := row{kind: pictureRow, h: p.px(imageHeight), shaped: shaped, line: shaped.Wrap(1e9)[0], first: true, last: true, key: name}
	if p.pictureOf != nil && said.File != "" {
		r.picture = p.pictureOf(said.File)
	}
	if r.picture != nil {
		r.h = p.pictureSize(r.picture.Bounds().Size()).Y
		r.key += " shown"
	}
	r.base = p.fonts.Baseline(layout.Sans, 13*p.unit, r.h)
	c.put(r)
	c.space(6)
	c.field(CaptionField, said.Caption, lang.X("picture.caption-hint", "Write a caption"), 14, 20)
	if runs := c.credits(said); len(runs) > 0 {
		c.small(runs, 20)
	}
	if !p.readOnly {
		c.field(AltField, said.Alt, lang.X("picture.alt-hint", "Describe the picture for those who cannot see it"), 12, 18)
	}
}

// frameName is what stands in place of a picture that is not at hand: the name of its
// file, of an address the end, or else what it shows.
func frameName(i *editor.Image) string {
	if u, err := url.Parse(i.File); err == nil && u.Host != "" && u.Path != "" {
		return path.Base(u.Path)
	}
	return cmp.Or(i.File, i.Alt)
}

// fitted shapes words that have one line of a width, and cuts off what it cannot hold.
func (p *page) fitted(words string, face layout.Face, size float32, width int) *layout.Shaped {
	shaped := p.line(words, face, size)
	if line := shaped.Wrap(1e9)[0]; line.Width > float32(width) {
		end, _ := shaped.Offset(line, float32(width)-p.line("…", face, size).Width())
		shaped = p.line(words[:end]+"…", face, size)
	}
	return shaped
}

// field adds the lines of one field, or what it asks for.
func (c *composer) field(name, value, hint string, size, line float32) {
	words := value
	if value == "" && !c.page.readOnly {
		words = hint
	}
	if words == "" {
		return
	}
	rows := c.words(captionRow, words, layout.Sans, size, line)
	for i := range rows {
		rows[i].field, rows[i].hint = name, value == ""
	}
}

// credits are the runs that say whose the picture is.
func (c *composer) credits(i *editor.Image) []Run {
	var runs []Run
	for _, f := range []struct{ name, value, label, hint string }{
		{BylineField, i.Byline, lang.X("picture.by", "Picture"), lang.X("picture.by-hint", "Who took it?")},
		{CreditField, i.Credit, lang.X("picture.credit", "Credit"), lang.X("picture.credit-hint", "Whose is it?")},
		{LicenceField, i.Licence, lang.X("picture.licence", "Licence"), lang.X("picture.licence-hint", "On what terms?")},
	} {
		if f.value == "" && c.page.readOnly {
			continue
		}
		gap := float32(18)
		if len(runs) == 0 {
			gap = 0
		}
		value := Run{Text: f.value, ID: f.name, Strong: true}
		if f.value == "" {
			value = Run{Text: f.hint, ID: f.name, faint: true}
		}
		runs = append(runs, Run{Text: f.label + " ", ID: f.name, Gap: gap}, value)
	}
	return runs
}

// pictureSize returns how large a picture of so many pixels is shown: as wide as
// the column, unless it is a small or a high one.
func (p *page) pictureSize(of image.Point) image.Point {
	w := min(p.measure, p.px(float32(of.X)))
	h := w * of.Y / max(1, of.X)
	if most := p.px(imageMost); h > most {
		w, h = most*of.X/max(1, of.Y), most
	}
	return image.Pt(max(1, w), max(1, h))
}

// RefreshPicture shows the pictures from a file anew: Options.Picture knows more
// of it than before.
func (e *Editor) RefreshPicture(file string) {
	for i := range e.doc.Len() {
		if b := e.doc.Block(i); b.Image != nil && b.Image.File == file {
			e.page.forget(i)
		}
	}
	e.revealInset()
	e.update()
}
