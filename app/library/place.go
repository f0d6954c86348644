package library

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"stet/editor"
)

// Place is a view of the library: the stories of a status, of a section, with a
// tag, those that a kept search finds, or those in the bin.
type Place struct {
	Status       editor.Status
	Section, Tag string
	Kept         Kept
	Bin          bool
}

// In is the place of a status.
func In(s editor.Status) Place { return Place{Status: s} }

// Query asks for the stories that stand there; what a kept search asks for is in
// its own Query.
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
	case p.Kept.ID != 0:
		return p.Kept.Name
	case p.Bin:
		return lang.X("library.bin", "Bin")
	}
	return statusName(p.Status)
}

const (
	inSection = "section:"
	withTag   = "tag:"
	inBin     = "bin:"
	keptAs    = "view:"
)

// String writes a place as settings keep it.
func (p Place) String() string {
	switch {
	case p.Section != "":
		return inSection + p.Section
	case p.Tag != "":
		return withTag + p.Tag
	case p.Kept.ID != 0:
		return keptAs + strconv.FormatInt(p.Kept.ID, 10)
	case p.Bin:
		return inBin
	}
	return string(p.Status)
}

// ParsePlace reads what String wrote; what it cannot read is the inbox. Of a kept
// search it knows the ID alone.
func ParsePlace(s string) Place {
	if section, ok := strings.CutPrefix(s, inSection); ok && section != "" {
		return Place{Section: section}
	}
	if tag, ok := strings.CutPrefix(s, withTag); ok && tag != "" {
		return Place{Tag: tag}
	}
	if id, ok := strings.CutPrefix(s, keptAs); ok {
		if n, err := strconv.ParseInt(id, 10, 64); err == nil && n > 0 {
			return Place{Kept: Kept{ID: n}}
		}
	}
	switch {
	case s == inBin:
		return Place{Bin: true}
	case statusIndex(editor.Status(s)) >= 0:
		return In(editor.Status(s))
	}
	return In(editor.Inbox)
}
