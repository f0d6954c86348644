package pdf

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"stet/editor"
	"stet/editor/format/piece"
)

// Paper is what is set in pages and is no story: a report, a sheet to sign.
type Paper struct {
	Title    string    // for programs that list files
	Language string    // of its words, a tag of BCP 47
	Made     time.Time // the zero Time where nobody knows
	Foot     string    // below each page, beside its number
	Flat     bool      // the paper lies on its side, for tables of many columns
	Parts    []Part
}

// Part is one of Words, Noted, Note, Details and Table.
type Part interface {
	set(*setter)
	said(func(string)) // calls it for all that can be read in the part
}

// Words are a paragraph. Mark is what stands before an entry of a list, "•" or its number,
// and Depth how deep it lies, from 1 on.
type Words struct {
	Look  Look
	Runs  []Run
	Mark  string
	Depth int
}

// Run is words that are set one way.
type Run struct {
	Text         string
	Strong, Emph bool
	Raised       bool            // a number that refers to a note
	Shift        editor.MarkKind // Superscript, Subscript or ""
	Tone         Tone
}

// Noted is a paragraph with what is noted about it in the margin.
type Noted struct {
	Words
	Notes []Note
}

// Note is some paragraphs beside a bar.
type Note struct {
	Tone  Tone
	Words []Words
}

// Details are lines of two cells: a label, and what is known.
type Details [][2]string

// Table is rows of cells. Its head stands on each page that it is on. High is the least
// height of a row in points, and Shares how the columns share the width, for rows that
// somebody fills in by hand; the words say so where they are not set.
type Table struct {
	Head   []string
	Rows   [][]string
	High   float64
	Shares []float64
}

// Tone is how sure words are: how they are underlined, and in which ink their notes stand.
type Tone int

// The tones.
const (
	Plain Tone = iota
	Settled
	Wanting
	Disputed
	Open
)

// The inks of the tones, as the window has them.
var tones = [...]colour{Plain: ink, Settled: {0x2b, 0x7a, 0x4b}, Wanting: {0xa8, 0x64, 0x00}, Disputed: alarm, Open: muted}

// Look is what a paragraph is.
type Look int

// The looks.
const (
	Lead Look = iota
	Kicker
	Title
	Heading
	Warning
	CopyText
	CopyHeadline
	CopyStandfirst
	CopyHeading
	CopyQuote
	CopyItem
	CopyCaption
	CopyDateline
	NoteHead
	NoteQuote
	NoteLine
)

var looks = map[Look]setting{
	Lead:           {style: style{face: sans, size: 9, ink: ink}, above: 4, leading: 13.5},
	Kicker:         {style: style{face: sansBold, size: 9, ink: muted}, leading: 13},
	Title:          {style: style{face: serifBold, size: 20, ink: ink}, above: 3, leading: 24},
	Heading:        {style: style{face: sansBold, size: 11.5, ink: ink}, above: 18, leading: 16},
	Warning:        {style: style{face: sansBold, size: 8.5, ink: alarm}, above: 10, leading: 12.5, left: 10},
	CopyText:       bodySet,
	CopyHeadline:   {style: headlineSet.style, above: 10, leading: headlineSet.leading},
	CopyStandfirst: {style: style{face: serifItalic, size: 12.5, ink: ink}, above: 7, leading: 17},
	CopyHeading:    {style: style{face: serifBold, size: 14, ink: ink}, above: 14, leading: 18},
	CopyQuote:      quoteSet,
	CopyItem:       {style: itemSet.style, above: itemSet.above, leading: itemSet.leading, left: 20},
	CopyCaption:    {style: style{face: serif, size: 9.5, ink: muted}, above: 8, leading: 13.5},
	CopyDateline:   {style: style{face: serif, size: 9.5, ink: muted}, above: 8, leading: 13.5},
	NoteHead:       {style: style{face: sansBold, size: 7.5, ink: ink}, leading: 10.5, left: 8},
	NoteQuote:      {style: style{face: serif, size: 9, ink: ink}, above: 1, leading: 11.5, left: 8},
	NoteLine:       {style: style{face: sans, size: 7.5, ink: ink}, above: 1.5, leading: 10.5, left: 8},
}

// WritePaper sets a paper in pages. The same paper makes the same bytes. It returns
// ErrFaces, ErrLetters or the writer's error.
func WritePaper(w io.Writer, p Paper, in piece.Pages) error {
	if err := legible(p.said); err != nil {
		return err
	}
	faces, err := newFaces(in.Faces)
	if err != nil {
		return err
	}
	s := newSetter(faces, paperSheet(in.Letter, p.Flat))
	for _, part := range p.Parts {
		part.set(s)
	}
	if len(unshown(p.said)) > 0 {
		Words{Look: NoteLine, Runs: []Run{{Text: boxMeans}}}.set(s)
	}
	d := newPress(s.sheet, faces, nil)
	tell(d.pdf, told{p.Title, p.Language, p.Made})
	for n, rows := range s.pages {
		d.page(rows, [2]string{p.Foot, fmt.Sprintf("Page %d of %d", n+1, len(s.pages))})
	}
	var b bytes.Buffer
	if err := d.pdf.Output(&b); err != nil {
		return fmt.Errorf("set the pages: %w", err)
	}
	_, err = w.Write(b.Bytes())
	return err
}

// said calls f for all that the pages show.
func (p Paper) said(f func(string)) {
	f(p.Foot)
	for _, part := range p.Parts {
		part.said(f)
	}
}

func (w Words) said(f func(string)) {
	f(w.Mark)
	for _, r := range w.Runs {
		f(r.Text)
	}
}

func (n Noted) said(f func(string)) {
	n.Words.said(f)
	for _, one := range n.Notes {
		one.said(f)
	}
}

func (n Note) said(f func(string)) {
	for _, w := range n.Words {
		w.said(f)
	}
}

func (d Details) said(f func(string)) {
	for _, l := range d {
		f(l[0])
		f(l[1])
	}
}

func (t Table) said(f func(string)) {
	for _, r := range append([][]string{t.Head}, t.Rows...) {
		for _, cell := range r {
			f(cell)
		}
	}
}

// setter deals the parts of a paper out to its pages: in one column, with the notes on
// words in a margin of its own.
type setter struct {
	faces  *faces
	sheet  sheet
	at     place // of the next part
	margin place // of the next note in it
	dealer
}

func newSetter(f *faces, s sheet) *setter {
	return &setter{faces: f, sheet: s, dealer: dealer{depth: s.depth(), pages: [][]row{nil}}}
}

// The margin of notes, and how far it may lag behind the words that it is about, in
// points.
const (
	marginWide = 190
	marginGap  = 22
	lag        = 220
	noteGap    = 9
)

// below lets the next part begin below all that stands.
func (s *setter) below() {
	if s.margin.after(s.at) {
		s.at = s.margin
	}
}

func (p place) after(q place) bool { return p.page > q.page || p.page == q.page && p.y > q.y }

func (w Words) set(s *setter) {
	s.below()
	s.deal(&s.at, s.rows(w, 0, s.sheet.measure))
}

func (n Noted) set(s *setter) {
	if s.margin.after(place{s.at.page, s.at.y + lag}) {
		s.at = place{s.margin.page, max(0, s.margin.y-lag)}
	}
	from := s.deal(&s.at, s.rows(n.Words, 0, s.sheet.measure-marginWide-marginGap))
	if from.after(s.margin) {
		s.margin = from
	}
	for _, one := range n.Notes {
		s.note(&s.margin, one, s.sheet.measure-marginWide, marginWide)
	}
}

func (n Note) set(s *setter) {
	s.below()
	s.at.y += noteGap
	s.note(&s.at, n, 0, s.sheet.measure)
}

// note sets a note in a column. One that a page can hold is not parted.
func (s *setter) note(at *place, n Note, left, wide float64) {
	var rows []row
	for _, w := range n.Words {
		rows = append(rows, s.rows(w, left, wide)...)
	}
	whole := height(rows, true) < s.depth/2
	for i := range rows {
		rows[i].bar = &bar{ink: tones[n.Tone], left: left}
		rows[i].keep = i < len(rows)-1 && (whole || rows[i].keep)
		rows[i].height, rows[i].base = rows[i].height+rows[i].above, rows[i].base+rows[i].above // one bar, without gaps
		rows[i].above = 0
	}
	s.deal(at, rows)
	at.y += noteGap
}

// rows sets a paragraph in a column.
func (s *setter) rows(w Words, left, wide float64) []row {
	set := looks[w.Look]
	if w.Depth > 1 {
		set.left *= float64(min(w.Depth, 6))
	}
	var runs []run
	for _, r := range w.Runs {
		runs = append(runs, run{text: r.Text, style: set.style.of(r)})
	}
	rows := rowsOf(s.faces.lines(runs, wide-set.left), set)
	for i := range rows {
		rows[i].left += left
		switch w.Look {
		case Warning:
			rows[i].bar = &bar{ink: alarm, left: left}
		case CopyQuote:
			rows[i].bar = &bar{ink: faint, left: left + 4}
		case Kicker, Title, Heading, CopyHeading, CopyHeadline:
			rows[i].keep = true
		}
	}
	if w.Look == Lead || w.Look == Warning { // what they are about stands apart
		rows = append(rows, row{height: 6})
	}
	if w.Mark != "" && len(rows) > 0 {
		mark := s.faces.lines([]run{{text: w.Mark, style: set.style}}, unlimited)[0]
		rows[0].beside = []placed{{left + set.left - mark.width - 6, mark.runs}}
	}
	return rows
}

// of is the style with a run set in it.
func (st style) of(r Run) style {
	if r.Strong {
		st.face = bolder(st.face)
	}
	if r.Emph {
		st.face = slanted(st.face)
	}
	if r.Shift != "" {
		st = st.with(editor.Mark{Kind: r.Shift})
	}
	switch {
	case r.Raised:
		return style{face: sansBold, size: 0.62 * st.size, rise: 0.36 * st.size, ink: tones[r.Tone]}
	case st.face == sansBold && r.Tone != Plain: // in the head of a note
		st.ink = tones[r.Tone]
	default:
		st.under = r.Tone
	}
	return st
}

// line is a text in one style, broken where it breaks itself.
func (s *setter) line(text string, st style) []line {
	return s.faces.lines([]run{{text: text, style: st}}, unlimited)
}

const unlimited = 1e9

func (d Details) set(s *setter) {
	s.below()
	label, value := style{face: sansMedium, size: 8.5, ink: muted}, style{face: sans, size: 8.5, ink: ink}
	wide := 0.0
	for _, l := range d {
		for _, one := range s.line(l[0], label) {
			wide = max(wide, one.width)
		}
	}
	cols := []column{{0, wide}, {wide + 14, s.sheet.measure - wide - 14}}
	for i, l := range d {
		rows := s.cells(cols, l[:], []style{label, value}, 12.5)
		if i == 0 && len(rows) > 0 {
			rows[0].above = 6
		}
		s.deal(&s.at, rows)
	}
}

// boxMeans explains the boxes on a page.
var boxMeans = fmt.Sprintf("%c stands for a letter that the typefaces of these pages lack.", box)
