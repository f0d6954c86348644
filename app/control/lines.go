package control

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stet/app/theme"
)

// piece is a stretch of one run on one line; line is one line of a text.
type (
	piece struct {
		run  Run
		text string
		x, w float32
		last bool // a line break stands behind it
		sans bool // the story's face lacks its letters
	}
	line []piece
)

func (l line) width() float32 {
	if len(l) == 0 {
		return 0
	}
	return l[len(l)-1].x + l[len(l)-1].w
}

// breakLines sets runs to a width, greedily at spaces; width 0 is one line. What
// lies behind the last line that the style allows is not looked at, however long.
func breakLines(s Style, runs []Run, width float32) []line {
	if width <= 0 {
		return cutLines(s, oneLine(s, runs), width)
	}
	var lines []line
	var now line
	for words := range together(splitWords(s, runs, true)) {
		wide := float32(0)
		for i := range words {
			words[i].w = measure(s, words[i])
			wide += words[i].w
		}
		last := words[len(words)-1]
		if len(now) > 0 && now.width()+wide-trailing(s, last, last.w) > width {
			lines, now = append(lines, now.end(s)), nil
		}
		for _, word := range words {
			for part := range fit(s, word, word.w, width) {
				if s.Lines > 0 && len(lines) >= s.Lines {
					return cutLines(s, append(lines, line{part}), width)
				}
				if len(now) > 0 && now.width() > 0 && now.width()+part.w-trailing(s, part, part.w) > width {
					lines, now = append(lines, now.end(s)), nil
				}
				now = now.add(s, part)
			}
		}
		if last.last {
			lines, now = append(lines, now), nil
		}
	}
	if len(now) > 0 {
		lines = append(lines, now)
	}
	return cutLines(s, lines, width)
}

// oneLine sets runs without a width: only line breaks end a line.
func oneLine(s Style, runs []Run) []line {
	var lines []line
	var now line
	for p := range splitWords(s, runs, false) {
		p.w = measure(s, p)
		if now = now.add(s, p); p.last {
			lines, now = append(lines, now), nil
		}
	}
	if len(now) > 0 {
		lines = append(lines, now)
	}
	return lines
}

// cutLines leaves as many lines as the style allows, the last with an ellipsis.
func cutLines(s Style, lines []line, width float32) []line {
	if s.Lines > 0 && len(lines) > s.Lines {
		lines = lines[:s.Lines]
		lines[s.Lines-1] = ellipsis(s, lines[s.Lines-1], width)
	}
	return lines
}

// end drops the space at the end of a line, which would show where words have
// a ground or an underline.
func (l line) end(s Style) line {
	last := &l[len(l)-1]
	if text := strings.TrimRight(last.text, " "); text != last.text && text != "" {
		last.text = text
		last.w = measure(s, *last)
	}
	return l
}

// add appends a piece, joined to the last where it is of the same run so that
// words are shaped together.
func (l line) add(s Style, p piece) line {
	if n := len(l) - 1; n >= 0 && sameLook(l[n], p) {
		l[n].text += p.text
		l[n].w = measure(s, l[n])
		return l
	}
	p.x = l.width()
	return append(l, p)
}

func sameLook(a, b piece) bool {
	return !drawn(a.text) && !drawn(b.text) && a.sans == b.sans && a.run.Text == b.run.Text && sameRun(a.run.plain(), b.run.plain()) &&
		(a.run.Ink == nil) == (b.run.Ink == nil) && (a.run.Ground == nil) == (b.run.Ground == nil)
}

func (r Run) plain() Run { r.Ink, r.Ground = nil, nil; return r }

// fit yields the piece, or its parts where a single word is wider than a line.
func fit(s Style, p piece, w, width float32) iter.Seq[piece] {
	p.w = w
	if w-trailing(s, p, w) <= width || utf8.RuneCountInString(p.text) < 2 {
		return func(yield func(piece) bool) { yield(p) }
	}
	return func(yield func(piece) bool) {
		part := piece{run: p.run, sans: p.sans}
		for _, r := range p.text {
			longer := piece{run: p.run, text: part.text + string(r), sans: p.sans}
			longer.w = measure(s, longer)
			if longer.w > width && part.text != "" {
				if !yield(part) {
					return
				}
				longer = piece{run: p.run, text: string(r), sans: p.sans}
				longer.w = measure(s, longer)
			}
			part = longer
		}
		yield(part)
	}
}

// trailing is the width of the space behind a word, which may hang over.
func trailing(s Style, p piece, w float32) float32 {
	p.text = strings.TrimRight(p.text, " ")
	return w - measure(s, p)
}

// ellipsis cuts words off the end of a line until it fits with an ellipsis; without
// a width all fits.
func ellipsis(s Style, l line, width float32) line {
	for len(l) > 0 {
		last := &l[len(l)-1]
		text := strings.TrimRightFunc(last.text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) })
		last.text = text + "…"
		if last.w = measure(s, *last); width <= 0 || l.width() <= width || len(l) == 1 && text == "" {
			return l
		}
		cut := strings.LastIndexByte(text, ' ')
		if cut < 0 {
			_, size := utf8.DecodeLastRuneInString(text)
			cut = len(text) - size
		}
		if last.text = text[:cut]; last.text == "" {
			l = l[:len(l)-1]
		}
	}
	return l
}

// splitWords cuts runs at line breaks and around the glyphs that are drawn by hand,
// and behind their spaces where words are wanted.
func splitWords(s Style, runs []Run, words bool) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		for _, run := range runs {
			if !run.split(s, words, yield) {
				return
			}
		}
	}
}

// together yields the words that stand on one line: a comma of another run stays
// with the word before it.
func together(words iter.Seq[piece]) iter.Seq[[]piece] {
	return func(yield func([]piece) bool) {
		var tied []piece
		for p := range words {
			tied = append(tied, p)
			if !p.last && !strings.HasSuffix(p.text, " ") {
				continue
			}
			if !yield(tied) {
				return
			}
			tied = nil
		}
		if len(tied) > 0 {
			yield(tied)
		}
	}
}

func (run Run) split(s Style, words bool, yield func(piece) bool) bool {
	start, sans := 0, false
	cut := func(end int) bool {
		from := start
		start = max(start, end)
		return end <= from || yield(piece{run: run, text: run.Text[from:end], sans: sans})
	}
	for i, r := range run.Text {
		if other := s.Face.leaves(sans, r); other != sans {
			if !cut(i) {
				return false
			}
			sans = other
		}
		switch {
		case drawn(string(r)):
			if !cut(i) || !cut(i+utf8.RuneLen(r)) {
				return false
			}
		case r == ' ' && words:
			if !cut(i + 1) {
				return false
			}
		case r == '\n':
			if !yield(piece{run: run, text: run.Text[start:i], last: true, sans: sans}) {
				return false
			}
			start = i + 1
		}
	}
	return cut(len(run.Text))
}

func (p piece) face(s Style) Face {
	face := s.Face
	switch {
	case p.run.Bold && face >= Serif:
		face = SerifSemi
	case p.run.Bold:
		face = SansSemi
	}
	if p.sans {
		face = face.chrome()
	}
	return face
}

func measure(s Style, p piece) float32 {
	if drawn(p.text) {
		return s.Size * glyphWidth
	}
	size, _ := p.face(s).measure(p.text, s.Size)
	return size.Width
}

// draw returns what lies behind the words and the words, for a line that
// starts at top with its baseline at base.
func (p piece) draw(s Style, colours *theme.Palette, top, base float32) (back, front []fyne.CanvasObject) {
	ink := s.Ink
	if p.run.Ink != nil {
		ink = p.run.Ink
	}
	if drawn(p.text) {
		return nil, drawGlyph(p.text, *ink(colours), p.x, base, s.Size)
	}
	text := &canvas.Text{Text: p.text, Color: *ink(colours), TextSize: s.Size, TextStyle: p.face(s).style()}
	size, own := p.face(s).measure(p.text, s.Size)
	text.Resize(size)
	text.Move(fyne.NewPos(p.x, base-own))
	front = append(front, text)
	bar := func(role theme.Role, y, height float32) fyne.CanvasObject {
		r := canvas.NewRectangle(*role(colours))
		r.Resize(fyne.NewSize(p.w, height))
		r.Move(fyne.NewPos(p.x, y))
		return r
	}
	if p.run.Ground != nil {
		back = append(back, bar(p.run.Ground, top+1, s.Line-2))
	}
	if p.run.Strike {
		front = append(front, bar(ink, base-s.Size*0.28, 1))
	}
	if p.run.Underline {
		front = append(front, bar(ink, base+s.Size*0.2, 1.5))
	}
	return back, front
}
