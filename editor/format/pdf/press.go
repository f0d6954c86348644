package pdf

import (
	"bytes"
	"cmp"
	"net/url"
	"strings"

	"codeberg.org/go-pdf/fpdf"
)

// press puts pages on paper.
type press struct {
	pdf      *fpdf.Fpdf
	sheet    sheet
	faces    *faces
	pictures map[string]*picture
}

func newPress(s sheet, f *faces, pictures map[string]*picture) *press {
	lie := "P"
	if s.flat {
		lie = "L"
	}
	p := &press{pdf: fpdf.New(lie, "pt", s.name, ""), sheet: s, faces: f, pictures: pictures}
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetMargins(0, 0, 0)
	p.pdf.SetCatalogSort(true)                 // the same bytes for the same story
	p.pdf.SetProducer("Stet (untagged)", true) // whoever needs tags can tell
	return p
}

// page puts one page on paper with its foot.
func (p *press) page(rows []row, foot [2]string) {
	p.pdf.AddPage()
	for _, r := range rows {
		p.row(r, p.sheet.top+r.y)
	}
	p.foot(foot)
}

func (p *press) row(r row, y float64) {
	x := p.sheet.inset
	switch {
	case r.line != nil:
		p.rule(*r.line, y+0.5)
	case r.picture != "":
		p.place(r, y)
	default:
		if r.bar != nil {
			p.fill(r.bar.ink)
			p.pdf.Rect(x+r.bar.left, y, 2, r.height, "F")
		}
		for _, one := range r.beside {
			p.write(one.runs, x+one.left, y, r)
		}
		p.write(r.runs, x+r.left, y, r)
	}
}

// write puts runs beside each other. What marks them lies under the letters.
func (p *press) write(runs []run, x, y float64, r row) {
	for _, one := range runs {
		st := one.style
		base := y + r.base - st.rise
		if st.link != "" {
			p.line(x, base+1.6, x+one.width, accent, 0.4)
			if address := safe(st.link); address != "" {
				p.pdf.LinkString(x, y, one.width, r.height, address)
			}
		}
		p.font(st)
		p.pdf.Text(x, base, one.text)
		p.underline(st, x, base, one.width)
		if st.strike {
			p.line(x, base-0.27*st.size, x+one.width, st.ink, 0.5)
		}
		x += one.width
	}
}

// underline draws how sure words are, as the window does: a line, dashes, a double line,
// dots.
func (p *press) underline(st style, x, base, wide float64) {
	to, y := x+wide, base+2.6
	switch st.under {
	case Plain:
		return
	case Wanting:
		p.pdf.SetDashPattern([]float64{3, 1.8}, 0)
	case Open:
		p.pdf.SetDashPattern([]float64{0.9, 1.5}, 0)
	case Disputed:
		p.line(x, y+1.3, to, tones[st.under], 0.6)
	}
	p.line(x, y, to, tones[st.under], 0.8)
	p.pdf.SetDashPattern(nil, 0)
}

// font sets the cut, its size and its ink; the file holds only the cuts that are used.
func (p *press) font(st style) {
	p.pdf.AddUTF8FontFromBytes(st.face, "", p.faces.open[st.face].file)
	p.pdf.SetFont(st.face, "", st.size)
	p.pdf.SetTextColor(st.ink[0], st.ink[1], st.ink[2])
}

func (p *press) fill(c colour) { p.pdf.SetFillColor(c[0], c[1], c[2]) }

func (p *press) line(x, y, to float64, c colour, thick float64) {
	p.pdf.SetDrawColor(c[0], c[1], c[2])
	p.pdf.SetLineWidth(thick)
	p.pdf.Line(x, y, to, y)
}

func (p *press) rule(r rule, y float64) {
	x := p.sheet.inset + r.left
	p.line(x, y, x+cmp.Or(r.wide, p.sheet.measure), r.ink, r.thick)
}

// place puts a picture on paper.
func (p *press) place(r row, y float64) {
	one := p.pictures[r.picture]
	opt := fpdf.ImageOptions{ImageType: one.kind}
	p.pdf.RegisterImageOptionsReader(r.picture, opt, bytes.NewReader(one.bytes))
	p.pdf.ImageOptions(r.picture, p.sheet.inset, y, r.wide, r.height, false, opt, 0, "")
}

func (p *press) foot(said [2]string) {
	y := p.sheet.high - p.sheet.bottom + 28
	p.rule(hairline, y)
	st := style{face: sans, size: 7.5, ink: muted}
	for i, text := range said {
		lines := p.faces.lines([]run{{text: text, style: st}}, p.sheet.measure*0.72)
		if len(lines) == 0 {
			continue
		}
		x := p.sheet.inset
		if i == 1 {
			x += p.sheet.measure - lines[0].width
		}
		p.write(lines[0].runs, x, y+5, row{height: 10, base: 8})
	}
}

// safe returns an address that a press may lead to, in the letters that addresses have;
// "" for one that leads to no page, or runs something.
func safe(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "mailto", "tel":
		return u.String()
	}
	return ""
}
