package docx

import (
	"regexp"
	"strconv"
	"strings"

	"stet/editor"
	"stet/editor/format/packed"
	"stet/editor/format/piece"
)

// line is a paragraph of the document as it was read, with what is suggested about its
// end.
type line struct {
	block    editor.Block
	comments []spot // of its words
	role     role
	blank    bool // it has nothing that a story keeps
	ends     []ending
}

// spot is words of a line that a comment is about.
type spot struct {
	comment    string
	start, end int
}

// paragraph is a paragraph while it is read.
type paragraph struct {
	piece.Builder
	style    style
	set      *packed.Node
	pictures []placedPicture
	points   map[string]int // signs of comments that have no range, by where they stand
	rule     bool
}

type placedPicture struct {
	image editor.Image
	at    int
	marks []editor.Mark // suggestions
}

// styled is how a paragraph is set: by its style, and by what it says itself.
func (r *reader) styled(set *packed.Node) style {
	s := r.styles.paragraph(val(set, "pStyle"))
	if list := set.Child("numPr"); list != nil {
		if id := val(list, "numId"); id != "" {
			s.list, s.depth = id, val(list, "ilvl")
		} else if depth := val(list, "ilvl"); depth != "" {
			s.depth = depth
		}
	}
	if s.role == plain {
		s.role, s.level = roleOf("", val(set, "outlineLvl"))
	}
	return s
}

func (r *reader) begin(set *packed.Node) *paragraph {
	p := &paragraph{set: set, style: r.styled(set), points: map[string]int{}}
	for id := range r.open {
		r.open[id] = 0
	}
	return p
}

func (r *reader) paragraph(n *packed.Node, in place) {
	if isInitial(n) {
		r.initial = n
		return
	}
	p := r.begin(n.Child("pPr"))
	if contentsName.MatchString(p.style.name) {
		r.left.contents = max(1, r.left.contents)
		return
	}
	if r.initial != nil {
		r.inlines(p, r.initial, in)
		r.initial = nil
	}
	if p.set.Child("pPrChange") != nil {
		r.left.looks++
	}
	r.inlines(p, n, in)
	r.end(p, in)
}

var contentsName = regexp.MustCompile(`^toc[1-9]$`)

// isInitial reports whether a paragraph is the large letter that the next one begins
// with (ECMA-376 part 1, 17.3.1.11).
func isInitial(n *packed.Node) bool {
	frame := n.Child("pPr").Child("framePr")
	return frame != nil && (frame.Attr("dropCap") == "drop" || frame.Attr("dropCap") == "margin")
}

// inlines reads what stands in a paragraph.
func (r *reader) inlines(p *paragraph, n *packed.Node, in place) {
	for _, c := range n.All("") {
		r.inline(p, c, in)
	}
}

func (r *reader) inline(p *paragraph, n *packed.Node, in place) {
	switch n.Name.Local {
	case "r":
		r.run(p, n, in)
	case "hyperlink":
		r.inlines(p, n, r.linked(in, r.address(n)))
	case "fldSimple":
		r.inlines(p, n, r.linked(in, linkOf(n.Attr("instr"))))
	case "ins", "del", "moveTo", "moveFrom":
		r.inlines(p, n, r.within(n, in))
	case "sdt":
		r.inlines(p, n.Child("sdtContent"), in)
	case "smartTag", "customXml", "bdo", "dir", "subDoc", "ruby", "rubyBase":
		r.inlines(p, n, in)
	case "AlternateContent":
		r.inlines(p, either(n), in)
	case "oMath", "oMathPara":
		for _, t := range find(n, "t") {
			r.write(p, t.Words(), in)
		}
	case "commentRangeStart", "commentRangeEnd":
		r.markIn(p, n)
	}
}

// run reads words that are set one way, and what stands among them.
func (r *reader) run(p *paragraph, n *packed.Node, in place) {
	set := n.Child("rPr")
	if set.Child("rPrChange") != nil {
		r.left.looks++
	}
	l := r.styles.run(set)
	at := p.Len()
	in = place{append(l.marks(), in.marks...)}
	if link := r.fieldLink(); link != "" {
		in = r.linked(in, link)
	}
	for _, c := range n.All("") {
		r.inRun(p, c, in, l.hidden)
	}
	if l.hidden && p.Len() == at && strings.TrimSpace(n.Words()) != "" {
		r.left.hidden++
	}
}

func (r *reader) inRun(p *paragraph, c *packed.Node, in place, hidden bool) {
	write := func(words string) {
		if !hidden {
			r.write(p, words, in)
		}
	}
	switch c.Name.Local {
	case "t", "delText":
		write(c.Words())
	case "br":
		if kind := c.Attr("type"); kind == "" || kind == "textWrapping" {
			write("\n")
		} else if !r.ours {
			write(" ")
		}
	case "cr":
		write("\n")
	case "tab", "ptab":
		write("\t")
	case "noBreakHyphen":
		write("\u2011")
	case "softHyphen":
		write("\u00ad")
	case "sym":
		write(symbol(c))
	case "fldChar", "instrText", "delInstrText":
		r.field(c)
	case "footnoteReference", "endnoteReference":
		r.noteSign(p, c, in)
	case "commentReference":
		r.sign(p, c.Attr("id"))
	case "drawing", "pict", "object":
		r.drawn(p, c, in)
	case "AlternateContent":
		for _, one := range either(c).All("") {
			r.inRun(p, one, in, hidden)
		}
	case "ruby":
		for _, run := range c.Child("rubyBase").All("r") {
			r.run(p, run, in)
		}
	}
}

// write adds words, unless they are the code of a field.
func (r *reader) write(p *paragraph, words string, in place) {
	if r.inCode() {
		return
	}
	p.Write(words, in.marks...)
}

// words is what was written so far.
func (p *paragraph) words() string { return p.String() }

// closeComments lets the comments that are open lie on the words to the end.
func (r *reader) closeComments(p *paragraph) {
	for id, from := range r.open {
		p.Mark(editor.Mark{Kind: rangeMark(id)}, from, p.Len())
		r.open[id] = 0
	}
	r.points(p)
}

// end files a paragraph: its pictures before or behind its words, as they stand.
func (r *reader) end(p *paragraph, in place) {
	r.closeComments(p)
	text, marks := p.take(r.ours)
	l := line{block: editor.Block{Text: text}, role: p.style.role, ends: r.endings(p.set, in)}
	l.block.Marks, l.comments = parted(marks)
	l.blank = piece.Blank(text)
	r.kind(&l, p)
	if l.blank && len(p.pictures) > 0 {
		ends := l.ends
		for i, picture := range p.pictures {
			if l = pictureLine(picture); i == len(p.pictures)-1 {
				l.ends = ends
			}
			r.lines = append(r.lines, l)
		}
		return
	}
	var behind []line
	for _, picture := range p.pictures {
		if one := pictureLine(picture); picture.at == 0 {
			r.lines = append(r.lines, one)
		} else {
			behind = append(behind, one)
		}
	}
	r.lines = append(append(r.lines, l), behind...)
}

func pictureLine(p placedPicture) line {
	return line{block: editor.Block{Kind: editor.ImageBlock, Image: &p.image, Marks: p.marks}}
}

// kind says what block a line is.
func (r *reader) kind(l *line, p *paragraph) {
	b := &l.block
	b.Kind = editor.Paragraph
	switch l.role {
	case heading:
		b.Kind, b.Level = editor.Heading, p.style.level
		return
	case quote:
		b.Kind = editor.Quote
	}
	if level, ordered, ok := r.item(p.style); ok && l.role != headline && l.role != standfirst && l.role != about && l.role != kicker && l.role != filed {
		b.Kind, b.Level, b.Ordered = editor.Item, level, ordered
	}
	if l.blank && (p.rule || hasRule(p.set)) {
		*b = editor.Block{Kind: editor.Rule}
		l.blank, l.role, l.comments = false, plain, nil
	}
}

var listName = regexp.MustCompile(`^list(bullet|number)([2-5]?)$`)

// item is the place of a paragraph in a list, by its number or by its style.
func (r *reader) item(s style) (level int, ordered, ok bool) {
	if s.list != "" {
		return r.numbers.item(s.list, s.depth)
	}
	if m := listName.FindStringSubmatch(s.name); m != nil {
		level, _ = strconv.Atoi(m[2])
		return max(1, level), m[1] == "number", true
	}
	return 0, false, false
}

// hasRule reports whether a paragraph has a line above or below it.
func hasRule(set *packed.Node) bool {
	for _, side := range []string{"top", "bottom"} {
		if v := val(set, "pBdr", side); v != "" && v != "nil" && v != "none" {
			return true
		}
	}
	return false
}

// symbol reads a letter of a font of signs: one of Unicode's own places for such, or
// of Greek in the font Symbol.
func symbol(n *packed.Node) string {
	code, err := strconv.ParseUint(n.Attr("char"), 16, 16)
	if err != nil {
		return ""
	}
	if code >= 0xF000 && code < 0xF100 {
		code -= 0xF000
	}
	if strings.EqualFold(n.Attr("font"), "Symbol") && code > 0x40 && code < 0x7B {
		if r := []rune(symbols)[code-0x41]; r != ' ' {
			return string(r)
		}
	}
	if code < 0xA0 && !strings.EqualFold(n.Attr("font"), "Symbol") {
		return "•" // one of Wingdings and the like
	}
	return string(rune(code))
}

// symbols are the letters A to z of the font Symbol.
const symbols = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
