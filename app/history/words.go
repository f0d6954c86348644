package history

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/editor"
)

// words says in a sentence what happened.
func (v *View) words(h editor.Happening) string {
	if h.Revision != nil {
		return filed(*h.Revision, h.File)
	}
	e := *h.Event
	was, became := control.StatusName(e.Was), control.StatusName(e.Became)
	switch e.What {
	case editor.Moved:
		return lang.X("history.moved", "Moved from {{.Was}} to {{.Became}}", map[string]any{"Was": was, "Became": became})
	case editor.WasSpiked:
		if e.Became == "" {
			return lang.X("history.spiked", "Spiked from {{.Was}}", map[string]any{"Was": was})
		}
		return lang.X("history.spiked-why", "Spiked from {{.Was}}: {{.Why}}", map[string]any{"Was": was, "Why": e.Became})
	case editor.Unspiked:
		return lang.X("history.unspiked", "Taken from the spike, back to {{.Became}}", map[string]any{"Became": became})
	case editor.SentOut:
		return v.sent(e)
	case editor.Tagged:
		return lang.X("history.tagged", "Tagged “{{.Tag}}”", map[string]any{"Tag": e.Became})
	case editor.Untagged:
		return lang.X("history.untagged", "Tag “{{.Tag}}” taken off", map[string]any{"Tag": e.Was})
	case editor.Sectioned:
		return v.sectioned(e)
	case editor.Joined, editor.JoinedBy, editor.Parted, editor.PartedBy:
		return v.related(e)
	case editor.Binned:
		return lang.X("history.binned", "Put in the bin")
	case editor.Unbinned:
		return lang.X("history.unbinned", "Put back from the bin")
	case editor.TakenOver:
		return lang.X("history.taken-over", "Taken over from {{.Was}}", map[string]any{"Was": e.Was})
	case editor.WasMended:
		return lang.X("history.repaired", "Repaired: {{.What}}", map[string]any{"What": e.Was})
	case editor.FromBackup:
		return lang.X("history.restored", "Brought back from a backup: {{.File}}", map[string]any{"File": e.Was})
	}
	return fmt.Sprint(e.What, " ", e.Was, " ", e.Became) // by a newer Stet
}

// sent says to which file a story went, and where it is known in which form, for whom
// and into which folder.
func (v *View) sent(e editor.Event) string {
	if e.Sent == nil {
		return lang.X("history.exported", "Exported to {{.File}}", map[string]any{"File": e.Became})
	}
	said := map[string]any{"File": e.Became, "Format": e.Sent.Format, "For": e.Sent.For}
	if v.Format != nil {
		said["Format"] = v.Format(e.Sent.Format)
	}
	words := lang.X("history.exported-as", "Exported to {{.File}} ({{.Format}})", said)
	if e.Sent.For != "" {
		words = lang.X("history.exported-for", "Exported for {{.For}} to {{.File}} ({{.Format}})", said)
	}
	return words + "\n" + e.Sent.Folder
}

func (v *View) sectioned(e editor.Event) string {
	if e.Became == "" {
		return lang.X("history.unsectioned", "Taken out of section {{.Was}}", map[string]any{"Was": e.Was})
	}
	return lang.X("history.sectioned", "Moved to section {{.Became}}", map[string]any{"Became": e.Became})
}

// related says what story it was related to, or parted from.
func (v *View) related(e editor.Event) string {
	name := ""
	if v.Name != nil {
		name = v.Name(e.Became)
	}
	if name == "" {
		name = lang.X("history.another", "another story")
	} else {
		name = "“" + name + "”"
	}
	back := e.What == editor.JoinedBy || e.What == editor.PartedBy
	as := control.RelationName(e.Was, back) + " " + name
	if e.What == editor.Parted || e.What == editor.PartedBy {
		return lang.X("history.parted", "No longer: {{.As}}", map[string]any{"As": as})
	}
	return as
}

// filed names a revision, and says what file the first came from and why an
// export went out in spite of the checks.
func filed(r editor.Revision, file string) string {
	name := control.RevisionTitle(r.Number, r.Name, string(r.Cause))
	if file != "" {
		name = lang.X("history.imported", "r1 · Imported from {{.File}}", map[string]any{"File": file})
	}
	name += lang.X("history.words", ", {{.N}} words", map[string]any{"N": control.Number(r.Words)})
	if r.Override != nil {
		name += "\n" + lang.X("history.override", "Overridden by {{.By}}: {{.Reason}}", map[string]any{"By": r.Override.By, "Reason": r.Override.Reason})
	}
	return name
}
