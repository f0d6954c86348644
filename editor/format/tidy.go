package format

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"stet/editor"
	"stet/editor/format/markup"
	"stet/editor/format/piece"
)

// tidy returns a as every format holds it and Article.Validate wants it: valid
// UTF-8 without control characters, blocks numbered b1, b2, ..., no block
// without words, marks sorted, within their text and merged where two of one
// kind touch, no link or picture address that runs a script. What an editor has
// noted about the words, such as that they were pasted, is no part of a file.
func tidy(a editor.Article) editor.Article {
	a = tidyBy(a, tidyBlock)
	a.HeadlineMarks, a.StandfirstMarks = nil, nil
	return a
}

// tidyRaw is tidy for the formats that hold suggestions.
func tidyRaw(a editor.Article) editor.Article {
	headline, standfirst := a.Headline, a.Standfirst
	a = tidyBy(a, settleBlock)
	_, a.HeadlineMarks = tidyText(headline, slices.Clone(a.HeadlineMarks))
	_, a.StandfirstMarks = tidyText(standfirst, slices.Clone(a.StandfirstMarks))
	return a
}

// tidyStory is tidy for a story with its facts, which lie where their words have come to
// lie, and with its suggestions and comments where those are kept.
func tidyStory(s editor.Story, raw, comments bool) editor.Story {
	a := s.Article
	a.Body = factsMarked(a.Body, s.Facts)
	tidied := tidy
	if raw {
		tidied = tidyRaw
	}
	if comments {
		a.Body = marked(a.Body, s.Comments)
	}
	out := editor.Story{Article: tidied(a), Amendments: tidyAmendments(s.Amendments)}
	out.Facts = anchorFacts(out.Article.Body, s.Facts)
	if comments {
		out.Comments = anchor(out.Article, s.Comments)
	}
	return out
}

func tidyBy(a editor.Article, tidied func(editor.Block) editor.Block) editor.Article {
	for _, s := range stringsOf(&a) {
		*s = piece.Text(*s)
	}
	var body []editor.Block
	var joins piece.Joins
	for _, b := range a.Body {
		b = tidied(b)
		said := b.Text != "" || b.Kind == editor.Rule || b.Kind == editor.ImageBlock
		if joins.Next(&b, !said); said {
			b.ID = blockID(len(body))
			body = append(body, b)
		}
	}
	a.Body = body
	return a
}

// stringsOf returns the text fields of a and of its authors and keywords.
func stringsOf(a *editor.Article) []*string {
	all := []*string{&a.Slug, &a.Headline, &a.Standfirst, &a.Byline, &a.Dateline.Place, &a.Dateline.Date,
		&a.Source, &a.Credit.Raw, &a.Credit.Canonical, &a.Copyright.Holder, &a.Copyright.Notice,
		&a.UsageTerms, &a.Licence, &a.URL, &a.Pixel, &a.Language, &a.Section, &a.EditorNote}
	for i := range a.Authors {
		all = append(all, &a.Authors[i].Name, &a.Authors[i].Role, &a.Authors[i].Link)
	}
	for i := range a.Keywords {
		all = append(all, &a.Keywords[i])
	}
	return all
}

func tidyBlock(b editor.Block) editor.Block {
	b.Break = nil
	b.Marks = slices.DeleteFunc(slices.Clone(b.Marks), func(m editor.Mark) bool { return m.Kind.Editorial() })
	return settleBlock(b)
}

// settleBlock is tidyBlock that keeps what somebody suggests.
func settleBlock(b editor.Block) editor.Block {
	switch b.Kind {
	case editor.Heading:
		b.Level, b.Ordered = min(max(b.Level, 2), 6), false
	case editor.Item:
		b.Level = min(max(b.Level, 1), 9)
	case editor.ImageBlock, editor.Rule:
		b.Level, b.Ordered, b.Text, b.Marks = 0, false, "", carried(b.Marks)
	case editor.Row:
		b.Level, b.Ordered = min(max(b.Level, 0), 1), false
	case editor.Quote:
		b.Level, b.Ordered = 0, false
	default:
		b.Kind, b.Level, b.Ordered = editor.Paragraph, 0, false
	}
	if b.Kind != editor.ImageBlock {
		b.Image = nil
	} else if b.Image == nil {
		b.Image = &editor.Image{}
	}
	if i := b.Image; i != nil {
		_, b.Marks = tidyText(i.Caption, b.Marks)
		for _, name := range editor.ImageFields() {
			_ = i.SetField(name, piece.Text(i.Field(name))) // which took it once and takes it again
		}
		i.File = safeURL(i.File)
		return b
	}
	b.Text, b.Marks = tidyText(b.Text, b.Marks)
	if b.Kind == editor.Row {
		b.Text, b.Marks = settleRow(b.Text, b.Marks)
	}
	if piece.Blank(b.Text) {
		b.Text, b.Marks = "", nil
	}
	return b
}

// settleRow takes line ends out of a row, and empty cells off its end. What sets words
// apart does not reach from cell to cell.
func settleRow(text string, marks []editor.Mark) (string, []editor.Mark) {
	text = strings.TrimRight(strings.ReplaceAll(text, "\n", " "), editor.CellEnd)
	var kept []editor.Mark
	for _, m := range marks {
		if m.End = min(m.End, len(text)); markup.TagOf(m.Kind) == "span" {
			kept = append(kept, m)
			continue
		}
		for from := m.Start; from < m.End; {
			words, _, _ := strings.Cut(text[from:m.End], editor.CellEnd)
			part := m
			part.Start, part.End = from, from+len(words)
			kept = append(kept, part)
			from = part.End + len(editor.CellEnd)
		}
	}
	return text, tidyMarks(text, kept)
}

// tidyText settles line ends, drops control characters and moves the marks
// along.
func tidyText(text string, marks []editor.Mark) (string, []editor.Mark) {
	clean := piece.Text(text)
	if clean != text {
		moved := slices.Clone(marks)
		for i := range moved {
			moved[i].Start = len(piece.Text(text[:snap(text, moved[i].Start)]))
			moved[i].End = len(piece.Text(text[:snap(text, moved[i].End)]))
		}
		marks = moved
	}
	return clean, tidyMarks(clean, marks)
}

// snap returns the rune boundary at or before an offset, within the text.
func snap(text string, at int) int {
	at = min(max(at, 0), len(text))
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// tidyMarks sorts marks as the nouns want them and merges those of one kind
// that overlap or touch. Where two different links overlap the first one wins.
func tidyMarks(text string, marks []editor.Mark) []editor.Mark {
	var kept []editor.Mark
	for _, m := range marks {
		m.Start, m.End = snap(text, m.Start), snap(text, m.End)
		if m.Kind == editor.Link {
			m.Href = safeURL(piece.Text(m.Href))
		} else {
			m.Href = ""
		}
		if m.Start < m.End && m.Kind != editor.Pasted && (m.Kind != editor.Link || m.Href != "") {
			kept = append(kept, m)
		}
	}
	slices.SortStableFunc(kept, func(a, b editor.Mark) int {
		return cmp.Or(strings.Compare(string(a.Kind), string(b.Kind)), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	var out []editor.Mark
	for _, m := range kept {
		if n := len(out); n > 0 && out[n-1].Kind == m.Kind && m.Start <= out[n-1].End {
			if out[n-1].Href == m.Href && out[n-1].Author == m.Author && out[n-1].At.Equal(m.At) {
				out[n-1].End = max(out[n-1].End, m.End)
				continue
			}
			if m.Start = out[n-1].End; m.Start >= m.End {
				continue
			}
		}
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b editor.Mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), strings.Compare(string(a.Kind), string(b.Kind)))
	})
	return out
}
