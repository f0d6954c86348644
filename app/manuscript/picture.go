package manuscript

import (
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

const imageHeight = 120

// picture adds the place of a picture with what is printed beside it. What is not
// filled in yet asks for it, unless the manuscript is only read.
func (c *composer) picture() {
	p, image := c.page, c.block.Image
	if image == nil {
		image = &editor.Image{}
	}
	name := image.File
	if name == "" {
		name = image.Alt
	}
	shaped := p.line("Picture  "+name, layout.Sans, 13)
	h := p.px(imageHeight)
	c.put(row{kind: pictureRow, h: h, base: p.fonts.Baseline(layout.Sans, 13*p.unit, h), shaped: shaped,
		line: shaped.Wrap(1e9)[0], first: true, last: true, key: name})
	c.space(6)
	c.field(CaptionField, image.Caption, lang.X("picture.caption-hint", "Write a caption"), 14, 20)
	if runs := c.credits(image); len(runs) > 0 {
		c.small(runs, 20)
	}
	if !p.readOnly {
		c.field(AltField, image.Alt, lang.X("picture.alt-hint", "Describe the picture for those who cannot see it"), 12, 18)
	}
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
