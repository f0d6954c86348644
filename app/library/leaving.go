package library

import (
	"time"

	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// leaving says of a story in the bin when it goes for good.
func (v *View) leaving(s editor.Summary) (string, theme.Role) {
	left := s.Deleted.Add(v.Keep).Sub(v.now())
	days := int((left + 24*time.Hour - 1) / (24 * time.Hour))
	if days <= 0 {
		return lang.X("bin.next", "Goes for good with the next backup"), theme.DisputedInk
	}
	return control.Count("bin.leaves", "Goes for good in {{.N}} days", days), theme.Muted
}
