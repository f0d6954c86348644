package piece

import (
	"slices"
	"strings"
	"time"

	"stet/editor"
)

// Role is what paragraphs of a style are in a story.
type Role string

// The roles that styles name. About is a line around the story that its fields say again.
const (
	Plain      Role = ""
	Headline   Role = "headline"
	Standfirst Role = "standfirst"
	Signature  Role = "byline"
	Quote      Role = "quote"
	Caption    Role = "caption"
	Credit     Role = "credit"
	Kicker     Role = "kicker"
	Filed      Role = "dateline"
	About      Role = "about"
)

// roles are those of styles by their names, folded. Word and LibreOffice translate the
// names on the screen, not those in the file.
var roles = map[string]Role{
	"title": Headline, "headline": Headline, "subtitle": Standfirst, "standfirst": Standfirst, "subheadline": Standfirst, "deck": Standfirst,
	"byline": Signature, "author": Signature, "stetbyline": Signature,
	"quote": Quote, "intensequote": Quote, "blocktext": Quote, "blockquote": Quote, "quotations": Quote, "blockquotation": Quote,
	"caption": Caption, "figurecaption": Caption, "imagecaption": Caption, "illustration": Caption, "figure": Caption, "drawing": Caption, "stetcaption": Caption,
	"picturecredit": Credit, "stetpicturecredit": Credit,
	"kicker": Kicker, "embargo": About, "dateline": Filed, "stetdateline": Filed, "storyfoot": About, "storypublished": About, "notetoreaders": About, "picturerights": About,
}

// RoleOf returns the role of a style by its name, Plain for one that says nothing.
func RoleOf(name string) Role { return roles[Fold(name)] }

// Fold writes a style's name as they are compared: in small letters, without spaces and
// hyphens.
func Fold(name string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '_' {
			return -1
		}
		return r
	}, strings.ToLower(name))
}

// Headlined takes the words of the first paragraph in the style of a title for the
// headline, and of one in that of a subtitle right below it for the standfirst, with what
// is suggested in them. It returns where they stand now, "" for those that it did not take.
func (p *Piece) Headlined(role Role, words string, marks []editor.Mark) (block string) {
	a := &p.Story.Article
	switch {
	case role == Headline && a.Headline == "":
		block, p.below = editor.HeadlineID, len(a.Body)
		a.Headline, a.HeadlineMarks = words, suggestions(marks)
		p.noteStyle("headline", words, "paragraph in the style of a title read as the headline")
	case role == Standfirst && a.Standfirst == "" && a.Headline != "" && len(a.Body) == p.below:
		block = editor.StandfirstID
		a.Standfirst, a.StandfirstMarks = words, suggestions(marks)
		p.noteStyle("standfirst", words, "paragraph in the style of a subtitle read as the standfirst")
	}
	return block
}

// mostKicker is how many words the name of a section has.
const mostKicker = 4

// Kicked takes the line above the text that is in the style of a kicker for the section,
// and reports whether it did: a story has one section, and its name is short.
func (p *Piece) Kicked(words string) bool {
	a := &p.Story.Article
	if words == "" || a.Section != "" || len(a.Body) > 0 || len(strings.Fields(words)) > mostKicker {
		return false
	}
	a.Section = words
	p.noteStyle("section", words, "paragraph in the style of a kicker read as the section")
	return true
}

// Pictured takes the words of a paragraph in the style of a caption or a credit for those
// of the picture right above it, and reports whether it did: not where that has them.
func (p *Piece) Pictured(role Role, words string) bool {
	body := p.Story.Article.Body
	if len(body) == 0 || body[len(body)-1].Image == nil {
		return false
	}
	field := &body[len(body)-1].Image.Caption
	if role == Credit {
		field = &body[len(body)-1].Image.Credit
	}
	if *field != "" {
		return false
	}
	*field = words
	return true
}

// Ranked lets headings be below the headline, as they were numbered in the file and
// pushed down by one: where none was of the first rank, they were below it already.
func (p *Piece) Ranked() {
	body := p.Story.Article.Body
	if slices.ContainsFunc(body, func(b editor.Block) bool { return b.Kind == editor.Heading && b.Level <= 2 }) {
		return
	}
	for i := range body {
		if body[i].Kind == editor.Heading {
			body[i].Level--
		}
	}
}

// Dated is a time that a file gives for a change or a comment: programs write the first
// second of 1970 where they know none.
func Dated(t time.Time) time.Time {
	if t.Unix() == 0 {
		return time.Time{}
	}
	return t
}

func (p *Piece) noteStyle(field, words, decision string) {
	p.Story.Notes = append(p.Story.Notes, editor.Note{Decision: decision, Text: words, Field: field, Undo: []editor.Edit{{Field: field}}})
}

// suggestions returns those among marks, which are all that a headline holds.
func suggestions(marks []editor.Mark) []editor.Mark {
	var out []editor.Mark
	for _, m := range marks {
		if m.Kind.Suggested() {
			out = append(out, m)
		}
	}
	return out
}

// Kept notes how many comments and tracked changes a file had, which stay what they are.
func (p *Piece) Kept() {
	p.Count(len(p.Story.Comments), "comment kept", "comments kept")
	p.Count(len(p.Story.Article.Suggestions()), "tracked change kept as suggestions", "tracked changes kept as suggestions")
}
