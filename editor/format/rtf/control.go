package rtf

import (
	"time"
	"unicode/utf16"

	"stet/editor/format/piece"
)

// symbols are control words that stand for letters.
var symbols = map[string]string{
	"~": "\u00a0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\", "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•",
	"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
	"zwj": "\u200d", "zwnj": "\u200c", "zwbo": "\u200b", "ltrmark": "\u200e", "rtlmark": "\u200f", "-": "", ":": "", "|": "",
}

// control takes a control word.
func (r *reader) control(t token) {
	if r.skip > 0 && t.name != "u" { // a symbol counts as one of the bytes
		r.skip--
		return
	}
	star := r.star
	r.star = false
	switch t.name {
	case "*":
		r.flush()
		r.star = true
		return
	case "u":
		r.unicode(t.n)
		return
	case "uc":
		r.state.uc = max(t.n, 0)
		return
	}
	r.flush()
	if d, ok := dests[t.name]; ok {
		r.enter(d, t)
		return
	}
	if t.name == "ud" && r.state.dest == ignored && r.state.again != ignored {
		r.state.dest = r.state.again
		return
	}
	if star && !through[t.name] { // a destination that we do not know
		r.state.dest = ignored
		return
	}
	if s, ok := symbols[t.name]; ok {
		if r.state.dest != ignored && r.state.dest != inPicture {
			r.write(s)
		}
		return
	}
	switch r.state.dest {
	case ignored:
	case inBody, inNote, inAnnotation, inBox:
		r.look(t)
		r.layout(t)
		r.tabular(t)
	case inPicture:
		r.picture.kind(t)
	default:
		r.tables.control(r, t)
	}
}

// unicode takes a \u: a letter by its number, as a signed word of 16 bits.
func (r *reader) unicode(n int) {
	r.flush()
	r.skip = r.state.uc
	c := rune(uint16(n))
	switch {
	case r.state.dest == ignored || r.state.dest == inPicture:
		return
	case r.high != 0 && utf16.IsSurrogate(c):
		c, r.high = utf16.DecodeRune(r.high, c), 0
	case utf16.IsSurrogate(c):
		r.high = c
		return
	case c >= 0xf020 && c <= 0xf0ff: // a sign of a symbol font: https://www.unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt
		c = symbolSign(c)
	}
	r.write(string(c))
}

// symbolSign returns the signs of lists in symbol fonts as what they look like; the
// others stay unknown.
func symbolSign(c rune) rune {
	switch c {
	case 0xf0b7, 0xf0a7, 0xf076, 0xf0d8, 0xf0fc:
		return '•'
	}
	return '\ufffd'
}

// on reports whether a control word such as \b turns something on: \b0 turns it off.
func (t token) on() bool { return !t.has || t.n != 0 }

// look takes the control words that say how words are set.
func (r *reader) look(t token) {
	l := &r.state.marks
	switch t.name {
	case "mac":
		r.page = 10000
	case "pc":
		r.page = 437
	case "pca":
		r.page = 850
	case "ansicpg":
		if t.n > 0 {
			r.page = t.n
		}
	case "field":
		r.state.field = &field{}
	case "plain":
		*l = looks{inserted: l.inserted, deleted: l.deleted}
		r.state.hidden, r.state.size = false, normalSize
	case "b":
		l.strong = t.on()
	case "i":
		l.emphasis = t.on()
	case "strike", "striked":
		l.strike = t.on()
	case "super":
		l.super, l.sub = t.on(), false
	case "sub":
		l.sub, l.super = t.on(), false
	case "nosupersub":
		l.super, l.sub = false, false
	case "up":
		l.super = t.n > 0 || !t.has
	case "dn":
		l.sub = t.n > 0 || !t.has
	case "v":
		r.state.hidden = t.on()
	case "f":
		r.state.font = t.n
	case "fs":
		r.state.size = t.n
	case "revised":
		l.inserted.on = t.on()
	case "revauth":
		l.inserted.author = t.n
	case "revdttm":
		l.inserted.at = moment(t.n)
	case "deleted":
		l.deleted.on = t.on()
	case "revauthdel":
		l.deleted.author = t.n
	case "revdttmdel":
		l.deleted.at = moment(t.n)
	}
}

// moment reads a DTTM: minutes, hours, days, months and years in the bits of a number.
// It has no zone, and is taken for UTC, as word processors write it.
func moment(n int) time.Time {
	minute, hour, day, month, year := n&0x3f, n>>6&0x1f, n>>11&0x1f, n>>16&0xf, 1900+n>>20&0x1ff
	if month < 1 || month > 12 || day < 1 {
		return time.Time{}
	}
	return piece.Dated(time.Date(year, time.Month(month), day, hour, minute, 0, 0, time.UTC))
}

// layout takes the control words that say how paragraphs are set, and end them.
func (r *reader) layout(t token) {
	p := &r.state.para
	switch t.name {
	case "par", "sect", "page", "column":
		switch {
		case p.inTable && len(r.flows) == 1 && (p.nested || t.name != "par"):
			r.write(" ")
		case p.inTable && len(r.flows) == 1:
			r.part()
		case t.name == "par":
			r.paragraph()
		default:
			r.endParagraph()
		}
	case "pard":
		*p = para{}
	case "s":
		p.style = t.n
	case "outlinelevel":
		p.outline = t.n + 1
	case "ls":
		p.list = t.n
	case "ilvl":
		p.depth = min(max(t.n, 0), 8)
	case "intbl":
		p.inTable = true
	case "li":
		p.left = t.n
	case "fi":
		p.first = t.n
	case "itap":
		p.nested = t.n > 1
	case "chftn":
		if r.state.dest == inBody && !r.state.hidden {
			r.noteMark()
		}
	case "pnlvlblt", "pnlvlbody", "pnlvlcont", "pnlvl": // in a group of its own, for the paragraph around it
		p.bullet, p.counted = t.name == "pnlvlblt", t.name == "pnlvlbody" || t.name == "pnlvl"
		if t.name == "pnlvl" {
			p.depth = min(max(t.n-1, 0), 8)
		}
		if n := len(r.stack); n > 0 {
			r.stack[n-1].para = *p
		}
	}
}

// tabular takes the control words that make tables.
func (r *reader) tabular(t token) {
	open := &r.flow().table.open
	if r.state.para.nested {
		open = &row{} // nobody asks where the cells of a table in a cell stand
	}
	switch t.name {
	case "cell":
		r.cell()
	case "nestcell":
		r.innerCell()
	case "trowd":
		open.head, open.left, open.edges = false, 0, nil
	case "trhdr":
		open.head = true
	case "trleft":
		open.left = t.n
	case "cellx":
		open.edges = append(open.edges, t.n)
	case "row":
		r.row()
	case "nestrow":
		r.innerRow()
	}
}

// paragraph ends a paragraph at its mark, which may be a tracked one.
func (r *reader) paragraph() {
	t := r.state.marks.inserted
	r.endParagraph()
	if len(r.flows) == 1 && t.on {
		r.revised = t
	}
}
