package credits

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// comparable reports whether a finding can be shown beside the story that it is held
// against.
func comparable(f editor.Finding) bool { return f.Elsewhere != nil && f.Elsewhere.Story != "" }

// heldAgainst shows where the words of a finding stand as well, and how they read
// there where they read otherwise.
func heldAgainst(e editor.Elsewhere) fyne.CanvasObject {
	column := control.NewColumn(2, control.NewText(control.Quiet.Wrap(control.Unlimited), elsewhereWords(e)))
	if e.Alike < 1 {
		column.Add(control.NewText(control.Words.In(theme.Muted).Wrap(3), e.Text))
	}
	return control.NewIndented(column)
}

// elsewhereWords says whose the words are, where they stand and how alike they are.
func elsewhereWords(e editor.Elsewhere) string {
	var parts []string
	if e.Credit != "" {
		parts = append(parts, e.Credit)
	}
	if e.Title != "" {
		parts = append(parts, editor.InQuotes(e.Title))
	}
	if !e.Filed.IsZero() {
		parts = append(parts, e.Filed.Format("2 Jan 2006"))
	}
	words := lang.X("credits.alike", "{{.Where}} — {{.Percent}}% alike", map[string]any{
		"Where": strings.Join(parts, ", "), "Percent": math.Round(100 * e.Alike)})
	if e.Others > 0 {
		words += "; " + control.Count("credits.others", "in {{.N}} more stories", e.Others)
	}
	return words
}
