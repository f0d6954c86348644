// Package rtf reads Rich Text Format files.
//
// The format is that of Microsoft's Rich Text Format Specification 1.9.1
// (https://www.microsoft.com/en-us/download/details.aspx?id=10725); readers skip what
// they do not know, and so does this one.
package rtf

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/format/piece"
)

// ErrNoText is a file in which nobody has written a word.
var ErrNoText = errors.New("the RTF file holds no text: open it where it was written and save it again")

// Is reports whether b begins as an RTF file does.
func Is(b []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(b[:min(len(b), 64)], []byte("\xef\xbb\xbf")), " \t\r\n"), []byte(`{\rtf`))
}

// Read reads a file: its body as blocks with marks, links, lists, pictures, comments
// and tracked changes; footnotes stand behind the body, their numbers raised in the
// text. The words of a text box stand behind the paragraph it lies at. Headers, footers
// and embedded objects are left out and noted. The error is ErrNoText.
func Read(b []byte) (piece.Piece, error) {
	r := &reader{lex: lexer{src: b}, page: 1252, styles: map[int]style{}, fonts: map[int]int{}, lists: map[int]list{}, overrides: map[int]int{}, left: map[string]int{}, seen: map[string]seen{}}
	r.state = state{uc: 1, again: ignored, size: normalSize}
	r.flows = []*flow{{}}
	r.run()
	r.finish()
	r.piece.Ranked()
	r.guess()
	p := r.piece
	r.notes(&p)
	r.fields(&p)
	if a := &p.Story.Article; len(a.Body) == 0 && a.Headline == "" && len(r.signed) == 0 {
		return p, ErrNoText
	}
	return p, nil
}

// state is what a group may change and its end takes back.
type state struct {
	dest   dest
	font   int
	uc     int // bytes that stand for a \u, for readers that know none
	marks  looks
	para   para
	href   string
	field  *field
	hidden bool
	size   int  // of letters, in half points
	again  dest // where the words of \ud go, within \upr
}

// looks are how words are set.
type looks struct {
	strong, emphasis, strike, super, sub bool
	inserted, deleted                    track
}

// track is a tracked change of a run.
type track struct {
	on     bool
	author int
	at     time.Time
}

// para is how a paragraph is set.
type para struct {
	style, outline  int // outline is one more than \outlinelevel
	list, depth     int
	bullet, counted bool // by the older kind of lists
	inTable, nested bool // nested: in a table in a cell
	left, first     int  // how far it is set in, and its first line from there, in twips
}

// flow is a run of paragraphs: the body, or a note's.
type flow struct {
	builder  piece.Builder
	cells    []string
	comments []int // of the reader's, that lie in the open paragraph
	table    table
}

type field struct{ instruction strings.Builder }

// reader reads one file.
type reader struct {
	lex    lexer
	state  state
	stack  []state
	beyond int     // groups open beyond maxDepth
	cut    bool    // the file ends before its groups do
	flows  []*flow // the body, and within it the notes that are open
	piece  piece.Piece

	page      int         // the file's code page
	fonts     map[int]int // code pages
	styles    map[int]style
	lists     map[int]list
	overrides map[int]int
	authors   []string // of tracked changes

	pending []byte // text that is not decoded yet: a letter may be several bytes
	skip    int    // bytes left of those that stand for a \u
	high    rune   // the first half of a surrogate pair
	star    bool   // \* was just read

	footnotes []string
	boxes     []string // words of text boxes that lie at the open paragraph
	comments  []*comment
	picture   *picture
	pictures  int
	signed    []string // paragraphs in the style of a by-line
	boxed     int      // paragraphs of text boxes
	info      map[string]string
	made      [5]int
	tables    tables
	left      map[string]int
	concealed bool  // within a hidden passage
	revised   track // of the paragraph's end
	now       seen  // the open paragraph of the body
	seen      map[string]seen
}

func (r *reader) flow() *flow { return r.flows[len(r.flows)-1] }

func (r *reader) run() {
	for {
		t, ok := r.lex.next()
		if !ok {
			r.flush()
			return
		}
		switch t.kind {
		case opens:
			r.flush()
			r.skip = 0
			r.open()
		case closes:
			r.flush()
			r.skip = 0
			r.close()
		case word:
			r.control(t)
		case binary:
			if r.state.dest == inPicture && r.picture != nil {
				r.picture.bytes = append(r.picture.bytes, t.text...)
			}
		case bytes_:
			r.text(t.text)
		}
	}
}

// finish ends what the file leaves open: its last paragraph, and the groups of one that was
// cut off.
func (r *reader) finish() {
	r.cut = len(r.stack) > 0
	for len(r.stack) > 0 {
		if r.state.para.inTable && len(r.flows) == 1 {
			r.part()
		}
		r.close()
	}
	r.endParagraph()
	r.row()
	r.endTable()
}

// maxDepth is how many groups may lie in each other. Those beyond are no groups to us.
const maxDepth = 2000

func (r *reader) open() {
	if len(r.stack) == maxDepth {
		r.beyond++
		return
	}
	r.stack = append(r.stack, r.state)
}

// close ends a group, and with it the destination that it opened.
func (r *reader) close() {
	if r.beyond > 0 {
		r.beyond--
		return
	}
	if len(r.stack) == 0 {
		return
	}
	was := r.state
	r.state = r.stack[len(r.stack)-1]
	r.stack = r.stack[:len(r.stack)-1]
	if was.dest != r.state.dest || was.dest == inInfo {
		r.leave(was)
	}
	r.star = false
}

// text takes bytes of text.
func (r *reader) text(b []byte) {
	r.star = false
	for r.skip > 0 && len(b) > 0 {
		b, r.skip = b[1:], r.skip-1
	}
	r.pending = append(r.pending, b...)
}

// flush decodes what has gathered, and writes it.
func (r *reader) flush() {
	if len(r.pending) == 0 {
		return
	}
	b := r.pending
	r.pending = nil
	switch r.state.dest {
	case inPicture:
		if r.picture != nil {
			r.picture.hex(b)
		}
		return
	case ignored:
		return
	}
	page := r.page
	if p, ok := r.fonts[r.state.font]; ok && p > 0 {
		page = p
	}
	r.write(decodes(page, b))
}

// write puts words where they belong.
func (r *reader) write(words string) {
	if r.high != 0 {
		r.high, words = 0, "\ufffd"+words
	}
	switch r.state.dest {
	case inBody, inNote, inAnnotation, inBox:
		if r.state.hidden {
			if !r.concealed && !piece.Blank(words) {
				r.left["hidden"]++
				r.concealed = true
			}
		} else {
			r.concealed = false
			r.flow().builder.Write(words, r.marks()...)
			if len(r.flows) == 1 {
				r.now.look(words, r.state.size, r.state.marks.strong)
			}
		}
	default:
		r.tables.write(r, words)
	}
}

// marks returns the marks of the words that come now.
func (r *reader) marks() []editor.Mark {
	l := r.state.marks
	var all []editor.Mark
	for _, m := range []struct {
		on   bool
		kind editor.MarkKind
	}{{l.strong && r.heading() == 0, editor.Strong}, {l.emphasis, editor.Emphasis}, {l.strike, editor.Strike}, {l.super, editor.Superscript}, {l.sub, editor.Subscript}} {
		if m.on {
			all = append(all, editor.Mark{Kind: m.kind})
		}
	}
	if r.state.href != "" {
		all = append(all, editor.Mark{Kind: editor.Link, Href: r.state.href})
	}
	if l.deleted.on {
		all = append(all, editor.Mark{Kind: editor.Deleted, Author: r.author(l.deleted.author), At: l.deleted.at})
	} else if l.inserted.on {
		all = append(all, editor.Mark{Kind: editor.Inserted, Author: r.author(l.inserted.author), At: l.inserted.at})
	}
	return all
}

func (r *reader) author(n int) string {
	if n >= 0 && n < len(r.authors) && r.authors[n] != "Unknown" {
		return r.authors[n]
	}
	return ""
}

// endParagraph makes a block of what was written in the flow.
func (r *reader) endParagraph() {
	r.flush()
	f := r.flow()
	words, marks, cut := f.builder.Take()
	open := f.comments
	f.comments = nil
	if len(r.flows) > 1 { // a note's, or a comment's
		if words != "" {
			f.cells = append(f.cells, words)
		}
		return
	}
	r.concealed = false
	defer r.unbox()
	now := r.now
	r.now = seen{}
	if words != "" {
		r.row()
		r.endTable()
	}
	if words == "" || r.fieldLine(words, marks, open, cut) {
		r.revised = track{}
		return
	}
	hanging, counts := r.state.para.hanging(words)
	words, marks, cut = words[hanging:], editor.MarksIn(marks, hanging, len(words)), cut+hanging
	b := r.block(words, marks)
	if hanging > 0 {
		b.Kind, b.Level, b.Ordered, now.left = editor.Item, 1, counts, max(r.state.para.left, 1)
	}
	id := r.piece.Add(b)
	r.seen[id] = now
	for _, n := range open {
		r.comments[n].settle(id, words, cut)
	}
}

// unbox puts the words of text boxes behind the paragraph that they lie at.
func (r *reader) unbox() {
	for _, words := range r.boxes {
		r.piece.Add(editor.Block{Kind: editor.Paragraph, Text: words})
	}
	r.boxed += len(r.boxes)
	r.boxes = nil
}

// block makes a block of a paragraph as it is set.
func (r *reader) block(words string, marks []editor.Mark) editor.Block {
	b := editor.Block{Kind: editor.Paragraph, Text: words, Marks: marks}
	if t := r.revised; t.on {
		b.Break = &editor.Track{Kind: editor.Inserted, Author: r.author(t.author), At: t.at}
		r.revised = track{}
	}
	p := r.state.para
	switch level := r.heading(); {
	case level > 0:
		b.Kind, b.Level = editor.Heading, min(level+1, 6)
	case p.list > 0 && r.isList(p):
		b.Kind, b.Level, b.Ordered = editor.Item, p.depth+1, r.ordered(p)
	case p.bullet || p.counted:
		b.Kind, b.Level, b.Ordered = editor.Item, p.depth+1, p.counted
	case piece.RoleOf(r.styles[p.style].name) == piece.Quote, p.quoted(words):
		b.Kind = editor.Quote
	}
	return b
}

// fieldLine takes a paragraph whose style says that it is a field of the story, or the
// caption of the picture above it.
func (r *reader) fieldLine(words string, marks []editor.Mark, comments []int, cut int) bool {
	switch role := piece.RoleOf(r.styles[r.state.para.style].name); role {
	case piece.Headline, piece.Standfirst:
		block := r.piece.Headlined(role, words, marks)
		for _, n := range comments {
			if block != "" {
				r.comments[n].settle(block, words, cut)
			}
		}
		return block != ""
	case piece.Signature:
		r.signed = append(r.signed, editor.Live(words, marks))
		return true
	case piece.Caption, piece.Credit:
		return r.piece.Pictured(role, words)
	case piece.Kicker:
		return r.piece.Kicked(editor.Live(words, marks))
	}
	return false
}

// heading returns the rank of the paragraph as a heading, 0 for none.
func (r *reader) heading() int {
	p := r.state.para
	if p.outline > 0 && p.outline < 10 {
		return p.outline
	}
	s := r.styles[p.style]
	if n, ok := strings.CutPrefix(s.name, "heading "); ok {
		level, _ := strconv.Atoi(n)
		return level
	}
	return s.outline
}

// notes puts the footnotes behind the body, and says what was left out.
func (r *reader) notes(p *piece.Piece) {
	for n, words := range r.footnotes {
		p.Footnote(n+1, words)
	}
	p.Count(len(r.footnotes), "footnote put behind the text, its number raised in it", "footnotes put behind the text, their numbers raised in it")
	if r.cut {
		p.Note("the file ends before it is whole: the story was read as far as it goes", "", 0)
	}
	p.Behind(r.left["in cells"])
	p.Nested(r.left["nested"])
	p.Left(r.left["header"], "header or footer", "headers and footers", "they belong to the page, not to the story")
	p.Count(r.boxed, "paragraph of a text box put behind the one it lies at", "paragraphs of text boxes put behind those they lie at")
	p.Left(r.left["hidden"], "hidden passage", "hidden passages", "nobody sees them on the page")
	p.Left(r.left["object"], "embedded object", "embedded objects", "they may hold programs; what they show is kept")
	p.Left(r.left["picture"], "picture", "pictures", "they are in a form that cannot be shown (WMF, EMF or PICT)")
	for _, c := range r.comments {
		if out, ok := c.comment(len(p.Story.Comments) + 1); ok {
			p.Story.Comments = append(p.Story.Comments, out)
		}
	}
}

// fields fills in what the file says of itself.
func (r *reader) fields(p *piece.Piece) {
	p.Kept()
	p.Signed(r.signed)
	p.Fill("keywords", r.info["keywords"], "keywords read from the file's properties")
	if y := r.made; y[0] > 1900 && y[0] < 3000 && r.info["creatim"] != "" {
		p.Note("the file says that it was made on "+time.Date(y[0], time.Month(y[1]), y[2], y[3], y[4], 0, 0, time.UTC).Format("2 January 2006 15:04"), "", 0)
	}
	if title := strings.TrimSpace(r.info["title"]); title != "" && !r.says(title) {
		p.Note("the file's properties name a title that the text does not have", title, 0)
	}
	if author := strings.TrimSpace(r.info["author"]); author != "" {
		p.Note("the file's properties name an author: add the by-line if it is right", author, 0)
	}
}

func (r *reader) says(words string) bool {
	a := &r.piece.Story.Article
	return strings.Contains(a.Headline, words) || slices.ContainsFunc(a.Body, func(b editor.Block) bool { return strings.Contains(b.Text, words) })
}
