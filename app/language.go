package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/control"
	"stet/app/desk"
)

// askLanguage asks which language the open story is written in, and whether those
// that name none are read in it too; where no story is open, only that.
func (w *window) askLanguage() {
	tag := w.settings.Language.Get()
	if w.hasStory() && w.story.language != "" {
		tag = w.story.language
	}
	field := control.NewEntry(tag, lang.X("language.hint", "A tag such as en-GB or pt-BR"))
	usual := control.NewCheck(lang.X("language.usual", "Also for new stories and those that name no language"))
	note := control.NewText(control.Quiet.Wrap(2), "")
	tags := w.dictionaries()
	names := make([]string, len(tags))
	for i, t := range tags {
		names[i] = desk.LanguageName(t)
	}
	choice := control.NewChoice(names, nil)
	follow := func(tag string) {
		choice.OnChanged = nil
		if i := slices.Index(tags, tagOf(tag)); i >= 0 {
			choice.SetSelectedIndex(i)
		} else {
			choice.ClearSelected()
		}
		choice.OnChanged = func(string) { field.SetText(tags[choice.SelectedIndex()]) }
		note.SetText(w.aboutLanguage(tagOf(tag)))
	}
	content := control.NewColumn(7,
		control.NewField(lang.X("language.there", "Languages with a dictionary"), choice),
		control.NewField(lang.X("language.tag", "Language tag"), field), note)
	title := lang.X("language.new", "Language of new stories")
	if w.hasStory() {
		content.Add(usual)
		title = lang.X("language.title", "Language of the story")
	}
	d := control.ShowDialog(w.win.Canvas(), title, content, 460, lang.X("form.ok", "Save"), func() bool {
		tag := tagOf(field.Text)
		if tag != "" && (usual.Checked || !w.hasStory()) {
			w.setLanguage(tag)
		}
		if w.hasStory() {
			w.fail(w.setField("language", tag))
		}
		return true
	})
	follow(tag)
	field.OnChanged = func(tag string) { follow(tag); d.Refresh() }
	d.Serve(field)
	d.Refresh()
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// aboutLanguage says what will come of a language, "" where all is as expected.
func (w *window) aboutLanguage(tag string) string {
	switch {
	case tag == "":
		return lang.X("language.none", "The story names no language; it is read as {{.Language}}.",
			map[string]any{"Language": desk.LanguageName(w.settings.Language.Get())})
	case w.config.Shelf != nil && !w.config.Shelf.Has(tag):
		return lang.X("language.missing", "There is no dictionary for it, so its words are not checked. Put its .aff and .dic files into {{.Folder}}.",
			map[string]any{"Folder": w.config.Shelf.Dropped()})
	}
	return ""
}

// dictionaries are the tags of the languages that there are dictionaries for.
func (w *window) dictionaries() []string {
	if w.config.Shelf == nil {
		return []string{w.settings.Language.Get()}
	}
	return w.config.Shelf.Languages()
}

// tagOf is a language's tag as it was typed, or as a dictionary's file has it.
func tagOf(typed string) string { return strings.ReplaceAll(strings.TrimSpace(typed), "_", "-") }

// setLanguage has stories that name no language read in this one.
func (w *window) setLanguage(tag string) {
	w.settings.Language.Set(tag)
	if w.story != nil {
		w.readAnew(w.story)
	}
	w.refreshStatus()
}
