package redline

import (
	"bytes"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/diff"
	"stet/editor/format/docx/ooxml"
)

// Markdown writes a summary in plain Markdown and, behind a rule, the merged
// document in CriticMarkup (github.com/CriticMarkup/CriticMarkup-toolkit): {++new++},
// {--cut--}, {~~old~>new~~}, {>>remark<<}. Accepted it is the newer version,
// rejected the older. A passage that moved is cut here and new there, with a
// remark at both ends. Words of the story that would be read as either kind of
// mark-up are escaped by backslashes. It returns the writer's error.
func Markdown(w io.Writer, r Redline) error {
	m := &critic{r: &r, lines: r.barred()}
	m.notes = r.notes(m.lines)
	m.summary()
	m.add("* * *\n\n")
	for n := range m.lines {
		m.line(n)
	}
	_, err := w.Write(m.b.Bytes())
	return err
}

// critic collects the mark-up.
type critic struct {
	r     *Redline
	lines []line
	notes []note

	prefix string // of the line at hand, until it is written
	items  int    // how deep the item before is, 0 for none
	b      bytes.Buffer
}

func (m *critic) add(parts ...string) {
	for _, s := range parts {
		m.b.WriteString(s)
	}
}

func (m *critic) summary() {
	m.add("# ", literal(oneLine(m.r.title())), "\n\n")
	m.add("Before: ", literal(oneLine(m.r.Before.String())), "\\\nAfter: ", literal(oneLine(m.r.After.String())), "\n\n", Sentence(m.r.Comparison), "\n\n")
	for _, x := range m.r.Changes {
		kind, label := Describe(m.r.Comparison, x)
		m.add("- **", literal(kind), "**")
		if label != "" {
			m.add(" ", literal(oneLine(label)))
		}
		was, is := sides(Words(m.r.Comparison, x))
		if x.Kind == diff.PassageMoved {
			was = is
		}
		m.add(fromTo(oneLine(was), oneLine(is)), "\n")
	}
	m.add("\n")
}

// fromTo shows words before and after, or those of the one side that has any.
func fromTo(was, is string) string {
	switch {
	case was == is && is == "":
		return ""
	case was == is || was == "":
		return ": “" + literal(is) + "”"
	case is == "":
		return ": “" + literal(was) + "”"
	}
	return ": “" + literal(was) + "” → “" + literal(is) + "”"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// line writes a paragraph. The parts of one that was split are parted by a line
// break that came, those of joined ones by one that went.
func (m *critic) line(n int) {
	l := &m.lines[n]
	m.prefix = ""
	if !m.goesOn(n) {
		m.prefix = m.prefixOf(n)
	}
	if opOf(l) == diff.Equal { // else it comes or goes with the line
		m.add(m.takePrefix())
	}
	from := m.b.Len()
	switch {
	case l.standing().Kind == editor.Rule && len(l.pieces) == 0:
		open, shut := fate(opOf(l))
		m.add(open, "* * *", shut)
	case l.kind == diff.Moved:
		m.moved(n)
	default:
		m.words(n)
	}
	m.keepSpaces(from)
	switch {
	case m.goesOn(n+1) && l.kind == diff.Split:
		m.add("{++\n\n++}")
		return
	case m.goesOn(n + 1):
		m.add("{--\n\n--}")
		return
	}
	if l.before != nil && l.after != nil && l.block >= 0 && m.r.Blocks[l.block].Restyled {
		m.remark(styleWords(l.before) + " → " + styleWords(l.after))
	}
	m.add("\n\n")
}

// takePrefix returns the prefix of the line, the first time it is asked.
func (m *critic) takePrefix() string {
	p := m.prefix
	m.prefix = ""
	return p
}

// keepSpaces spells the spaces that a paragraph begins or ends with, which
// Markdown would drop, or read as code.
func (m *critic) keepSpaces(from int) {
	line := string(m.b.Bytes()[from:])
	m.b.Truncate(from)
	m.add(spellHead(spellTail(line)))
}

func spellHead(s string) string {
	core := strings.TrimLeft(s, " \t")
	return spelled.Replace(s[:len(s)-len(core)]) + core
}

func spellTail(s string) string {
	core := strings.TrimRight(s, " \t")
	return core + spelled.Replace(s[len(core):])
}

var spelled = strings.NewReplacer(" ", "&#32;", "\t", "&#9;")

// goesOn reports whether line n is a further part of the one before.
func (m *critic) goesOn(n int) bool {
	if n == 0 || n >= len(m.lines) || m.lines[n].kind != m.lines[n-1].kind {
		return false
	}
	a, b := &m.lines[n-1], &m.lines[n]
	return b.kind == diff.Split && a.from == b.from || b.kind == diff.Joined && a.to == b.to
}

// opOf is the fate of all of a line.
func opOf(l *line) diff.Op {
	switch l.kind {
	case diff.Deleted, diff.MovedAway:
		return diff.Delete
	case diff.Inserted, diff.Moved:
		return diff.Insert
	}
	return diff.Equal
}

// moved writes a passage where it is now; what was edited in it is a remark.
func (m *critic) moved(n int) {
	l := &m.lines[n]
	var words strings.Builder
	for _, x := range l.pieces {
		if !x.gone() {
			words.WriteString(set(x, x.is))
		}
	}
	if words.Len() > 0 {
		m.add("{++", m.takePrefix(), spellHead(spellTail(words.String())), "++}")
	}
	if l.edits() == "" { // else a note says both
		m.remark(m.r.moveNote(l))
	}
	m.notesIn(n, 0, len(l.pieces))
}

// words writes the pieces of a line, those of one fate in one pair of marks.
func (m *critic) words(n int) {
	l := &m.lines[n]
	for i := 0; i < len(l.pieces); {
		end, next := m.group(l, i), 0
		if next = end; l.pieces[i].Op == diff.Delete && end < len(l.pieces) && l.pieces[end].Op == diff.Insert {
			next = m.group(l, end)
			m.add("{~~", setAll(l.pieces[i:end]), "~>", setAll(l.pieces[end:next]), "~~}")
		} else {
			open, shut := fate(l.pieces[i].Op)
			words := setAll(l.pieces[i:end])
			if i == 0 {
				words = spellHead(words)
			}
			if end == len(l.pieces) {
				words = spellTail(words)
			}
			m.add(open, m.takePrefix(), words, shut)
		}
		if x := l.pieces[next-1]; x.Move > 0 && l.move == 0 {
			m.remark(m.r.moveWords(x.Move, x.Op == diff.MoveOut))
		}
		m.notesIn(n, i, next)
		i = next
	}
	if len(l.pieces) == 0 {
		m.notesIn(n, 0, 1)
	}
	if l.kind == diff.MovedAway {
		m.remark(m.r.moveNote(l))
	}
}

// group is where the pieces with the fate of piece i end.
func (m *critic) group(l *line, i int) int {
	end := i + 1
	for end < len(l.pieces) && l.pieces[end].Op == l.pieces[i].Op && l.pieces[end].Move == l.pieces[i].Move {
		end++
	}
	return end
}

func fate(op diff.Op) (open, shut string) {
	switch op {
	case diff.Delete, diff.MoveOut:
		return "{--", "--}"
	case diff.Insert, diff.MoveIn:
		return "{++", "++}"
	}
	return "", ""
}

// notesIn writes the remarks that end with one of the pieces [from, to).
func (m *critic) notesIn(line, from, to int) {
	for _, n := range m.notes {
		if n.endLine == line && from <= n.to && n.to < to {
			text := strings.Join(n.text, ". ")
			if n.by.Author != "" {
				text = n.by.Author + ": " + text
			}
			m.remark(text)
		}
	}
}

func (m *critic) remark(text string) { m.add("{>>", literal(oneLine(text)), "<<}") }

// prefixOf is what makes a line a heading, a quotation or an item. An item is set in
// by no more than one step from the item before: Markdown would read it as code.
func (m *critic) prefixOf(n int) string {
	b := m.lines[n].standing()
	if b.Kind != editor.Item {
		m.items = 0
	}
	switch b.Kind {
	case editor.Headline:
		return "# "
	case editor.Heading:
		return strings.Repeat("#", min(max(b.Level, 2), 6)) + " "
	case editor.Quote:
		return "> "
	case editor.Item:
		mark := "- "
		if b.Ordered {
			mark = "1. "
		}
		m.items = min(max(b.Level, 1), m.items+1)
		return strings.Repeat("   ", m.items-1) + mark
	}
	return ""
}

func setAll(pieces []piece) string {
	var b strings.Builder
	for _, x := range pieces {
		marks := x.is
		if x.gone() {
			marks = x.was
		}
		b.WriteString(set(x, marks))
	}
	return b.String()
}

// set writes words in their formatting. Emphasis may not begin or end with a space,
// nor with a sign that stands at a letter, so both are left outside.
func set(x piece, marks []editor.Mark) string {
	core := strings.TrimFunc(x.Text, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.N, unicode.M) })
	if core == "" || len(marks) == 0 {
		return literal(x.Text)
	}
	at := strings.Index(x.Text, core)
	words := literal(core)
	for _, m := range marks {
		switch {
		case m.Kind == editor.Strong:
			words = "**" + words + "**"
		case m.Kind == editor.Emphasis:
			words = "*" + words + "*"
		case m.Kind == editor.Link && isAddress(m.Href):
			words = "[" + words + "](<" + linkTarget.Replace(m.Href) + ">)"
		}
	}
	return literal(x.Text[:at]) + words + literal(x.Text[at+len(core):])
}

// linkTarget spells in a link's address what would end it, or begin a mark.
var linkTarget = strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "", "\r", "", "\\", "%5C", "{", "%7B", "}", "%7D", "*", "%2A", "~", "%7E", "&", "&amp;")

// literal escapes words so that neither Markdown nor CriticMarkup reads a mark in
// them. Signs that are marks only in company are escaped at the ends of the words,
// where a mark may touch them, and beside one another. A line end within a
// paragraph is a break in HTML, which a heading may hold as well.
func literal(text string) string {
	text = ooxml.Printable(text)
	var b strings.Builder
	for i, r := range text {
		rest := text[i+utf8.RuneLen(r):]
		edge := i == 0 || rest == ""
		switch {
		case r == '\n':
			b.WriteString("<br>")
			continue
		case strings.ContainsRune("\\`*_[]{}<", r), r == '&' && entity(rest), r == '#' && edge,
			strings.ContainsRune("~=+->", r) && (edge || mayMark(text[i-1]) || mayMark(rest[0])),
			(r == '.' || r == ')') && numbers(text[:i]):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// mayMark reports signs that two together may be a mark.
func mayMark(sign byte) bool { return strings.IndexByte("{}~=+-><", sign) >= 0 }

// entity reports words that would make an ampersand before them a character.
func entity(s string) bool {
	return s != "" && (s[0] == '#' || 'A' <= s[0]&^0x20 && s[0]&^0x20 <= 'Z')
}

// numbers reports words that are a number: with a stop they would begin a list.
func numbers(s string) bool {
	return s != "" && len(s) < 10 && strings.Trim(s, "0123456789") == ""
}
