package docx

import (
	"fmt"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/format/piece"
)

// settle makes a story of the lines.
func (r *reader) settle() {
	breaks(r.lines)
	lines := r.headLines()
	r.rank(lines)
	var picture *editor.Image
	pictureID := ""
	var joins piece.Joins
	var signed []string
	for _, l := range lines {
		switch {
		case picture != nil && l.role == caption && (r.ours || !l.blank):
			r.caption(picture, pictureID, l)
			continue
		case picture != nil && l.role == credit && r.ours:
			picture.Credit += l.block.Text
			continue
		case picture != nil && l.role == credit:
			picture.Credit = strings.TrimSpace(picture.Credit + " " + l.block.Text)
			continue
		case r.ours && (l.role == about || l.role == kicker || l.role == filed || l.role == byline):
			r.remember(l)
			continue
		case l.role == kicker && !l.blank && r.piece.Kicked(live(l)):
			continue
		case l.role == byline && !l.blank:
			signed = append(signed, live(l))
			continue
		}
		if joins.Next(&l.block, l.blank); l.blank {
			continue
		}
		if l.block.Image != nil {
			l.block.Marks = nil
		}
		picture, pictureID = l.block.Image, r.piece.Add(l.block)
		r.found(pictureID, l.block.Words(), l.comments)
	}
	r.piece.Signed(signed)
}

func live(l line) string { return editor.Live(l.block.Text, l.block.Marks) }

// caption sets words under a picture. They cannot hold suggestions: they are as if all
// were accepted, or as they are under a picture that is to go as a whole.
func (r *reader) caption(i *editor.Image, id string, l line) {
	words := l.block.Text
	if slices.ContainsFunc(l.block.Marks, func(m editor.Mark) bool { return m.Kind.Suggested() }) {
		if said := live(l); said != "" && said != words {
			words, l.comments = said, nil
			r.left.captions++
		}
	}
	if i.Caption != "" {
		i.Caption += "\n"
	}
	for k := range l.comments {
		l.comments[k].start += len(i.Caption)
		l.comments[k].end += len(i.Caption)
	}
	i.Caption += words
	r.found(id, i.Caption, l.comments)
}

// headLines takes the headline and the standfirst out of the lines.
func (r *reader) headLines() []line {
	a := &r.piece.Story.Article
	take := func(role role, id string, words *string, marks *[]editor.Mark) func(l line) bool {
		closed := false
		return func(l line) bool {
			if l.role != role || closed && *words != "" {
				closed = closed || *words != ""
				return false
			}
			if l.blank && !r.ours {
				return true
			}
			from := 0
			if *words != "" {
				*words += " "
				from = len(*words)
			}
			*words += l.block.Text
			for _, m := range l.block.Marks {
				if m.Kind.Suggested() {
					m.Start, m.End = m.Start+from, m.End+from
					*marks = append(*marks, m)
				}
			}
			for k := range l.comments {
				l.comments[k].start, l.comments[k].end = l.comments[k].start+from, l.comments[k].end+from
			}
			r.found(id, *words, l.comments)
			return true
		}
	}
	title := take(headline, editor.HeadlineID, &a.Headline, &a.HeadlineMarks)
	stand := take(standfirst, editor.StandfirstID, &a.Standfirst, &a.StandfirstMarks)
	var rest []line
	for _, l := range r.lines {
		atHead := !slices.ContainsFunc(rest, func(l line) bool { return l.role == plain && !l.blank })
		if atHead && (title(l) || stand(l)) {
			continue
		}
		if l.role == headline || l.role == standfirst && !l.blank {
			l.block.Kind, l.block.Level = editor.Heading, 2
		}
		rest = append(rest, l)
	}
	if !r.ours {
		a.Headline, a.Standfirst = strings.TrimSpace(a.Headline), strings.TrimSpace(a.Standfirst)
		r.noteHead("headline", a.Headline, "paragraph in the style of a title read as the headline")
		r.noteHead("standfirst", a.Standfirst, "paragraph in the style of a subtitle read as the standfirst")
	}
	return rest
}

func (r *reader) noteHead(field, words, decision string) {
	if words != "" {
		r.piece.Story.Notes = append(r.piece.Story.Notes, editor.Note{Decision: decision, Text: words, Field: field, Undo: []editor.Edit{{Field: field}}})
	}
}

// rank lets headings be below the headline: where several are of the first rank, all
// go down by one.
func (r *reader) rank(lines []line) {
	firsts := 0
	for i, l := range lines {
		if l.role == heading && l.block.Level == 1 && (i > 0 || r.piece.Story.Article.Headline != "") {
			firsts++
		}
	}
	for i := range lines {
		if lines[i].role == heading && firsts > 1 {
			lines[i].block.Level++
		}
	}
}

// tell notes what was kept in another form and what was left out.
func (r *reader) tell() {
	p := &r.piece
	if n := len(r.notes); n > 0 && !r.ours {
		p.Note(counted(n, "footnote or endnote", "footnotes or endnotes")+" kept behind the text, with the numbers raised in it", "", 0)
	}
	if !r.ours {
		p.Kept()
	}
	l := r.left
	if l.moves > 0 {
		p.Note("words that were moved read as deleted there and inserted here", "", 0)
	}
	if l.captions > 0 {
		p.Note("tracked changes in "+counted(l.captions, "caption", "captions")+" taken as accepted: a caption holds no suggestions", "", 0)
	}
	p.Count(l.linked, "picture does not lie in the file, which only says where it was: nothing is fetched, add it yourself", "pictures do not lie in the file, which only says where they were: nothing is fetched, add them yourself")
	p.Behind(l.inCells)
	p.Nested(l.nested)
	p.Count(l.cells, "cell with a tracked change read as it stands: a row comes or goes as a whole", "cells with tracked changes read as they stand: a row comes or goes as a whole")
	p.Left(l.looks, "tracked change of formatting", "tracked changes of formatting", "the words stand as they are set now")
	p.Left(l.heads, "running head or foot", "running heads and feet", "they belong to the pages, not to the story")
	p.Left(l.boxes, "text box", "text boxes", "they stand beside the text")
	p.Left(l.hidden, "hidden passage", "hidden passages", "nobody sees them on the page")
	p.Left(l.objects, "chart or embedded object", "charts and embedded objects", "a story holds words and pictures")
	p.Left(l.contents, "table of contents", "tables of contents", "it says again what the headings say")
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// remember keeps what a line of ours shows of a field.
func (r *reader) remember(l line) {
	switch {
	case l.blank:
	case l.role == byline:
		r.byline = live(l)
	case l.role == kicker:
		r.section = live(l)
	case l.role == filed:
		r.dateline = live(l)
	}
}

// edited takes over what somebody changed in a line that shows a field.
func (r *reader) edited() {
	a := &r.piece.Story.Article
	r.piece.Stands("byline", r.byline, a.Byline)
	r.piece.Stands("section", r.section, a.Section)
	r.piece.StandsDateline(r.dateline, piece.Dateline(a))
}
