package app

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/control"
	"stet/app/desk"
	"stet/app/job"
	"stet/app/workflow"
	"stet/editor"
)

// belongings is what an open story belongs to.
type belongings struct {
	tags    []string
	related []editor.Related
}

func (w *window) lifeCommands() []command.Command {
	menu := lang.X("menu.story", "Story")
	spiked := func() bool { return w.hasStory() && w.story.summary.Status == editor.Spiked }
	begin := func(r editor.Relation) func() { return func() { w.beginRelated(w.story.id, r) } }
	return []command.Command{
		{ID: "story.spike", Menu: menu, Label: lang.X("story.spike", "Spike with a reason…"),
			Enabled: func() bool { return w.hasStory() && !spiked() }, Run: func() { w.askSpike(w.story.summary) }},
		{ID: "story.unspike", Menu: menu, Label: lang.X("story.unspike", "Unspike"), Enabled: spiked, Run: func() { w.unspike(w.story.id) }},
		{ID: "story.tag", Menu: menu, Label: lang.X("story.tag", "Tag the story…"), Before: true, Enabled: w.hasStory, Run: w.focusTags},
		{ID: "story.duplicate", Menu: menu, Label: lang.X("story.duplicate", "Duplicate"), Enabled: w.hasStory, Run: func() { w.duplicate(w.story.id) }},
		{ID: "story.update", Menu: menu, Label: desk.BeginName(editor.UpdateOf), Enabled: w.hasStory, Run: begin(editor.UpdateOf)},
		{ID: "story.correction", Menu: menu, Label: desk.BeginName(editor.CorrectionOf), Enabled: w.hasStory, Run: begin(editor.CorrectionOf)},
		{ID: "story.follow-up", Menu: menu, Label: desk.BeginName(editor.FollowUpTo), Enabled: w.hasStory, Run: begin(editor.FollowUpTo)},
		{ID: "story.history", Menu: menu, Label: lang.X("story.history", "History of the story"), Enabled: w.hasStory, Run: func() { w.openTab(tabHistory) }},
		{ID: "story.relate", Menu: menu, Label: lang.X("story.relate", "Relate to another story…"), Enabled: w.hasStory, Run: w.chooseRelated},
	}
}

// rowMenu is what the list's menu has for a story besides opening and moving it.
func (w *window) rowMenu(s editor.Summary) []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(lang.X("story.duplicate", "Duplicate"), func() { w.duplicate(s.ID) }),
	}
	for _, r := range []editor.Relation{editor.UpdateOf, editor.CorrectionOf, editor.FollowUpTo} {
		items = append(items, fyne.NewMenuItem(desk.BeginName(r), func() { w.beginRelated(s.ID, r) }))
	}
	if s.Status == editor.Spiked {
		return append(items, fyne.NewMenuItem(lang.X("story.unspike", "Unspike"), func() { w.unspike(s.ID) }))
	}
	return append(items, fyne.NewMenuItem(lang.X("story.spike", "Spike with a reason…"), func() { w.askSpike(s) }))
}

// wireBelongs wires the tags and related stories of the details pane.
func (w *window) wireBelongs() {
	b := w.details.Belongs
	b.OnTag = func(tag string) { w.retag(editor.Tagged, tag) }
	b.OnUntag = func(tag string) { w.retag(editor.Untagged, tag) }
	b.OnOpen = func(id string) { w.openAs(id, kept) }
	b.OnUnrelate = w.unrelate
	b.OnRelate = w.chooseRelated
	b.OnBegin = func(r editor.Relation) { w.beginRelated(w.story.id, r) }
}

// loadBelongings reads what a story belongs to. It may run beside the window.
func (w *window) loadBelongings(ctx context.Context, id string) (belongings, error) {
	var b belongings
	var err error
	if b.tags, err = w.desk.Library().Tags(ctx, id); err != nil {
		return b, err
	}
	b.related, err = w.desk.Library().Related(ctx, id)
	return b, err
}

// reloadBelongings reads anew what an open story belongs to.
func (w *window) reloadBelongings(id string) {
	if w.opened(id) == nil {
		return
	}
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		b, err := w.loadBelongings(ctx, id)
		return func() {
			if s := w.opened(id); s != nil && err == nil {
				s.belongs = b
				w.refreshBelongings()
				w.tellHistory()
			}
		}, err
	})
}

// refreshBelongings shows what the story in front belongs to.
func (w *window) refreshBelongings() {
	if w.story != nil {
		w.details.SetSections(w.shelves.Sections)
		w.details.Belongs.SetTags(w.story.belongs.tags, w.shelves.Tags)
		w.details.Belongs.SetRelated(w.story.belongs.related)
	}
}

// onStory does a verb to a story in the background, then shows what has become
// of it and goes on.
func (w *window) onStory(id string, verb func(ctx context.Context) error, then func()) {
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		err := verb(ctx)
		return func() {
			if err != nil {
				return
			}
			w.reloadRow(id)
			w.reloadBelongings(id)
			w.reloadList()
			then()
		}, err
	})
}

// focusTags leads to where the story is tagged.
func (w *window) focusTags() {
	w.openTab(tabDetails)
	w.details.FocusTags()
}

// retag gives the story in front a tag, or takes one from it.
func (w *window) retag(what editor.Deed, tag string) {
	id, do := w.story.id, w.desk.Tag
	if what == editor.Untagged {
		do = w.desk.Untag
	}
	w.onStory(id, func(ctx context.Context) error { return do(ctx, id, tag) }, func() {
		if what == editor.Untagged {
			w.tell(lang.X("tags.removed", "The tag “{{.Tag}}” is taken off.", map[string]any{"Tag": tag}),
				lang.X("edit.undo", "Undo"), func() {
					w.onStory(id, func(ctx context.Context) error { return w.desk.Tag(ctx, id, tag) }, func() {})
				})
		}
	})
}

// askSpike asks why a story is spiked; no reason is one as well.
func (w *window) askSpike(s editor.Summary) {
	reason := control.NewEntry("", lang.X("spike.hint", "Overtaken, not stood up, legal, …"))
	control.ShowDialog(w.win.Canvas(), lang.X("spike.title", "Spike “{{.Headline}}”", map[string]any{"Headline": control.Headline(s.Headline)}),
		control.NewField(lang.X("spike.reason", "Reason, if you like"), reason), 460, lang.X("spike.ok", "Spike"), func() bool {
			w.spike(s, strings.TrimSpace(reason.Text))
			return true
		}).Serve(reason)
}

func (w *window) spike(s editor.Summary, reason string) {
	w.toOne(s.ID, editor.WasSpiked, reason, func(row editor.Summary) string {
		return lang.X("spike.done", "“{{.Headline}}” is spiked.", map[string]any{"Headline": control.Headline(row.Headline)})
	})
}

// unspike puts a spiked story back where it stood before.
func (w *window) unspike(id string) {
	w.toOne(id, editor.Unspiked, "", movedWords)
}

// movedWords says where a story stands now.
func movedWords(row editor.Summary) string {
	return lang.X("status.moved", "“{{.Headline}}” is now in {{.Status}}.",
		map[string]any{"Headline": control.Headline(row.Headline), "Status": control.StatusName(string(row.Status))})
}

// duplicate files the newest words of a story as a new one and opens it.
func (w *window) duplicate(id string) {
	w.make(lang.X("duplicate.done", "This is a copy of its own."), func(ctx context.Context) (string, error) { return w.desk.Duplicate(ctx, id) })
}

// beginRelated begins an update of, a correction of or a follow-up to a story
// and opens it.
func (w *window) beginRelated(id string, r editor.Relation) {
	w.make("", func(ctx context.Context) (string, error) { return w.desk.Continue(ctx, id, r) })
}

// make runs a verb that files a new story, from words that are on the disk, and
// opens that.
func (w *window) make(words string, verb func(ctx context.Context) (string, error)) {
	if !w.flush() {
		return
	}
	w.jobs.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
		id, err := verb(ctx)
		return func() {
			if id == "" {
				return
			}
			w.showView(editor.Drafting)
			w.openAs(id, kept)
			for _, s := range w.stories {
				w.reloadBelongings(s.id)
			}
			if words != "" && err == nil {
				w.tell(words, "", nil)
			}
		}, err
	})
}

// chooseRelated asks which story the one in front is related to, by its words,
// and then how.
func (w *window) chooseRelated() {
	s := w.story
	w.pickStory(lang.X("related.pick", "Relate to the story with these words"), s.id, func(other editor.Summary) { w.askRelation(s, other) })
}

// pickStory asks for a story by the beginnings of its words.
func (w *window) pickStory(hint, but string, then func(editor.Summary)) *command.Picker {
	finding := job.NewLatest(w.jobs)
	looking, late := false, 0
	var picker *command.Picker
	shown := func(rows []editor.Summary) []command.Item {
		var items []command.Item
		for _, r := range rows {
			if r.ID != but {
				items = append(items, command.Item{Label: control.Headline(r.Headline), Detail: strings.ToUpper(r.Slug), Run: func() { then(r) }})
			}
		}
		return items
	}
	picker = command.NewPicker(w.win.Canvas(), hint, func(typed string) []command.Item {
		looking = true
		finding.Go("", func(ctx context.Context, _ job.Progress) (func(), error) {
			found, err := w.desk.Search(ctx, workflow.Search{Typed: typed, Order: editor.Typing, Limit: 20})
			return func() {
				looking, late = false, found.Late
				picker.Set(shown(found.Rows))
				w.keepIndexed(late)
			}, err
		})
		return nil
	})
	picker.SetNothing(func(string) string {
		switch {
		case looking:
			return lang.X("palette.looking", "Looking…")
		case late > 0:
			return control.Count("library.late", "Still indexing: {{.N}} stories are not looked through yet.", late)
		}
		return lang.X("palette.none", "Nothing fits. Try fewer letters.")
	})
	return picker
}

// askRelation asks what a story is to another one.
func (w *window) askRelation(s *story, other editor.Summary) {
	var items []command.Item
	for _, r := range []editor.Relation{editor.UpdateOf, editor.CorrectionOf, editor.FollowUpTo} {
		for _, back := range []bool{false, true} {
			items = append(items, command.Item{Label: control.RelationName(string(r), back), Detail: control.Headline(other.Headline),
				Run: func() { w.relate(s.id, r, other.ID, back) }})
		}
	}
	command.NewPicker(w.win.Canvas(), lang.X("related.how", "What is this story to it?"), func(typed string) []command.Item {
		return slices.DeleteFunc(slices.Clone(items), func(i command.Item) bool {
			return !strings.Contains(strings.ToLower(i.Label), strings.ToLower(strings.TrimSpace(typed)))
		})
	})
}

func (w *window) relate(id string, r editor.Relation, other string, back bool) {
	from, to := id, other
	if back {
		from, to = other, id
	}
	w.onStory(id, func(ctx context.Context) error { return w.desk.Relate(ctx, from, r, to) }, func() { w.reloadBelongings(other) })
}

// unrelate takes the story in front and another one apart.
func (w *window) unrelate(r editor.Related) {
	id, from, to := w.story.id, w.story.id, r.ID
	if r.Back {
		from, to = to, from
	}
	w.onStory(id, func(ctx context.Context) error { return w.desk.Unrelate(ctx, from, r.Relation, to) }, func() {
		w.reloadBelongings(r.ID)
		w.tell(lang.X("related.parted", "No longer related to “{{.Headline}}”.", map[string]any{"Headline": control.Headline(r.Headline)}),
			lang.X("edit.undo", "Undo"), func() { w.relate(id, r.Relation, r.ID, r.Back) })
	})
}
