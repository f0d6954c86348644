// Package wire reads what news agencies send and writes what they take: ninjs,
// NewsML-G2, NITF and a text wrapped for the wire, and of older or other kinds, which
// are only read, NewsML 1.2, IPTC 7901 and ANPA-1312, and AP's media JSON.
//
// Agencies bend every standard, so reading is lenient: what has a place in a story goes
// there and is noted, what has none is noted and left out. Writing is not: what is
// written validates. What a standard has no place for travels in piece.Record. Nothing
// that a file refers to is fetched.
package wire

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// generator is how a file of ours says so.
const generator = "Stet"

// told is one story while it is read.
type told struct {
	piece.Piece
	keywords []string
	located  string    // where it was filed from, which a dateline in the text may tell otherwise
	issued   time.Time // as the file has it, whatever the zone
	shout    string    // what nobody who opens the story may miss
}

func newTold() *told { return &told{Piece: piece.Piece{Fielded: true}} }

// fill files a value on one line and notes where it stood.
func (t *told) fill(field, value, where string) {
	t.Fill(field, markup.Squeeze(value), editor.FieldLabel(field)+": from "+where)
}

// layouts are how wires write a time: ISO 8601 in full and without its signs. Those
// without a zone name no moment.
var (
	zoned = []string{time.RFC3339Nano, "2006-01-02T15:04:05Z0700", "20060102T150405Z0700", "20060102T150405Z07:00", "2006-01-02T15:04Z07:00", "20060102T1504Z0700"}
	local = []string{"2006-01-02T15:04:05", "20060102T150405", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02", "20060102"}
)

// moment reads a time; exact says that its zone is known.
func moment(v string) (at time.Time, exact, ok bool) {
	for _, layout := range zoned {
		if at, err := time.Parse(layout, v); err == nil {
			return at, true, true
		}
	}
	for _, layout := range local {
		if at, err := time.Parse(layout, v); err == nil {
			return at, false, true
		}
	}
	return time.Time{}, false, false
}

// when files a time. One without a zone is no moment: of an embargo it goes to the
// editor's note, where somebody reads it; of a publication its day stays.
func (t *told) when(field, value, where string) {
	value = strings.TrimSpace(value)
	at, exact, ok := moment(value)
	switch {
	case value == "":
	case !ok:
		t.Note(editor.FieldLabel(field)+" left out: "+where+" has no time that can be read", value, 0)
	case exact:
		t.fill(field, at.Format(time.RFC3339Nano), where)
	case field == "embargo":
		t.say(fmt.Sprintf("Embargo until %s, in a zone that %s does not name.", value, where), where)
	case field == "expires":
		t.say("Expires: "+value, where) // as a check asks for it
	case field == "published":
		t.fill("dateline.date", at.Format(time.DateOnly), where+", which names no zone: only the day")
	default:
		t.Note(editor.FieldLabel(field)+" left out: "+where+" names no zone", value, 0)
	}
}

// say adds a line to the editor's note.
func (t *told) say(line, where string) {
	line = strings.TrimSpace(piece.Text(line))
	note := &t.Story.Article.EditorNote
	switch {
	case line == "" || strings.Contains(*note, line):
	case *note == "":
		t.Fill("editorNote", line, editor.FieldLabel("editorNote")+": from "+where)
	default:
		*note += "\n" + line
		t.Note(editor.FieldLabel("editorNote")+": goes on with "+where, line, 0)
	}
}

// status heeds what the agency says may be done with the story.
func (t *told) status(word, where string) {
	_, word, _ = cutLast(strings.ToLower(strings.TrimSpace(word)), ":")
	switch word {
	case "", "usable":
	case "canceled", "cancelled", "cancel", "killed", "kill", "withdrawn", "retracted", "revoked":
		t.shout = "KILLED: the agency has withdrawn this story. Do not publish it, and take it down where it was"
		t.Note(t.shout, where+" "+word, 0)
		t.say("KILLED by the agency: do not publish.", where)
	case "withheld", "embargoed":
		t.shout = "WITHHELD: the agency has not released this story yet. Do not publish it"
		t.Note(t.shout, where+" "+word, 0)
		t.say("WITHHELD by the agency: not released yet.", where)
	default:
		t.Note("the agency gives the story’s status as "+word, where, 0)
	}
}

// cutLast is strings.Cut at the last sep; without one all of s is behind it.
func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return "", s, false
	}
	return s[:i], s[i+len(sep):], true
}

// keyword collects a word that the story is filed under. A letter alone is a desk's.
func (t *told) keyword(words ...string) {
	for _, w := range words {
		w = markup.Squeeze(piece.Text(w))
		same := func(k string) bool { return strings.EqualFold(k, w) }
		if len(w) > 1 && !slices.ContainsFunc(t.keywords, same) {
			t.keywords = append(t.keywords, w)
		}
	}
}

// author adds a name to the by-line's list. A word alone is somebody's initials or
// account.
func (t *told) author(name, role string) {
	name, role = markup.Squeeze(piece.Text(name)), markup.Squeeze(piece.Text(role))
	a := &t.Story.Article
	if name != "" && !strings.Contains(name, " ") {
		t.Note("creator left out: no name that readers are given", name, 0)
		return
	}
	if name == "" || slices.ContainsFunc(a.Authors, func(w editor.Author) bool { return strings.EqualFold(w.Name, name) }) {
		return
	}
	a.Authors = append(a.Authors, editor.Author{Name: name, Role: role})
}

// mostKeywords is how many words a story is filed under; machines give hundreds.
const mostKeywords = 40

// remark puts what is shouted beside the headline, where whoever opens the story sees it.
func (t *told) remark() {
	a := &t.Story.Article
	if t.shout == "" || a.Headline == "" {
		return
	}
	t.Story.Comments = append(t.Story.Comments, editor.Comment{ID: "wire", Author: a.Source, At: a.Published, Body: t.shout + ".",
		Text: a.Headline, Range: editor.Range{Block: editor.HeadlineID, Start: 0, End: len(a.Headline)}})
}

// isEmpty reports whether there is no story in what was read.
func (t *told) isEmpty() bool {
	a := &t.Story.Article
	return len(a.Body) == 0 && a.Headline == "" && a.Standfirst == "" && a.Slug == ""
}

// finish files what was collected. A story without a text has its description for one.
func (t *told) finish() piece.Piece {
	a := &t.Story.Article
	t.repeats()
	t.typewritten()
	t.place()
	if len(a.Body) == 0 && a.Standfirst != "" {
		t.Add(editor.Block{Kind: editor.Paragraph, Text: a.Standfirst})
		a.Standfirst = ""
		t.Story.Notes = slices.DeleteFunc(t.Story.Notes, func(n editor.Note) bool { return n.Field == "standfirst" })
		t.Note("the description is all the text there is: put in the body", "", 0)
	}
	if n := len(t.keywords) - mostKeywords; n > 0 {
		t.Note(fmt.Sprintf("%d of %d subjects left out: the first %d are kept", n, len(t.keywords), mostKeywords), strings.Join(t.keywords[mostKeywords:], ", "), 0)
		t.keywords = t.keywords[:mostKeywords]
	}
	if a.Keywords = t.keywords; len(t.keywords) > 0 {
		t.found("keywords", "the keywords and subjects")
	}
	if len(a.Authors) > 0 {
		t.found("authors", "the names of the creators")
	}
	t.Fill("terms", editor.WireCopy, editor.FieldLabel("terms")+": from the format, which is a wire’s")
	t.remark()
	t.Title = a.Headline
	if t.Title == "" {
		t.Title = a.Slug
	}
	return t.Piece
}

// several returns the stories of a file; one alone needs no title.
func several(all []piece.Piece) []piece.Piece {
	if len(all) == 1 {
		all[0].Title = ""
	}
	return all
}

func (t *told) found(field, where string) {
	v, _ := t.Story.Article.Field(field)
	t.Story.Notes = append(t.Story.Notes, editor.Note{Decision: editor.FieldLabel(field) + ": from " + where, Text: v, Field: field,
		Undo: []editor.Edit{{Field: field}}})
}

// body adds the blocks below an element, folded as a browser would.
func (t *told) body(n *html.Node) {
	for _, frame := range markup.All(n, markup.Named("header", "footer", "nav")) {
		if frame.Parent != nil && frame != n {
			t.Note("head or foot of the text as a page left out", markup.Words(frame), 0)
			frame.Parent.RemoveChild(frame)
		}
	}
	for _, line := range markup.All(n, isSigned) {
		t.signed(line)
	}
	f := &markup.Flow{Figure: figure}
	f.Read(n)
	for _, b := range f.Out {
		t.Add(b)
	}
	t.Behind(f.Moved)
}

// isSigned passes the line above a text that says in an element each what it is about and
// whose it is: <div><span>Defence</span><span class="source">TT</span></div>.
func isSigned(n *html.Node) bool {
	source := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && markup.Squeeze(c.Data) != "" || c.Type == html.ElementNode && !markup.Is(c, "span") {
			return false
		}
		source = source || markup.HasClass(c, "source")
	}
	return source && len(markup.Words(n)) < 80 && n.Parent != nil
}

// signed takes such a line out of the text; one that names a day or an hour stays.
func (t *told) signed(line *html.Node) {
	var said []string
	for _, part := range markup.All(line, markup.Named("span")) {
		words := markup.Words(part)
		if markup.HasClass(part, "source") {
			t.fill("source", words, "the line above the text")
			part.Parent.RemoveChild(part)
		}
		said = append(said, words)
	}
	if strings.ContainsAny(markup.Words(line), "0123456789") {
		return
	}
	t.Note("line above the text left out", strings.Join(said, " "), 0)
	line.Parent.RemoveChild(line)
}

// lines adds a text as paragraphs, each parted from the next by an empty line, or by a
// line end where there is none.
func (t *told) lines(text string) {
	text = piece.Text(text)
	sep := "\n"
	if strings.Contains(strings.TrimSpace(text), "\n\n") {
		sep = "\n\n"
	}
	for _, p := range strings.Split(text, sep) {
		if p = markup.Squeeze(p); p != "" {
			t.Add(editor.Block{Kind: editor.Paragraph, Text: p})
		}
	}
}

// figure reads a picture of a body: as Stet writes it, and else by its caption's words.
func figure(n *html.Node) *editor.Image {
	image := markup.Figure(n)
	if image == nil {
		return nil
	}
	if c := markup.First(n, markup.Named("figcaption")); c != nil && image.Caption == "" && image.Credit == "" && image.Byline == "" {
		image.Caption = markup.Words(c)
	}
	return image
}

// picture adds a picture that came beside the text.
func (t *told) picture(i editor.Image) {
	if i == (editor.Image{}) {
		return
	}
	for _, name := range editor.ImageFields() {
		_ = i.SetField(name, strings.TrimSpace(piece.Text(i.Field(name)))) // which took it once and takes it again
	}
	t.Add(editor.Block{Kind: editor.ImageBlock, Image: &i})
}
