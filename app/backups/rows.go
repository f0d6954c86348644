package backups

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

const rowHeight = 52

// buildList makes the list of backups. Enter goes to the stories of one.
func (s *Sheet) buildList() {
	s.list = control.NewList()
	s.list.Count = func() int { return len(s.all) }
	s.list.Height = func(int, float32) float32 { return rowHeight }
	s.list.Object = s.row
	s.list.OnSelect = func(int) { s.choose() }
	s.list.OnOpen = func(int) { s.details.focus() }
	s.list.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyEscape {
			s.OnDone()
		}
		return e.Name == fyne.KeyEscape
	}
}

// row shows when a backup was made, why, and what there is in it.
func (s *Sheet) row(i int) fyne.CanvasObject {
	b := s.all[i]
	glyph, ink := mark(b)
	when := control.NewRuns(control.Strong.Wrap(1), control.Run{Text: glyph + " ", Ink: ink}, control.Run{Text: control.Moment(s.now(), b.Made)})
	says := reason(b)
	if b.Trouble == "" {
		says += " · " + control.Count("backups.stories", "{{.N}} stories", b.Stories)
	}
	r := control.NewPaneRow(control.NewColumn(1, control.NewRow(6, when, control.NewText(control.Quiet, bytes(b.Bytes))), control.NewText(control.Quiet.Wrap(1), says)))
	if i == s.list.Selected() {
		r.SetState(control.Chosen)
	}
	r.OnTapped = func() { s.list.Choose(i) }
	return r
}

// mark says by a glyph whether a backup can be trusted.
func mark(b editor.Backup) (string, theme.Role) {
	switch {
	case b.Trouble != "":
		return "✕", theme.DisputedInk
	case !b.Verified || b.Missing > 0:
		return "◌", theme.NeedsSourceInk
	}
	return "✓", theme.VerifiedInk
}

// reason says why a backup was made, and whether it stays.
func reason(b editor.Backup) string {
	var says string
	switch {
	case b.Trouble != "":
		return lang.X("backups.unreadable", "cannot be read")
	case b.Reason == editor.Automatic:
		says = lang.X("backups.automatic", "by itself")
	case b.Reason == editor.ByHand:
		says = lang.X("backups.by-hand", "by hand")
	case b.Reason == editor.BeforeUpdate:
		says = lang.X("backups.before-update", "before an update")
	default:
		says = lang.X("backups.other-means", "a plain copy")
	}
	if b.Kept && b.Reason == editor.Automatic {
		says += ", " + lang.X("backups.kept", "kept for good")
	}
	return says
}

// bytes writes a size as people do.
func bytes(n int64) string {
	switch {
	case n < 1e6:
		return fmt.Sprintf("%d KB", (n+999)/1e3)
	case n < 1e8:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	case n < 1e9:
		return fmt.Sprintf("%d MB", n/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(n)/1e9)
}

// facts is what is told of a backup under its time.
func (s *Sheet) facts(b editor.Backup) string {
	if b.Trouble != "" {
		return reason(b) + " · " + bytes(b.Bytes)
	}
	says := []string{reason(b), control.Count("backups.stories", "{{.N}} stories", b.Stories),
		control.Count("backups.revisions", "{{.N}} revisions", b.Revisions), bytes(b.Bytes)}
	if !b.Newest.IsZero() {
		says = append(says, lang.X("backups.newest", "last filed {{.When}}", map[string]any{"When": control.Moment(s.now(), b.Newest)}))
	}
	return strings.Join(says, " · ")
}

// trust says whether a backup can be relied on.
func trust(b editor.Backup) string {
	switch {
	case b.Trouble != "":
		return strings.ToUpper(b.Trouble[:1]) + b.Trouble[1:] + "."
	case !b.Verified:
		return lang.X("backups.unverified", "It was not made by Stet and has not been verified: check it before you rely on it.")
	case b.Missing > 0:
		return control.Count("backups.missing", "Verified, but {{.N}} pictures or imported files were missing.", b.Missing)
	}
	return lang.X("backups.verified", "Verified when it was made.")
}
