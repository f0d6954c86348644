package app

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/control"
	"stet/app/desk"
)

// buildStrip makes the bar of the open stories.
func (w *window) buildStrip() {
	with := func(do func(*story)) func(string) {
		return func(id string) {
			if s := w.opened(id); s != nil {
				do(s)
			}
		}
	}
	w.strip = desk.NewStoryTabs()
	w.strip.OnFront = with(w.toFront)
	w.strip.OnKeep = with(func(s *story) { w.admit(s, kept) })
	w.strip.OnClose = with(w.close)
	w.strip.OnMove = func(id string, by int) { with(func(s *story) { w.moveTab(s, by) })(id) }
	w.strip.OnMenu = func(id string, at fyne.Position) { with(func(s *story) { w.stripMenu(s, at) })(id) }
}

// under puts the page below the bar of the open stories.
func (w *window) under(page fyne.CanvasObject) *fyne.Container {
	return container.New(stripAbove{}, w.strip, page)
}

// stripAbove puts the bar above the page, where it is shown.
type stripAbove struct{}

func (stripAbove) Layout(o []fyne.CanvasObject, s fyne.Size) {
	room := float32(0)
	if o[0].Visible() {
		room = o[0].MinSize().Height
		o[0].Resize(fyne.NewSize(s.Width, room))
	}
	o[1].Move(fyne.NewPos(0, room))
	o[1].Resize(s.SubtractWidthHeight(0, room))
}

func (stripAbove) MinSize(o []fyne.CanvasObject) fyne.Size { return o[1].MinSize() }

// refreshStrip shows the open stories; where nothing has changed it costs next
// to nothing, as each key asks for it.
func (w *window) refreshStrip() {
	tabs := make([]desk.StoryTab, len(w.stories))
	for i, s := range w.stories {
		tabs[i] = desk.StoryTab{ID: s.id, Name: s.name(), Passing: s.passing,
			Unfiled: s.doc.Version() != s.filedAt, Failed: s.save.err != nil}
	}
	front := ""
	if w.story != nil {
		front = w.story.id
	}
	hidden := len(tabs) < 2 || w.panes.Focus()
	if slices.Equal(tabs, w.strip.Tabs()) && front == w.strip.Front() && hidden == w.strip.Hidden {
		return
	}
	w.strip.Set(tabs, front)
	w.strip.Hidden = hidden
	w.centre.Refresh() // which makes room
	if w.other != nil {
		w.refreshSplit() // for the names
	}
}

// stripMenu is what can be done with a tab.
func (w *window) stripMenu(s *story, at fyne.Position) {
	keep := fyne.NewMenuItem(lang.X("strip.keep", "Keep open"), func() { w.admit(s, kept) })
	keep.Disabled = !s.passing
	others := fyne.NewMenuItem(lang.X("strip.close-others", "Close the other stories"), func() { w.closeOthers(s) })
	others.Disabled = len(w.stories) < 2
	beside := fyne.NewMenuItem(lang.X("strip.beside", "Show beside the page in front"), func() { w.beside(s) })
	control.OpenMenuAt(w.strip, at, []*fyne.MenuItem{keep, beside, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.X("story.close", "Close story"), func() { w.close(s) }), others})
}

func (w *window) closeOthers(keep *story) {
	w.toFront(keep)
	for _, s := range slices.Clone(w.stories) {
		if s != keep {
			w.close(s)
		}
	}
}

// stripCommands go from one open story to the other.
func (w *window) stripCommands() []command.Command {
	menu, group := lang.X("menu.view", "View"), lang.X("menu.stories", "Open stories")
	several := func() bool { return len(w.stories) > 1 }
	ctrl := fyne.KeyModifierControl
	all := []command.Command{
		{ID: "stories.next", Menu: menu, Group: group, Before: true, Label: lang.X("stories.next", "Next story"), Keys: command.Plain(fyne.KeyTab, ctrl),
			Also: []fyne.KeyboardShortcut{command.Plain(fyne.KeyPageDown, ctrl, alt)}, Enabled: several, Run: func() { w.stepStory(1) }},
		{ID: "stories.previous", Menu: menu, Group: group, Label: lang.X("stories.previous", "Previous story"), Keys: command.Plain(fyne.KeyTab, ctrl, shift),
			Also: []fyne.KeyboardShortcut{command.Plain(fyne.KeyPageUp, ctrl, alt)}, Enabled: several, Run: func() { w.stepStory(-1) }},
		{ID: "stories.left", Menu: menu, Group: group, Label: lang.X("stories.left", "Move the tab to the left"), Keys: command.Plain(fyne.KeyPageUp, ctrl, shift),
			Enabled: several, Run: func() { w.moveTab(w.story, -1) }},
		{ID: "stories.right", Menu: menu, Group: group, Label: lang.X("stories.right", "Move the tab to the right"), Keys: command.Plain(fyne.KeyPageDown, ctrl, shift),
			Enabled: several, Run: func() { w.moveTab(w.story, 1) }},
		{ID: "stories.reopen", Menu: menu, Group: group, Label: lang.X("stories.reopen", "Reopen the closed story"), Keys: command.Keys(fyne.KeyT, shift),
			Enabled: func() bool { return len(w.closed) > 0 }, Run: w.reopenClosed},
		{ID: "stories.close-others", Menu: menu, Group: group, Label: lang.X("strip.close-others", "Close the other stories"),
			Enabled: several, Run: func() { w.closeOthers(w.story) }},
	}
	for i, key := range []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9} {
		all = append(all, command.Command{ID: fmt.Sprint("stories.", i+1), Menu: menu, Group: group, Before: i == 0,
			Label: lang.X("stories.number", "Story in tab {{.N}}", map[string]any{"N": i + 1}), Keys: command.Keys(key),
			Enabled: func() bool { return i < len(w.stories) }, Run: func() { w.toFront(w.stories[i]) }})
	}
	return all
}

// moveTab moves a tab past so many others, as far as there are any.
func (w *window) moveTab(s *story, by int) {
	from := slices.Index(w.stories, s)
	to := max(0, min(from+by, len(w.stories)-1))
	w.stories = slices.Insert(slices.Delete(w.stories, from, from+1), to, s)
	w.storiesChanged()
}

// stepStory brings the open story that is by tabs further on to the front.
func (w *window) stepStory(by int) {
	if n := len(w.stories); n > 0 {
		at := max(0, slices.Index(w.stories, w.story))
		w.toFront(w.stories[(at+by+n)%n])
	}
}
