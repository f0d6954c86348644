package format

import (
	"bufio"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/format/piece"
)

// Notes to readers stand above the words where they take them back, and else below
// them. Each format also keeps them in full, for a file that is read back.

// tidyAmendments returns notes as every format holds them, the oldest first.
func tidyAmendments(all []editor.Amendment) []editor.Amendment {
	out := slices.Clone(all)
	for i := range out {
		a := &out[i]
		for _, s := range []*string{&a.ID, (*string)(&a.Kind), &a.Fact, &a.Wrong, &a.Right, &a.Note, &a.By} {
			*s = piece.Text(*s)
		}
	}
	slices.SortStableFunc(out, func(a, b editor.Amendment) int { return a.At.Compare(b.At) })
	return out
}

// amendmentTitle is what a note begins with: "Correction, 20 November 2026".
func amendmentTitle(a editor.Amendment) string {
	if a.At.IsZero() {
		return a.Kind.Words()
	}
	return a.Kind.Words() + ", " + a.At.Format("2 January 2006")
}

var blankLines = regexp.MustCompile(`\n{2,}`)

// told is what readers are told, in one block.
func told(a editor.Amendment) string {
	return strings.TrimSpace(blankLines.ReplaceAllString(piece.Text(a.ForReaders()), "\n"))
}

// wholeAmendment writes all that is known of a note on one line.
func wholeAmendment(a editor.Amendment) string {
	b, err := json.Marshal(a)
	if err != nil { // only a year that no calendar has
		return ""
	}
	return string(b)
}

// addAmendment reads what wholeAmendment wrote; what a hand broke is left out.
func (r *reading) addAmendment(line string) {
	var a editor.Amendment
	if json.Unmarshal([]byte(line), &a) == nil && a != (editor.Amendment{}) {
		r.amendments = append(r.amendments, a)
	}
}

// writePageAmendments writes notes as a section of a page.
func writePageAmendments(b *bufio.Writer, all []editor.Amendment) {
	if len(all) == 0 {
		return
	}
	b.WriteString("<section class=\"amendments\">\n")
	for _, a := range all {
		fmt.Fprintf(b, "<p class=\"%s\"><strong>%s:</strong> %s</p>\n", attribute(string(a.Kind)), escape(amendmentTitle(a)), escape(told(a)))
	}
	b.WriteString("</section>\n")
}

// The lines around notes in Markdown. No text of a story can hold one: there the
// sign they begin with is escaped.
const notesBegin, notesEnd = "<!-- stet:notes -->", "<!-- /stet:notes -->"

var markdownNotes = regexp.MustCompile(`(?s)(?:^|\n)` + notesBegin + `\n.*?\n` + notesEnd + `\n`)

func writeMarkdownAmendments(b *bufio.Writer, all []editor.Amendment) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", notesBegin)
	for _, a := range all {
		title, text := amendmentTitle(a)+":", told(a)
		fmt.Fprintf(b, "\n**%s** %s\n", escapeMarkdown(title, 0, len(title), editor.Paragraph), escapeMarkdown(text, 0, len(text), editor.Paragraph))
	}
	fmt.Fprintf(b, "\n%s\n", notesEnd)
}

// textNote begins a note in plain text.
const textNote = "[Note to readers] "

func writeTextAmendments(b *bufio.Writer, all []editor.Amendment) {
	for _, a := range all {
		fmt.Fprintf(b, "\n%s%s: %s\n", textNote, amendmentTitle(a), continued(told(a)))
	}
}

// correctionComment is a note as schema.org has it
// (https://schema.org/CorrectionComment).
type correctionComment struct {
	Type      string `json:"@type"`
	Name      string `json:"name,omitempty"`
	Text      string `json:"text"`
	Published string `json:"datePublished,omitempty"`
}

func correctionComments(all []editor.Amendment) []correctionComment {
	var out []correctionComment
	for _, a := range all {
		out = append(out, correctionComment{"CorrectionComment", a.Kind.Words(), told(a), stamp(a.At)})
	}
	return out
}

// frontAmendment is a note in front matter.
type frontAmendment struct {
	ID    string `yaml:"id"`
	Kind  string `yaml:"kind"`
	Fact  string `yaml:"fact"`
	Wrong string `yaml:"wrong"`
	Right string `yaml:"right"`
	Note  string `yaml:"note"`
	By    string `yaml:"by"`
	At    string `yaml:"at"`
}

func (f frontAmendment) amendment() editor.Amendment {
	return editor.Amendment{ID: f.ID, Kind: editor.CorrectionKind(f.Kind), Fact: f.Fact, Wrong: f.Wrong, Right: f.Right, Note: f.Note, By: f.By, At: parseStamp(f.At)}
}
