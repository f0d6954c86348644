package redline

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/diff"
)

// DOCX writes the comparison as a Word document with tracked changes: accepted
// all, it is the newer version; rejected all, the older. Moves are tracked as
// moves, parted and joined paragraphs by the end of the paragraph, formatting and
// styles as changes of formatting. Each change is signed by who made it. The
// comments of the newer version come along, and what cannot be tracked (a verified
// fact that changed, fields) is a comment at its place.
//
// The parts are those of a transitional document as ECMA-376 part 1 has it;
// tracked changes are its section 17.13.5, comments 17.13.4. It returns the
// writer's error.
func DOCX(w io.Writer, r Redline) error {
	d := &document{r: &r, lines: r.lines()}
	d.settle()
	d.notes = r.notes(d.lines)
	d.write()
	z := zip.NewWriter(w)
	for _, part := range d.parts() {
		f, err := z.Create(part.name)
		if err != nil {
			return fmt.Errorf("write %s: %w", part.name, err)
		}
		if _, err := io.WriteString(f, part.text); err != nil {
			return fmt.Errorf("write %s: %w", part.name, err)
		}
	}
	return z.Close()
}

// document builds word/document.xml and what it refers to.
type document struct {
	r     *Redline
	lines []line
	ends  []ending // of each line
	late  []bool   // lines that have the end of the one behind them
	notes []note
	ids   int      // given out to changes, ranges of moves and comments
	links []string // addresses, by relationship
	lists int      // numbered lists begun
	b     strings.Builder
}

// ending is the fate of a paragraph's own end, the element that tracks it: "" for
// one on both sides.
type ending struct {
	tag string
	by  Signature
}

// settle decides the fate of every paragraph's end. The last one of a document
// can neither come nor go (Word keeps one in any case): where the last lines did,
// each gives its fate to the end of the line before.
func (d *document) settle() {
	d.lines = meet(d.lines)
	d.late = make([]bool, len(d.lines))
	last := 0
	for n := range d.lines {
		d.ends = append(d.ends, d.endOf(n))
		if d.ends[n].tag == "" {
			last = n
		}
	}
	for n := 0; n < last; n++ {
		to := n
		for d.ends[n].tag == "" && d.leaving(n) != nil && to < last && d.lines[to+1].kind == diff.Inserted {
			to++
		}
		d.shift(n, to)
	}
	d.shift(last, len(d.lines)-1)
	d.part()
}

// shift gives each of the lines [from, to] the end of the one behind it, and the last
// one the end of the first. Lines that came behind words that came are then one
// stretch, as when they are typed there; LibreOffice would else take the end between
// them for one that came, too, and throw it away with them.
func (d *document) shift(from, to int) {
	if from >= to {
		return
	}
	first := d.ends[from]
	copy(d.ends[from:to], d.ends[from+1:to+1])
	d.ends[to] = first
	for n := from; n <= to; n++ {
		d.late[n] = true
		if tag, moved := unmoved[d.ends[n].tag]; moved {
			d.ends[n].tag = tag
		}
	}
}

// unmoved is what tracks the end of a moved paragraph where it stands at another one.
var unmoved = map[string]string{"w:moveTo": "w:ins", "w:moveFrom": "w:del"}

// part sees that insertions on both sides of an end that is on both sides of the
// comparison are not of the same minute: LibreOffice joins those of one author, and
// with them the end between. Two minutes are what it takes.
func (d *document) part() {
	for n := 0; n+1 < len(d.lines); n++ {
		a, b := d.leaving(n), d.entering(n+1)
		if d.ends[n].tag != "" || a == nil || b == nil || a.Author != b.Author || a.At.IsZero() {
			continue
		}
		if apart := b.At.Sub(a.At); apart.Abs() < 2*time.Minute {
			b.At = a.At.Add(2 * time.Minute)
		}
	}
}

// entering is what signs the words that a line begins with, where they came.
func (d *document) entering(n int) *Signature {
	return d.lines[n].arrival(func(written []*piece) *piece { return written[0] })
}

// leaving is what signs those that it ends with.
func (d *document) leaving(n int) *Signature {
	return d.lines[n].arrival(func(written []*piece) *piece { return written[len(written)-1] })
}

func (l *line) arrival(at func([]*piece) *piece) *Signature {
	var written []*piece
	for i := range l.pieces {
		if l.kind != diff.Moved || !l.pieces[i].gone() {
			written = append(written, &l.pieces[i])
		}
	}
	if len(written) == 0 {
		return nil
	}
	switch p := at(written); {
	case p.come():
		return &p.by
	case l.kind == diff.Moved:
		return &l.by
	}
	return nil
}

// meet makes one line of the first that went and the first that came where no
// line is on both sides: a document must begin with one that is.
func meet(lines []line) []line {
	went, came := -1, -1
	for n := range lines {
		switch lines[n].kind {
		case diff.Deleted, diff.MovedAway:
			if went < 0 {
				went = n
			}
		case diff.Inserted, diff.Moved:
			if came < 0 {
				came = n
			}
		default:
			return lines
		}
	}
	if went < 0 || came < 0 || lines[went].kind == diff.MovedAway || lines[came].kind == diff.Moved {
		return lines
	}
	first := lines[went]
	first.kind, first.after, first.to = diff.Changed, lines[came].after, lines[came].to
	first.pieces = append(first.pieces[:len(first.pieces):len(first.pieces)], lines[came].pieces...)
	out := []line{first}
	for n := range lines {
		if n != went && n != came {
			out = append(out, lines[n])
		}
	}
	return out
}

func (d *document) endOf(n int) ending {
	l := &d.lines[n]
	shared := func(k diff.Kind, same func(a, b *line) bool) bool {
		return l.kind == k && n+1 < len(d.lines) && d.lines[n+1].kind == k && same(l, &d.lines[n+1])
	}
	switch {
	case l.kind == diff.Deleted:
		return ending{"w:del", l.by}
	case l.kind == diff.Inserted:
		return ending{"w:ins", l.by}
	case l.kind == diff.MovedAway:
		return ending{"w:moveFrom", l.by}
	case l.kind == diff.Moved:
		return ending{"w:moveTo", l.by}
	case shared(diff.Split, func(a, b *line) bool { return a.from == b.from }):
		return ending{"w:ins", l.by}
	case shared(diff.Joined, func(a, b *line) bool { return a.to == b.to }):
		return ending{"w:del", l.by}
	}
	return ending{}
}

func (d *document) add(parts ...string) {
	for _, s := range parts {
		d.b.WriteString(s)
	}
}

func (d *document) id() int {
	d.ids++
	return d.ids
}

// signed opens a tracked element in somebody's name, without its bracket. Word
// wants an author; a time that is not known is left out.
func (d *document) signed(tag string, by Signature) string {
	author := by.Author
	if author == "" {
		author = "Unknown"
	}
	out := fmt.Sprintf(`<%s w:id="%d" w:author="%s"`, tag, d.id(), escape(author))
	if !by.At.IsZero() {
		out += ` w:date="` + stamp(by.At) + `"`
	}
	return out
}

func (d *document) write() {
	d.add(xmlHead, `<w:document xmlns:w="`, wordSpace, `" xmlns:r="`, linkSpace, `"><w:body>`)
	for n := range d.lines {
		d.line(n)
	}
	if len(d.lines) == 0 {
		d.add(`<w:p/>`)
	}
	d.add(`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`)
}

func (d *document) line(n int) {
	l := &d.lines[n]
	d.add(`<w:p>`)
	d.properties(n)
	if l.move > 0 && d.firstOf(n) {
		d.openMove(l.move, l.kind == diff.MovedAway, l.by)
	}
	for i := range l.pieces {
		d.openNotes(n, i)
		d.piece(l, i)
		d.closeNotes(n, i)
	}
	if len(l.pieces) == 0 {
		d.openNotes(n, 0)
		d.closeNotes(n, 0)
	}
	if l.move > 0 && d.lastOf(n) {
		d.closeMove(l.move, l.kind == diff.MovedAway)
	}
	d.add(`</w:p>`)
}

// firstOf reports whether a moved line is the first of those that moved with it.
func (d *document) firstOf(n int) bool {
	return n == 0 || d.lines[n-1].move != d.lines[n].move || d.lines[n-1].kind != d.lines[n].kind
}

func (d *document) lastOf(n int) bool {
	return n+1 == len(d.lines) || d.lines[n+1].move != d.lines[n].move || d.lines[n+1].kind != d.lines[n].kind
}

// A move is tied together by a name; the ends of its range by an ID that is
// reckoned from its number.
func (d *document) openMove(n int, away bool, by Signature) {
	tag, id := moveRange(n, away)
	author := by.Author
	if author == "" {
		author = "Unknown"
	}
	at := by.At
	if at.IsZero() {
		at = time.Unix(0, 0) // here the schema wants one
	}
	d.add(fmt.Sprintf(`<w:%sRangeStart w:id="%d" w:name="move%d" w:author="%s" w:date="%s"/>`, tag, id, n, escape(author), stamp(at)))
}

func (d *document) closeMove(n int, away bool) {
	tag, id := moveRange(n, away)
	d.add(fmt.Sprintf(`<w:%sRangeEnd w:id="%d"/>`, tag, id))
}

// moveRangeIDs is where the IDs of the ranges of moves begin, far above those of
// changes.
const moveRangeIDs = 1_000_000

func moveRange(n int, away bool) (tag string, id int) {
	if away {
		return "moveFrom", moveRangeIDs + 2*n
	}
	return "moveTo", moveRangeIDs + 2*n + 1
}

// properties sets a paragraph, and tracks its end and a change of its style.
func (d *document) properties(n int) {
	l := &d.lines[n]
	was, is := d.style(l.before, n), d.style(l.standing(), n)
	if l.before == nil || l.kind == diff.Moved {
		was = is
	}
	if d.late[n] {
		was, is = d.lastStyles(n, was, is)
	}
	d.add(`<w:pPr>`, is)
	if rightToLeft(d.r.language()) {
		d.add(`<w:bidi/>`)
	}
	if end := d.ends[n]; end.tag != "" {
		d.add(`<w:rPr>`, d.signed(end.tag, end.by), `/></w:rPr>`)
	}
	if was != is {
		d.add(d.signed("w:pPrChange", l.by), `><w:pPr>`, was, `</w:pPr></w:pPrChange>`)
	}
	d.add(`</w:pPr>`)
}

// lastStyles is how a paragraph is set on either side that has the end of another:
// as the last line of that side up to there.
func (d *document) lastStyles(n int, was, is string) (string, string) {
	for i := n; i >= 0; i-- {
		if k := d.lines[i].kind; d.lines[i].before != nil && k != diff.Moved {
			was = d.style(d.lines[i].before, i)
			break
		}
	}
	for i := n; i >= 0; i-- {
		if k := d.lines[i].kind; d.lines[i].after != nil && k != diff.MovedAway {
			is = d.style(d.lines[i].after, i)
			break
		}
	}
	return was, is
}

// piece writes some words with what is tracked of them.
func (d *document) piece(l *line, i int) {
	x := l.pieces[i]
	if link := d.link(x); link != "" {
		d.add(`<w:hyperlink r:id="`, link, `">`)
		defer d.add(`</w:hyperlink>`)
	}
	switch {
	case l.kind == diff.MovedAway:
		d.tracked("w:moveFrom", l.by, d.run(x, x.was, false))
	case l.kind == diff.Moved && x.gone(): // it stands where the passage was; a note says so
	case l.kind == diff.Moved && x.Op == diff.Equal:
		d.tracked("w:moveTo", l.by, d.run(x, x.is, false))
	case x.Op == diff.MoveOut && d.tied(x.Move), x.Op == diff.MoveIn && d.tied(x.Move):
		d.movedWords(l, i)
	case x.gone():
		d.tracked("w:del", x.by, d.run(x, x.was, true))
	case x.come():
		d.tracked("w:ins", x.by, d.run(x, x.is, false))
	default:
		d.add(d.run(x, x.is, false))
	}
}

// tied reports whether both ends of a move are tracked as such: not those of
// words that moved out of, or into, a passage that itself moved.
func (d *document) tied(n int) bool {
	v := d.r.Moves[n-1]
	return d.r.Blocks[v.From.Block].Kind != diff.Moved && d.r.Blocks[v.To.Block].Kind != diff.Moved
}

// movedWords writes words that moved without their paragraph.
func (d *document) movedWords(l *line, i int) {
	x := l.pieces[i]
	away := x.Op == diff.MoveOut
	if i == 0 || l.pieces[i-1].run != x.run {
		d.openMove(x.Move, away, x.by)
	}
	if away {
		d.tracked("w:moveFrom", x.by, d.run(x, x.was, false))
	} else {
		d.tracked("w:moveTo", x.by, d.run(x, x.is, false))
	}
	if i+1 == len(l.pieces) || l.pieces[i+1].run != x.run {
		d.closeMove(x.Move, away)
	}
}

func (d *document) tracked(tag string, by Signature, content string) {
	d.add(d.signed(tag, by), `>`, content, `</`, tag, `>`)
}

// run writes words in their formatting, which may itself have changed. A line end
// or a tab within them is an element of its own. Deleted words have an element of
// their own as well, words that were moved away have not.
func (d *document) run(x piece, marks []editor.Mark, deleted bool) string {
	var b strings.Builder
	b.WriteString(`<w:r>`)
	set := runStyle(marks)
	if rightToLeft(d.r.language()) {
		set += `<w:rtl/>`
	}
	if x.Op == diff.Equal && !deleted && !sameMarks(x.was, x.is) {
		set += d.signed("w:rPrChange", x.by) + `><w:rPr>` + runStyle(x.was) + `</w:rPr></w:rPrChange>`
	}
	if set != "" {
		b.WriteString(`<w:rPr>` + set + `</w:rPr>`)
	}
	tag := "w:t"
	if deleted {
		tag = "w:delText"
	}
	words := printable(x.Text)
	for words != "" {
		end := strings.IndexAny(words, "\n\t")
		if end < 0 {
			end = len(words)
		}
		if end > 0 {
			b.WriteString(`<` + tag + ` xml:space="preserve">` + escape(words[:end]) + `</` + tag + `>`)
		}
		if words = words[end:]; words != "" {
			b.WriteString(map[byte]string{'\n': `<w:br/>`, '\t': `<w:tab/>`}[words[0]])
			words = words[1:]
		}
	}
	b.WriteString(`</w:r>`)
	return b.String()
}

// link returns the relationship of an address that the words lead to, "" for
// none.
func (d *document) link(x piece) string {
	marks := x.is
	if x.gone() {
		marks = x.was
	}
	for _, m := range marks {
		if m.Kind == editor.Link && isAddress(m.Href) {
			d.links = append(d.links, m.Href)
			return fmt.Sprintf("rIdLink%d", len(d.links))
		}
	}
	return ""
}
