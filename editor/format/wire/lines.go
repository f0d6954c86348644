package wire

import (
	"regexp"
	"slices"
	"strings"

	"stet/editor"
)

// Lines that wires put above and into their text: slug lines, by-lines, datelines.

// datelined matches a first paragraph that says itself where it was filed.
var datelined = regexp.MustCompile(`^\(?\p{Lu}[^.!?“”"]{2,70}? ?[-–—]{1,2} ?\P{Ll}`)

// place files where the story was filed from, unless its text says so itself.
func (t *told) place() {
	body := t.Story.Article.Body
	if t.located != "" && slices.ContainsFunc(body[:min(len(body), 2)], func(b editor.Block) bool { return datelined.MatchString(b.Text) }) {
		t.Note("filed from "+t.located+"; the dateline is left to the text", "", 0)
		return
	}
	t.fill("dateline.place", t.located, "located")
}

// byWord is what a by-line opens with.
var byWord = regexp.MustCompile(`^(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|DI) `)

// repeats drops the headline and the by-line where they open the text once more.
func (t *told) repeats() {
	a := &t.Story.Article
	for len(a.Body) > 1 {
		words := a.Body[0].Text
		if words == "" || !strings.EqualFold(words, a.Headline) && !strings.EqualFold(byWord.ReplaceAllString(words, ""), byWord.ReplaceAllString(a.Byline, "")) {
			return
		}
		t.Note("headline or by-line repeated: dropped", words, 0)
		a.Body = a.Body[1:]
	}
}

// slug files a slug line. AP's say more than that: see anpaSlug.
func (t *told) slug(line, where string) {
	if cycle.MatchString(line) {
		t.anpaSlug(line, where)
		return
	}
	t.fill("slug", line, where)
}

// dayOfMonth matches "Aug 29, 2014", "4 nov" and "29. August".
var dayOfMonth = regexp.MustCompile(`^(?:\pL{3,10}\.? \d{1,2}|\d{1,2}\.? (?:de )?\pL{3,10}\.?)(?:,? \d{4})?$`)

var (
	cycle     = regexp.MustCompile(`^(?:BC|AM|PM)-`)
	dashed    = regexp.MustCompile(`^[^_]{2,60}\([A-Z][\w ]*\) _ `)
	underline = regexp.MustCompile(`^_{3,}$`)
)

// typewritten makes dashes of the underscores that AP still writes for them, and rules
// of its lines of them.
func (t *told) typewritten() {
	body := t.Story.Article.Body
	dashes := slices.ContainsFunc(body[:min(len(body), 2)], func(b editor.Block) bool { return dashed.MatchString(b.Text) })
	if dashes {
		t.Note("underscores between words read as dashes", "", 0)
	}
	for i := range body {
		b := &body[i]
		switch {
		case underline.MatchString(b.Text):
			*b = editor.Block{ID: b.ID, Kind: editor.Rule}
		case dashes:
			for k := range b.Marks {
				m := &b.Marks[k]
				m.Start, m.End = len(dash(b.Text[:m.Start], b.Text)), len(dash(b.Text[:m.End], b.Text))
			}
			b.Text = dash(b.Text, b.Text)
		}
	}
}

// dash writes the dashes in the beginning of a text.
func dash(beginning, text string) string {
	if strings.HasSuffix(beginning, " _") && strings.HasPrefix(text[len(beginning):], " ") {
		return strings.TrimSuffix(dash(beginning+" ", text), " ")
	}
	return strings.ReplaceAll(beginning, " _ ", " — ")
}

// dateline files the place that a line such as "STOCKHOLM, Aug 29, 2014 (AFP) -" begins
// with, and the day behind it in the words of the line, where it is one of a month.
func (t *told) dateline(line string) {
	head, _, _ := strings.Cut(line, "(")
	var place []string
	day := ""
	parts := strings.Split(head, ",")
	for i, part := range parts {
		if part = strings.Trim(part, " -–—"); part == "" || strings.ContainsAny(part, "0123456789") {
			day = strings.Trim(strings.Join(parts[i:], ","), " -–—")
			break
		}
		place = append(place, part)
	}
	if len(place) > 0 {
		t.fill("dateline.place", strings.Join(place, ", "), "the dateline “"+line+"”")
		if dayOfMonth.MatchString(day) {
			t.fill("dateline.date", day, "the dateline “"+line+"”")
		}
	} else if line != "" {
		t.Note("dateline as the item has it", line, 0)
	}
}
