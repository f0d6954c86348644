package docx

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/fact/report"
	"stet/editor/format/docx/ooxml"
	"stet/editor/format/piece"
)

// Write writes a story as readers get it, with its pictures. Every field lies in a part
// of its own that other programs keep and do not show, and comes back.
func Write(w io.Writer, p piece.Parcel) error { return write(w, p, false, nil) }

// WriteTracked writes a story with what is suggested as tracked changes and what was
// said of it as comments, for somebody to go on with.
func WriteTracked(w io.Writer, p piece.Parcel) error {
	return write(w, p, true, threads(p.Stories[0].Comments))
}

// WriteAnnotated writes a story as readers get it with what was said of it as comments,
// and behind them one on each of its facts: what kind it is, how it stands and what it was
// checked against, as far as people outside the desk may know.
func WriteAnnotated(w io.Writer, p piece.Parcel) error {
	said := threads(p.Stories[0].Comments)
	for _, r := range report.Remarks(p.Stories[0]) {
		t := thread{Comment: editor.Comment{Author: r.By, At: r.At, Body: strings.Join(r.Text, "\n"), Text: r.Words}, at: r.Range}
		if r.Gone {
			t.at = editor.Range{}
		}
		said = append(said, t)
	}
	return write(w, p, false, said)
}

func write(w io.Writer, p piece.Parcel, tracked bool, said []thread) error {
	s := p.Stories[0]
	record, err := piece.Record(s)
	if err != nil {
		return err
	}
	d := &document{parcel: p, story: &s, tracked: tracked, threads: said, media: map[string]string{}, rtl: ooxml.RightToLeft(s.Article.Language)}
	d.number()
	d.pack.Add("styles", "", ooxml.Styles(s.Article.Language))
	d.write()
	d.pack.Add("numbering", "", ooxml.Numbering(d.lists))
	d.pack.Add("settings", "", d.settings())
	d.pack.Add("fontTable", "", ooxml.FontTable)
	if len(d.remarks) > 0 {
		d.pack.AddComments(d.remarks, prefix, declared)
	}
	d.record(string(record))
	a := &s.Article
	core := ooxml.Core{Title: a.Headline, Creator: creator(a), Keywords: strings.Join(a.Keywords, ", "), Language: a.Language, Created: ooxml.Time(a.Published)}
	return d.pack.Write(w, d.b.String(), core)
}

// creator is who wrote a story.
func creator(a *editor.Article) string {
	var names []string
	for _, w := range a.Authors {
		names = append(names, w.Name)
	}
	return cmp.Or(strings.Join(names, ", "), a.Byline)
}

// The attributes that only we read, and how a part declares them.
const (
	prefix   = "stet"
	declared = `xmlns:stet="` + hints + `"`
	compat   = `xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="` + prefix + `"`
)

// document builds word/document.xml and what it refers to.
type document struct {
	pack    ooxml.Package
	parcel  piece.Parcel
	story   *editor.Story
	tracked bool
	rtl     bool

	threads []thread
	remarks []ooxml.Comment // of all threads, in order
	gone    []int           // those about words that are no more
	signs   string          // of these, for the first paragraph
	ids     int             // given to what is tracked, above those of remarks

	ends   [][]ending // of the blocks' last paragraphs
	inner  [][]ending // of the others that a picture has
	lists  int        // numbered lists begun
	inList bool       // the block before belongs to the last of them
	media  map[string]string
	below  bool // a table is right above
	loose  bool // the paragraph is the last of those of a picture
	drawn  int
	b      strings.Builder
}

func (d *document) add(parts ...string) {
	for _, s := range parts {
		d.b.WriteString(s)
	}
}

func (d *document) write() {
	d.add(ooxml.Head, `<w:document xmlns:w="`, ooxml.Word, `" xmlns:r="`, ooxml.Links, `" xmlns:wp="`, drawingSpace, `" `, declared, ` `, compat, `><w:body>`)
	a := &d.story.Article
	above, below := piece.Apart(d.story.Amendments)
	foot := piece.Foot(a)
	d.ends = d.settle(len(below)+len(foot) > 0)
	d.head(above)
	for i := 0; i < len(a.Body); {
		if rows := editor.TableAt(a.Body, i); len(rows) > 0 {
			d.table(rows, i)
			i += len(rows)
			continue
		}
		d.block(&a.Body[i], i)
		i++
	}
	d.notes(below)
	for _, l := range foot {
		d.line(ooxml.Foot, l)
	}
	if len(a.Body) == 0 && len(below)+len(foot) == 0 {
		d.paragraph("", "", nil)
	}
	d.add(`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1587" w:bottom="1417" w:left="1587" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`)
}

// head writes what stands above the words. What is suggested about where they begin is
// tracked at the end of its last line.
func (d *document) head(above []editor.Amendment) {
	a := &d.story.Article
	for _, id := range d.gone {
		d.signs += ooxml.CommentSign(id)
	}
	if a.Section != "" {
		d.line(ooxml.Kicker, a.Section)
	}
	if line := piece.Embargo(a); line != "" {
		d.line(ooxml.Embargo, line)
	}
	if a.Headline != "" {
		d.paragraph(ooxml.Styled("Title"), d.words(editor.HeadlineID, a.Headline, a.HeadlineMarks), nil)
	}
	if a.Standfirst != "" {
		d.paragraph(ooxml.Styled("Subtitle"), d.words(editor.StandfirstID, a.Standfirst, a.StandfirstMarks), nil)
	}
	if a.Byline != "" {
		d.line(ooxml.Byline, a.Byline)
	}
	if line := piece.Dateline(a); line != "" {
		d.line(ooxml.Filed, line)
	}
	if line := piece.Published(a); line != "" {
		d.line(ooxml.Published, line)
	}
	d.notes(above)
}

// line writes a line around the story.
func (d *document) line(style, words string) {
	d.paragraph(ooxml.Styled(style), ooxml.Run(words, ooxml.Look(nil, d.rtl), false), nil)
}

func (d *document) notes(all []editor.Amendment) {
	for _, n := range all {
		title, text := piece.Told(n)
		d.paragraph(ooxml.Styled(ooxml.Note), ooxml.Run(title+": ", `<w:b/><w:bCs/>`, false)+ooxml.Run(text, ooxml.Look(nil, d.rtl), false), nil)
	}
}

// paragraph writes a paragraph with what is suggested about its end.
func (d *document) paragraph(style, words string, ends []ending) {
	d.add(`<w:p>`)
	set := style
	if d.rtl {
		set += `<w:bidi/>`
	}
	switch {
	case d.loose:
		set += `<w:spacing w:after="220"/>`
	case d.below:
		set += `<w:spacing w:before="220"/>`
	}
	d.below = false
	if len(ends) > 0 {
		set += `<w:rPr>`
		for _, e := range ends {
			set += d.signed(e.Kind, e.Author, e.Track)
			if e.hint != "" {
				set += ` stet:opens="` + e.hint + `"`
			}
			set += `/>`
		}
		set += `</w:rPr>`
	}
	if set != "" {
		d.add(`<w:pPr>`, set, `</w:pPr>`)
	}
	d.add(d.signs, words, `</w:p>`)
	d.signs = ""
}

// signed opens the element that tracks a suggestion, without its bracket.
func (d *document) signed(kind editor.MarkKind, author string, t editor.Track) string {
	d.ids++
	return ooxml.Signed(trackTag(kind), d.ids, author, t.At)
}

func trackTag(kind editor.MarkKind) string {
	if kind == editor.Inserted {
		return "w:ins"
	}
	return "w:del"
}

func (d *document) block(b *editor.Block, i int) {
	ends := d.ends[i]
	if b.Kind != editor.Item || !b.Ordered && b.Level <= 1 {
		d.inList = false
	}
	switch b.Kind {
	case editor.ImageBlock:
		d.image(b, ends, d.inner[i])
	case editor.Item:
		list := ooxml.Bullets
		if b.Ordered {
			if !d.inList {
				d.lists++
				d.inList = true
			}
			list += d.lists
		}
		d.paragraph(ooxml.Block(*b, list), d.words(b.ID, b.Text, b.Marks), ends)
	default:
		d.paragraph(ooxml.Block(*b, 0), d.words(b.ID, b.Text, b.Marks), ends)
	}
}

// words writes the words of a block.
func (d *document) words(block, text string, marks []editor.Mark) string {
	return d.wordsIn(block, text, marks, 0, len(text))
}

// wordsIn writes the words of a block from a place to another in runs: a new one wherever
// a mark or a comment begins or ends.
func (d *document) wordsIn(block, text string, marks []editor.Mark, from, to int) string {
	if !d.tracked {
		marks = slices.DeleteFunc(slices.Clone(marks), func(m editor.Mark) bool { return m.Kind.Editorial() })
	}
	edges := []int{from, to}
	for _, m := range marks {
		edges = append(edges, m.Start, m.End)
	}
	for _, t := range d.threads {
		if t.at.Block == block {
			edges = append(edges, t.at.Start, t.at.End)
		}
	}
	edges = slices.DeleteFunc(edges, func(at int) bool { return at < from || at > to })
	slices.Sort(edges)
	edges = slices.Compact(edges)
	var b strings.Builder
	for i, at := range edges {
		b.WriteString(d.around(block, at))
		if i+1 < len(edges) {
			b.WriteString(d.piece(text[at:edges[i+1]], covering(marks, at, edges[i+1])))
		}
	}
	return b.String()
}

// around ends the comments that end at a place, and begins those that begin there.
func (d *document) around(block string, at int) string {
	out := ""
	for _, t := range d.threads {
		if t.at.Block == block && t.at.End == at {
			for _, id := range t.ids {
				out += ooxml.CommentStop(id) + ooxml.CommentSign(id)
			}
		}
	}
	for _, t := range d.threads {
		if t.at.Block == block && t.at.Start == at {
			for _, id := range t.ids {
				out += ooxml.CommentStart(id)
			}
		}
	}
	return out
}

// covering returns the marks on the bytes [from, to), which no mark parts.
func covering(marks []editor.Mark, from, to int) []editor.Mark {
	var out []editor.Mark
	for _, m := range marks {
		if m.Start <= from && to <= m.End {
			out = append(out, m)
		}
	}
	return out
}

// piece writes words that are set one way, within what is suggested of them and the
// link that they are.
func (d *document) piece(words string, marks []editor.Mark) string {
	deleted := slices.ContainsFunc(marks, func(m editor.Mark) bool { return m.Kind == editor.Deleted })
	out := d.within(ooxml.Run(words, ooxml.Look(marks, d.rtl), deleted), marks)
	for _, m := range marks {
		if m.Kind == editor.Link {
			return d.link(m.Href, out)
		}
	}
	return out
}

// within lays what is suggested around runs: words that came and are to go again lie in
// what came.
func (d *document) within(runs string, marks []editor.Mark) string {
	for _, kind := range []editor.MarkKind{editor.Deleted, editor.Inserted} {
		for _, m := range marks {
			if m.Kind == kind {
				runs = d.signed(kind, m.Author, editor.Track{At: m.At}) + `>` + runs + `</` + trackTag(kind) + `>`
			}
		}
	}
	return runs
}

// link lets runs lead to an address. One that is no address as the Web has them is kept
// in the code of a field: in a relationship it would make the document unreadable.
func (d *document) link(address, runs string) string {
	switch place, inside := strings.CutPrefix(address, "#"); {
	case inside && place != "":
		return `<w:hyperlink w:anchor="` + ooxml.Escape(place) + `">` + runs + `</w:hyperlink>`
	case isAddress(address):
		return `<w:hyperlink r:id="` + d.pack.Link(address) + `">` + runs + `</w:hyperlink>`
	}
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + ooxml.Escape(linkCode(address)) + ` </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + runs + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// isAddress reports whether an address has only the signs that RFC 3986 gives one, and
// leads out of the document.
func isAddress(address string) bool {
	scheme, _, ok := strings.Cut(address, ":")
	if !ok || strings.ContainsAny(scheme, "/?#") || strings.Count(address, "#") > 1 {
		return false
	}
	for i := 0; i < len(address); i++ {
		c := address[i]
		switch {
		case c == '%':
			if i+2 >= len(address) || !isHex(address[i+1]) || !isHex(address[i+2]) {
				return false
			}
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~:/?#@!$&'()*+,;=", c) >= 0:
		default:
			return false
		}
	}
	return true
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// settings say that a copy for somebody to go on with tracks what they change.
func (d *document) settings() string {
	track := ""
	if d.tracked {
		track = `<w:trackRevisions/>`
	}
	return ooxml.Head + `<w:settings xmlns:w="` + ooxml.Word + `">` + track +
		`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`
}

// record adds the part with all fields (ECMA-376 part 1, 15.2.5).
func (d *document) record(text string) {
	const custom = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
	d.pack.Part("customXml/item1.xml", "", ooxml.Head+`<record xmlns="`+recordSpace+`">`+ooxml.Escape(text)+`</record>`)
	d.pack.Part("customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
		ooxml.Head+`<ds:datastoreItem xmlns:ds="`+custom+`" ds:itemID="{5A6F0C52-7E0B-4C6A-9B1D-57E7A1B4C0DE}"><ds:schemaRefs><ds:schemaRef ds:uri="`+recordSpace+`"/></ds:schemaRefs></ds:datastoreItem>`)
	d.pack.Part("customXml/_rels/item1.xml.rels", "", ooxml.Head+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+
		`<Relationship Id="rId1" Type="`+ooxml.Links+`/customXmlProps" Target="itemProps1.xml"/></Relationships>`)
	d.pack.Relate(ooxml.Links+"/customXml", "../customXml/item1.xml")
}

// thread is a remark with those that answer it, and the words they are about.
type thread struct {
	editor.Comment
	at  editor.Range // the zero Range where they are no more
	ids []int
}

func threads(all []editor.Comment) []thread {
	var out []thread
	for _, c := range all {
		t := thread{Comment: c, at: c.Range}
		if c.Gone || c.Empty() {
			t.at = editor.Range{}
		}
		out = append(out, t)
	}
	return out
}

// number gives every remark its ID.
func (d *document) number() {
	for i := range d.threads {
		t := &d.threads[i]
		id := len(d.remarks) + 1
		first := ooxml.Comment{ID: id, Author: t.Author, At: t.At, Text: strings.Split(t.Body, "\n"), Resolved: t.Resolved}
		if t.at.IsZero() {
			d.gone = append(d.gone, id)
			first.Attributes = ` stet:gone="` + ooxml.Escape(t.Text) + `"`
			if t.Text != "" {
				first.Text = append([]string{"(on " + editor.InQuotes(t.Text) + ", deleted since)"}, first.Text...)
			}
		}
		t.ids = append(t.ids, id)
		d.remarks = append(d.remarks, first)
		for _, a := range t.Replies {
			t.ids = append(t.ids, len(d.remarks)+1)
			d.remarks = append(d.remarks, ooxml.Comment{ID: len(d.remarks) + 1, Of: id, Author: a.Author, At: a.At, Text: strings.Split(a.Body, "\n"), Resolved: t.Resolved})
		}
		if t.at.IsZero() {
			d.gone = append(d.gone, t.ids[1:]...)
		}
	}
	d.ids = max(1000, len(d.remarks))
}

// settle decides at which paragraph's end each suggestion about a block is tracked: at
// its own where all of the block came or is to go, else at that of the block before.
// What would tie words to a picture that stays, or to the lines above, is not tracked:
// there is nothing to join.
func (d *document) settle(more bool) [][]ending {
	body := d.story.Article.Body
	ends := make([][]ending, len(body))
	d.inner = make([][]ending, len(body))
	if !d.tracked {
		return ends
	}
	lines := make([]line, len(body))
	for i, b := range body {
		lines[i].block = b
		lines[i].block.Break = nil
		if isAtom(b) {
			lines[i].block.Marks = tracks(b.Break)
		}
	}
	for i, b := range slices.Backward(body) {
		for t := b.Break; t != nil; t = t.Over {
			e := ending{Track: editor.Track{Kind: t.Kind, Author: t.Author, At: t.At}}
			free := func(n int) bool {
				return !slices.ContainsFunc(ends[n], func(o ending) bool { return o.Kind == e.Kind })
			}
			whole := lines[i].whole(e)
			joins := i > 0 && free(i-1) && (!isAtom(body[i-1]) || suggests(body[i-1].Break, e.Kind))
			switch last := i == len(body)-1 && !more; {
			case whole && free(i) && (!last || !joins):
				e.hint = "own"
				ends[i] = append(ends[i], e)
				d.inner[i] = append(d.inner[i], e)
			case joins:
				e.hint = "next"
				ends[i-1] = append(ends[i-1], e)
				d.inner[i] = append(d.inner[i], e)
			case whole: // the next block goes with it, and nothing stands before that either could join
				for k := range ends[i] {
					if o := &ends[i][k]; o.Kind == e.Kind && (o.Author == e.Author || isAtom(b)) {
						o.hint = "both"
					}
				}
			}
		}
	}
	for i := range ends {
		slices.SortFunc(ends[i], func(a, b ending) int { return cmp.Compare(b.Kind, a.Kind) }) // what came, what goes
		lines[i].ends = slices.Clone(ends[i])
		for k := range lines[i].ends {
			lines[i].ends[k].hint = ""
		}
	}
	breaks(lines)
	clear := true // that it is read so without being told
	for i, b := range body {
		clear = clear && fmt.Sprint(flat(b.Break)) == fmt.Sprint(flat(lines[i].block.Break))
	}
	if clear {
		for _, all := range [][][]ending{ends, d.inner} {
			for _, of := range all {
				for k := range of {
					of[k].hint = ""
				}
			}
		}
	}
	return ends
}

func isAtom(b editor.Block) bool { return b.Image != nil || b.Kind == editor.Rule }

// suggests reports whether one of a suggestion and those under it is of a kind.
func suggests(t *editor.Track, kind editor.MarkKind) bool {
	return slices.ContainsFunc(flat(t), func(t editor.Track) bool { return t.Kind == kind })
}

// flat lists a suggestion and those under it.
func flat(t *editor.Track) []editor.Track {
	var out []editor.Track
	for ; t != nil; t = t.Over {
		out = append(out, editor.Track{Kind: t.Kind, Author: t.Author, At: t.At})
	}
	return out
}

// tracks are the marks that say of a picture what a suggestion about its block says.
func tracks(t *editor.Track) []editor.Mark {
	var out []editor.Mark
	for ; t != nil; t = t.Over {
		out = append(out, editor.Mark{Kind: t.Kind, Author: t.Author, At: t.At})
	}
	return out
}
