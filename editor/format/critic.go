package format

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
)

// CriticMarkup (https://github.com/CriticMarkup/CriticMarkup-toolkit) writes suggestions
// and comments into Markdown: {++in++}, {--out--}, {~~out~>in~~}, {>>a remark<<}, and
// {==words==} that the remark behind them is about. It says of neither whose they are.
//
// Before Markdown is parsed a sign is put where each begins and ends; the blocks that
// come of it are read for the signs again. They are letters of a script that nobody
// reads, which Markdown takes for parts of words.
const (
	inBegins = '\U00010600' + iota
	inEnds
	outBegins
	outEnds
	aboutBegins
	aboutEnds
	remarkBegins
	remarkEnds
	zero // and nine more digits
)

func isSign(r rune) bool { return r >= inBegins && r < zero+10 }

// critic is what CriticMarkup says in one file.
type critic struct {
	signed  bool // there are signs in the text
	remarks []string
	changes int
	lone    int // words that are set off without a remark
}

// criticSigns puts signs for the mark-up in a text. One in which the signs themselves
// stand is left as it is.
func criticSigns(text string) (string, *critic) {
	c := &critic{}
	if !strings.Contains(text, "{") || strings.ContainsFunc(text, isSign) {
		return text, c
	}
	with := c.signs(text)
	c.signed = with != text
	return with, c
}

var critics = []struct{ begins, ends string }{{"{++", "++}"}, {"{--", "--}"}, {"{~~", "~~}"}, {"{>>", "<<}"}, {"{==", "==}"}}

func (c *critic) signs(text string) string {
	var out strings.Builder
	for at := 0; at < len(text); {
		k := slices.IndexFunc(critics, func(k struct{ begins, ends string }) bool { return strings.HasPrefix(text[at:], k.begins) })
		switch {
		case text[at] == '\\' && at+1 < len(text):
			out.WriteString(text[at : at+2])
			at += 2
			continue
		case k < 0:
			out.WriteByte(text[at])
			at++
			continue
		}
		inner, _, found := strings.Cut(text[at+3:], critics[k].ends)
		if !found {
			out.WriteString(text[at : at+3])
			at += 3
			continue
		}
		starts := out.Len() == 0 || strings.HasSuffix(out.String()[max(0, out.Len()-1):], "\n")
		out.WriteString(c.sign(critics[k].begins, inner, starts))
		at += 3 + len(inner) + 3
	}
	return out.String()
}

func (c *critic) sign(begins, inner string, starts bool) string {
	switch begins {
	case "{>>":
		c.remarks = append(c.remarks, strings.TrimSpace(unescape(inner)))
		n := strings.Map(func(r rune) rune { return zero + r - '0' }, strconv.Itoa(len(c.remarks)-1))
		return string(remarkBegins) + n + string(remarkEnds)
	case "{==":
		return c.around(aboutBegins, inner, starts)
	case "{--":
		c.changes++
		return c.around(outBegins, inner, starts)
	case "{~~":
		c.changes++
		gone, come, _ := strings.Cut(inner, "~>")
		return c.around(outBegins, gone, starts) + c.around(inBegins, come, false)
	}
	c.changes++
	return c.around(inBegins, inner, starts)
}

// blockMark matches what makes a line more than a paragraph: the sign goes behind it.
var blockMark = regexp.MustCompile(`^\s*(?:#{1,6}|[-*+]|\d{1,9}[.)]|>)[ \t]+`)

func (c *critic) around(begins rune, inner string, starts bool) string {
	if inner == "" {
		return ""
	}
	mark := ""
	if starts {
		mark = blockMark.FindString(inner)
	}
	return mark + string(begins) + c.signs(inner[len(mark):]) + string(begins+1)
}

// span is where a change or set-off words begin that have not ended yet.
type span struct {
	open  bool
	start int // in its block
}

// read takes the signs out of blocks and sets marks for them. A block that begins
// within a change is itself one.
func (c *critic) read(r *reading) {
	if !c.signed {
		return
	}
	r.raw = true
	in, out := span{}, span{}
	var kept []placed
	for _, b := range r.body {
		if b.Image != nil {
			for _, name := range editor.ImageFields() {
				_ = b.Image.SetField(name, strings.Map(signless, b.Image.Field(name))) // which took it once
			}
		}
		switch {
		case len(kept) == 0: // there is nothing it could be joined to
		case in.open:
			b.Break = &editor.Track{Kind: editor.Inserted}
		case out.open:
			b.Break = &editor.Track{Kind: editor.Deleted}
		}
		in.start, out.start = 0, 0
		c.block(r, &b, &in, &out)
		if b.Text != "" || b.Kind == editor.Rule || b.Kind == editor.ImageBlock {
			kept = append(kept, b)
		}
	}
	r.body = kept
	c.told(r)
}

func signless(r rune) rune {
	if isSign(r) {
		return -1
	}
	return r
}

// block reads the signs of one block.
func (c *critic) block(r *reading, b *placed, in, out *span) {
	var text strings.Builder
	var moved []int // where each byte of the old text comes to lie
	var last, about editor.Range
	var waiting []int // remarks above the first word
	remark := -1
	end := func(s *span, kind editor.MarkKind) {
		if s.open && s.start < text.Len() {
			b.Marks = append(b.Marks, editor.Mark{Start: s.start, End: text.Len(), Kind: kind})
			last = editor.Range{Start: s.start, End: text.Len()}
		}
	}
	old := slices.Clone(b.Marks)
	b.Marks = nil
	for _, ch := range b.Text {
		for range utf8.RuneLen(ch) {
			moved = append(moved, text.Len())
		}
		switch {
		case ch == inBegins:
			*in = span{true, text.Len()}
		case ch == inEnds:
			end(in, editor.Inserted)
			in.open = false
		case ch == outBegins:
			*out = span{true, text.Len()}
		case ch == outEnds:
			end(out, editor.Deleted)
			out.open = false
		case ch == aboutBegins:
			about = editor.Range{Start: text.Len()}
			c.lone++
		case ch == aboutEnds:
			about.End = text.Len()
			last = about
		case ch == remarkBegins:
			remark = 0
		case ch == remarkEnds:
			if last.End == about.End && about.End > about.Start && c.lone > 0 {
				c.lone--
				about = editor.Range{}
			}
			at := last
			if at.End != text.Len() || at.Start == at.End {
				at = wordBefore(text.String())
			}
			if at.Start < at.End {
				c.comment(r, b, remark, at, text.String())
			} else {
				waiting = append(waiting, remark)
			}
			remark = -1
		case isSign(ch) && remark >= 0:
			remark = remark*10 + int(ch-zero)
		case isSign(ch):
		default:
			text.WriteRune(ch)
		}
	}
	end(in, editor.Inserted)
	end(out, editor.Deleted)
	moved = append(moved, text.Len())
	for _, m := range old {
		m.Start, m.End = moved[m.Start], moved[m.End]
		b.Marks = append(b.Marks, m)
	}
	b.Text = text.String()
	for _, n := range waiting {
		first := strings.IndexFunc(b.Text+" ", unicode.IsSpace)
		c.comment(r, b, n, editor.Range{End: first}, b.Text)
	}
}

// wordBefore is the last word of a text.
func wordBefore(text string) editor.Range {
	end := len(strings.TrimRightFunc(text, unicode.IsSpace))
	start := strings.LastIndexFunc(text[:end], unicode.IsSpace) + 1
	return editor.Range{Start: start, End: end}
}

// comment files a remark about words of a block.
func (c *critic) comment(r *reading, b *placed, n int, at editor.Range, text string) {
	if n < 0 || n >= len(c.remarks) || c.remarks[n] == "" {
		return
	}
	b.Marks = append(b.Marks, editor.Mark{Start: at.Start, End: at.End, Kind: commentMark(len(r.comments))})
	r.comments = append(r.comments, editor.Comment{ID: "c" + strconv.Itoa(len(r.comments)+1), Text: text[at.Start:at.End], Body: c.remarks[n]})
}

func (c *critic) told(r *reading) {
	if c.changes+len(r.comments) > 0 {
		r.note(count(c.changes, "change", "changes")+" and "+count(len(r.comments), "remark", "remarks")+" in CriticMarkup read as suggestions and comments; it does not say whose they are", "", 0)
	}
	if c.lone > 0 {
		r.note(count(c.lone, "place", "places")+" set off without a remark left as plain words", "", 0)
	}
}
