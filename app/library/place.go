package library

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"stet/editor"
)

// Place is a view of the library: the stories of a status, of a section, with a
// tag, or those in the bin.
type Place struct {
	Status       editor.Status
	Section, Tag string
	Bin          bool
}

// In is the place of a status.
func In(s editor.Status) Place { return Place{Status: s} }

// Query asks for the stories that stand there.
func (p Place) Query() editor.Query {
	return editor.Query{Status: p.Status, Section: p.Section, Tag: p.Tag, Bin: p.Bin}
}

// Name is what the place is called on screen.
func (p Place) Name() string {
	switch {
	case p.Section != "":
		return p.Section
	case p.Tag != "":
		return p.Tag
	case p.Bin:
		return lang.X("library.bin", "Bin")
	}
	return statusName(p.Status)
}

const (
	inSection = "section:"
	withTag   = "tag:"
	inBin     = "bin:"
)

// String writes a place as settings keep it.
func (p Place) String() string {
	switch {
	case p.Section != "":
		return inSection + p.Section
	case p.Tag != "":
		return withTag + p.Tag
	case p.Bin:
		return inBin
	}
	return string(p.Status)
}

// ParsePlace reads what String wrote; what it cannot read is the inbox.
func ParsePlace(s string) Place {
	if section, ok := strings.CutPrefix(s, inSection); ok && section != "" {
		return Place{Section: section}
	}
	if tag, ok := strings.CutPrefix(s, withTag); ok && tag != "" {
		return Place{Tag: tag}
	}
	switch {
	case s == inBin:
		return Place{Bin: true}
	case statusIndex(editor.Status(s)) >= 0:
		return In(editor.Status(s))
	}
	return In(editor.Inbox)
}
