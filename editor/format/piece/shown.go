package piece

import (
	"regexp"
	"strings"
	"time"

	"stet/editor"
)

// What stands around the words of a story in a document: the lines that readers see of
// its fields. The record holds the same in full.

// Dateline is where and when copy was filed, with the weekday, as papers print it,
// where the story is in English and the day is known in full.
func Dateline(a *editor.Article) string {
	d := a.Dateline
	if day, err := time.Parse(time.DateOnly, d.Date); err == nil && (a.Language == "" || strings.HasPrefix(strings.ToLower(a.Language), "en")) {
		d.Date = day.Format("Monday, 2 January 2006")
	}
	return d.Place + between(d) + d.Date
}

// PlainDateline is a dateline as the story has it, for what may be read in any language.
func PlainDateline(a *editor.Article) string {
	return a.Dateline.Place + between(a.Dateline) + a.Dateline.Date
}

func between(d editor.Dateline) string {
	if d.Place == "" || d.Date == "" {
		return ""
	}
	return ", "
}

// Embargo is the line at the head of copy that is to wait, "" for any other.
func Embargo(a *editor.Article) string {
	if a.Embargo.IsZero() {
		return ""
	}
	return "Embargoed until " + editor.Moment(a.Embargo)
}

// Published is the line that says when a story came out, "" where nobody knows.
func Published(a *editor.Article) string {
	if a.Published.IsZero() {
		return ""
	}
	return editor.Moment(a.Published)
}

// Foot is the lines below a story: whose it is, and on what terms it may be used.
func Foot(a *editor.Article) []string {
	var lines []string
	add := func(before, v string) {
		if strings.TrimSpace(v) != "" {
			lines = append(lines, before+v)
		}
	}
	add("", a.Credit.Printed())
	add("Source: ", a.Source)
	add("", a.Copyright.Notice)
	add("", a.UsageTerms)
	add("", a.Licence)
	add("Original: ", a.URL)
	return lines
}

// Rights is what is printed under a picture besides its caption and its credit.
func Rights(i *editor.Image) string {
	var parts []string
	for _, v := range []string{i.Byline, i.Source, i.Copyright, i.Licence, i.UsageTerms} {
		if v = strings.TrimSpace(v); v != "" && !strings.Contains(i.Credit, v) {
			parts = append(parts, v)
		}
	}
	return strings.Join(parts, " · ")
}

// Apart parts the notes to readers that take a story back, which stand above its words,
// from those that stand below.
func Apart(all []editor.Amendment) (above, below []editor.Amendment) {
	for _, a := range all {
		if a.Kind == editor.Retraction {
			above = append(above, a)
		} else {
			below = append(below, a)
		}
	}
	return above, below
}

var blankLines = regexp.MustCompile(`\n{2,}`)

// Told is what a note tells readers, and what it begins with: "Correction, 20 November
// 2026".
func Told(a editor.Amendment) (title, text string) {
	title = a.Kind.Words()
	if !a.At.IsZero() {
		title += ", " + a.At.Format("2 January 2006")
	}
	return title, strings.TrimSpace(blankLines.ReplaceAllString(Text(a.ForReaders()), "\n"))
}
