package library

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/theme"
	"stet/editor"
)

// storyRow is one story of the list: headline, slug, age, facts, credits, and
// the words a search found.
type storyRow struct {
	*control.Row
	headline, slug, age, facts, credits, snippet *control.Text
	bar                                          *control.Progress
}

func newStoryRow() *storyRow {
	r := &storyRow{
		headline: control.NewText(control.StoryHead, ""),
		slug:     control.NewText(control.Fine, ""),
		age:      control.NewText(control.Fine, ""),
		facts:    control.NewText(control.Fine, ""),
		credits:  control.NewText(control.Fine.Wrap(1), ""),
		snippet:  control.NewText(control.Quiet.Wrap(3), ""),
		bar:      control.NewProgress(46),
	}
	meta := control.NewRow(8, r.slug, r.age, r.bar, r.facts)
	r.Row = control.NewPaneRow(control.NewColumn(4, r.headline, meta, r.credits, r.snippet))
	return r
}

// row shows story i in a row that is to be used again; one that is not at hand is
// left blank.
func (v *View) row(i int) fyne.CanvasObject {
	s, ok := v.rows.at(i)
	if !ok || s.ID == "" {
		return newBlank()
	}
	var r *storyRow
	if n := len(v.pool); n > 0 {
		r, v.pool = v.pool[n-1], v.pool[:n-1]
	} else {
		r = newStoryRow()
	}
	v.fill(r, s)
	switch {
	case v.picks.numbers[s.Number]:
		r.SetState(control.Marked)
	case s.Number == v.open:
		r.SetState(control.Chosen)
	case i == v.stories.Selected():
		r.SetState(control.Marked)
	default:
		r.SetState(control.Plain)
	}
	v.used[r.Row] = r
	r.OnTapped = func() { v.tapped(i) }
	r.OnMiddle = func() { v.tellRow(v.OnBehind, i) }
	r.OnMenu = func(at fyne.Position) {
		control.OpenMenuAt(v, at, v.rowMenu(i, s))
	}
	return r.Row
}

// newBlank stands for a row for the blink until it is read.
func newBlank() fyne.CanvasObject {
	bar := func(width, height float32) fyne.CanvasObject {
		return control.NewRow(0, control.NewFixed(width, height, control.NewFill(theme.Hairline)))
	}
	return control.NewPaneRow(control.NewColumn(10, bar(180, 12), bar(110, 8)))
}

// release takes back a row that left the canvas.
func (v *View) release(_ int, o fyne.CanvasObject) {
	if r, ok := v.used[o]; ok {
		v.pool = append(v.pool, r)
		delete(v.used, o)
	}
}

func (v *View) fill(r *storyRow, s editor.Summary) {
	r.headline.SetText(control.Headline(s.Headline))
	r.slug.SetText(shortSlug(s.Slug))
	r.slug.Hidden = s.Slug == ""
	r.age.SetText(control.Age(v.now(), s.Updated))
	r.bar.Set(s.Settled, s.Facts)
	r.bar.Hidden = s.Facts == 0
	r.facts.SetText(fmt.Sprintf("%d/%d", s.Settled, s.Facts))
	r.facts.Hidden = s.Facts == 0
	words, ink := Credits(s.Tally)
	if !s.Deleted.IsZero() {
		words, ink = v.leaving(s)
	}
	r.credits.SetStyle(control.Fine.In(ink).Wrap(1))
	r.credits.SetText(words)
	r.snippet.SetRuns(marked(s.Snippet)...)
	r.snippet.Hidden = s.Snippet == ""
	r.Refresh()
}

// Credits says in words how the credit checks of a story came out, and in what
// ink.
func Credits(t editor.Tally) (string, theme.Role) {
	switch {
	case t.Failures > 0:
		return lang.XN("credits.failures", "{{.N}} credit failures", t.Failures, map[string]any{"N": t.Failures}), theme.DisputedInk
	case t.Warnings > 0:
		return lang.XN("credits.warnings", "{{.N}} credit warnings", t.Warnings, map[string]any{"N": t.Warnings}), theme.NeedsSourceInk
	}
	return lang.X("credits.no-failures", "No credit failures"), theme.VerifiedInk // a list does not know what is not known
}

// marked reads a snippet, whose words found stand between « and ».
func marked(snippet string) []control.Run {
	var runs []control.Run
	for snippet != "" {
		plain, rest, ok := strings.Cut(snippet, "«")
		if plain != "" {
			runs = append(runs, control.Run{Text: plain})
		}
		if !ok {
			break
		}
		word, after, _ := strings.Cut(rest, "»")
		runs = append(runs, control.Run{Text: word, Ink: theme.Ink, Bold: true})
		snippet = after
	}
	return runs
}

// menu is what can be done with a story from the list.
func (v *View) menu(s editor.Summary) []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(lang.X("library.open", "Open"), func() {
			if v.OnOpen != nil {
				v.OnOpen(s)
			}
		}),
		fyne.NewMenuItem(lang.X("library.keep", "Open in a tab of its own"), func() {
			if v.OnKeep != nil {
				v.OnKeep(s)
			}
		}),
		fyne.NewMenuItemSeparator(),
	}
	for _, status := range editor.Statuses {
		item := fyne.NewMenuItem(lang.X("library.move", "Move to {{.View}}", map[string]any{"View": statusName(status)}), func() {
			if v.OnStatus != nil {
				v.OnStatus(s.ID, status)
			}
		})
		item.Disabled = status == s.Status
		items = append(items, item)
	}
	if v.Extra != nil {
		if extra := v.Extra(s); len(extra) > 0 {
			items = append(append(items, fyne.NewMenuItemSeparator()), extra...)
		}
	}
	return items
}

// slugLength is how many letters of a slug a row has room for beside the age,
// the facts and their bar.
const slugLength = 14

// shortSlug is a slug as desks say it, in capitals, cut between its words.
func shortSlug(slug string) string {
	letters := []rune(slug)
	if len(letters) <= slugLength {
		return strings.ToUpper(slug)
	}
	short := string(letters[:slugLength+1])
	if cut := strings.LastIndexByte(short, '-'); cut > 0 {
		return strings.ToUpper(short[:cut])
	}
	return strings.ToUpper(string(letters[:slugLength])) + "…"
}
