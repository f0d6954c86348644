package wire

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"

	"stet/editor"
	"stet/editor/format/piece"
)

// Text as a wire sends it: a slug line, the headline in capitals, the by-line, the
// dateline before the first words, lines no longer than a teleprinter's, "###" below
// the last. It is for other desks' eyes; what it cannot show is in TextLoses.

// width is how many letters a line of a wire has.
const width = 69

// TextLoses are what wire text does not show, in the names of format.Lost.
var TextLoses = []string{"marks", "tables", "authors", "published", "credit.canonical", "copyright.holder", "copyright.year", "licence", "language", "section", "keywords",
	"terms", "pixel", "expires", "targetWords", "image.file", "image.alt", "image.licence", "image.source", "image.copyright", "image.usageTerms", "image.rights", "image.expires", "image.digitalSource"}

// WriteText writes the stories of a parcel below each other.
func WriteText(w io.Writer, p piece.Parcel) error {
	var b strings.Builder
	for i, s := range p.Stories {
		if i > 0 {
			b.WriteString("\n\n")
		}
		var one strings.Builder
		writeWire(&one, s)
		b.WriteString(gaps.ReplaceAllString(strings.TrimLeft(one.String(), "\n"), "\n\n"))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// gaps are more than one empty line: where a field is not known.
var gaps = regexp.MustCompile(`\n{3,}`)

func writeWire(b *strings.Builder, s editor.Story) {
	a := &s.Article
	words := 0
	for _, block := range a.Body {
		words += len(strings.Fields(block.Text))
	}
	if a.Slug != "" {
		fmt.Fprintf(b, "^%s, %d<\n", shownAs(a.Slug), words)
	}
	for _, l := range wrapped(strings.ToUpper(shownAs(a.Headline)), width-2) {
		fmt.Fprintf(b, "^%s<\n", l)
	}
	if !a.Embargo.IsZero() {
		wireLine(b, "HOLD FOR RELEASE until "+a.Embargo.Format("15:04 -07:00 Monday 2 January 2006"))
	}
	if a.EditorNote != "" {
		wireLine(b, "Eds: "+a.EditorNote)
	}
	wireLine(b, a.Standfirst)
	wireLine(b, a.Byline)
	above, below := piece.Apart(s.Amendments)
	wireAmendments(b, above)
	writeWireBody(b, a)
	wireAmendments(b, below)
	b.WriteString("\n")
	wireLine(b, signOff(a.Authors))
	for _, l := range []string{a.Credit.Raw, sourceLine(a), a.Copyright.Notice, a.UsageTerms, a.URL} {
		wireLine(b, l)
	}
	b.WriteString("\n###\n")
}

// signOff says who did what: "(Reporting by Ann Ames and Bo Bell; Editing by Cy Cole)".
func signOff(authors []editor.Author) string {
	var parts []string
	names := map[string][]string{}
	for _, w := range authors {
		work := signed[strings.ToLower(w.Role)]
		if work == "" {
			work = shownAs(w.Role) + ":"
		}
		if names[work] == nil {
			parts = append(parts, work)
		}
		names[work] = append(names[work], shownAs(w.Name))
	}
	for i, work := range parts {
		all := names[work]
		if n := len(all); n > 1 {
			all = append(all[:n-2:n-2], all[n-2]+" and "+all[n-1])
		}
		parts[i] = work + " " + strings.Join(all, ", ")
	}
	if parts == nil {
		return ""
	}
	return "(" + strings.Join(parts, "; ") + ")"
}

// signed are the roles of authors as a sign-off words them.
var signed = map[string]string{"": "Reporting by", "writer": "Writing by", "reporter": "Reporting by", "editor": "Editing by",
	"photographer": "Photographs by", "translator": "Translated by", "compiler": "Compiled by"}

// sourceLine names the source where the credit does not.
func sourceLine(a *editor.Article) string {
	if a.Source == "" || strings.Contains(a.Credit.Raw, a.Source) {
		return ""
	}
	return "Source: " + a.Source
}

func writeWireBody(b *strings.Builder, a *editor.Article) {
	dateline := datelineOf(a)
	var lists piece.Lists
	for i, block := range a.Body {
		depth, number := lists.Next(block)
		if block.Kind != editor.Row || i == 0 || a.Body[i-1].Kind != editor.Row {
			b.WriteByte('\n')
		}
		switch block.Kind {
		case editor.Row:
			wireText(b, editor.Barred(block.Text), "   ", "      ")
		case editor.Heading:
			wireLine(b, strings.ToUpper(block.Text))
		case editor.Rule:
			b.WriteString("   ___\n")
		case editor.Quote:
			wireText(b, block.Text, "      ", "      ")
		case editor.Item:
			mark := "- "
			if number > 0 {
				mark = piece.ItemMark(number) + " "
			}
			indent := strings.Repeat("   ", min(depth, 9))
			wireText(b, block.Text, indent+mark, indent+strings.Repeat(" ", len(mark)))
		case editor.ImageBlock:
			wireText(b, pictureLine(block.Image), "", "")
		default:
			wireText(b, dateline+block.Text, "   ", "")
			dateline = ""
		}
	}
}

// datelineOf is what the first paragraph opens with: "AHJA, Estonia, Nov 20 (Coast
// Wire) — ".
func datelineOf(a *editor.Article) string {
	city, country, _ := strings.Cut(shownAs(a.Dateline.Place), ",")
	place := strings.Trim(strings.ToUpper(city)+","+country, ", ")
	day := shownAs(a.Dateline.Date)
	if at, _, ok := moment(a.Dateline.Date); ok {
		day = at.Format("Jan 2")
	}
	head := strings.Trim(place+", "+day, ", ")
	if source := shownAs(a.Source); source != "" && head != "" {
		head += " (" + source + ")"
	}
	if head == "" {
		return ""
	}
	return head + " — "
}

// pictureLine is a picture as other desks are told of it.
func pictureLine(i *editor.Image) string {
	line := "[Picture: " + i.Caption
	for _, credit := range []string{i.Byline, i.Credit} {
		if credit != "" {
			line += " / " + credit
		}
	}
	return line + "]"
}

func wireAmendments(b *strings.Builder, all []editor.Amendment) {
	for _, n := range all {
		b.WriteByte('\n')
		wireText(b, strings.ToUpper(titleOf(n))+": "+n.ForReaders(), "", "")
	}
}

// wireLine writes a text of its own, nothing for none.
func wireLine(b *strings.Builder, text string) {
	if shownAs(text) != "" {
		wireText(b, text, "", "")
	}
}

// wireText writes a text within the width, each of its own lines anew.
func wireText(b *strings.Builder, text, first, other string) {
	for _, part := range strings.Split(text, "\n") {
		for i, l := range wrapped(part, width-len(other)-max(0, len(first)-len(other))) {
			indent := other
			if i == 0 {
				indent = first
			}
			b.WriteString(strings.TrimRightFunc(indent+l, unicode.IsSpace) + "\n")
			first = other
		}
	}
}

// wrapped breaks a text into lines of at most so many letters, longer words whole.
func wrapped(text string, most int) []string {
	var lines []string
	line, letters := "", 0
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }) {
		n := len([]rune(w))
		if letters > 0 && letters+1+n > most {
			lines = append(lines, line)
			line, letters = "", 0
		}
		if letters > 0 {
			line, letters = line+" ", letters+1
		}
		line, letters = line+w, letters+n
	}
	if letters > 0 {
		lines = append(lines, line)
	}
	return lines
}
