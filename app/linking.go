package app

import (
	"net/url"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"stet/app/command"
	"stet/app/control"
	"stet/editor"
)

func (w *window) linkCommands() []command.Command {
	menu := lang.X("menu.format", "Format")
	return []command.Command{
		{ID: "link.edit", Menu: menu, Label: lang.X("link.edit", "Link…"), Keys: command.Keys(fyne.KeyK, shift), Before: true,
			Enabled: w.inBody, Checked: w.inLink, Run: w.editLink},
		{ID: "link.open", Menu: menu, Label: lang.X("link.open", "Open the link"), Enabled: w.inLink, Run: w.openLink},
		{ID: "link.remove", Menu: menu, Label: lang.X("link.remove", "Remove the link"), Enabled: w.inLink, Run: func() {
			if r, _, ok := w.story.doc.LinkAt(w.page.Selection()); ok {
				w.page.PutLink(r, "", "")
			}
		}},
	}
}

// inLink reports whether the caret, or all that is selected, is in a link.
func (w *window) inLink() bool {
	if !w.inBody() {
		return false
	}
	_, _, ok := w.story.doc.LinkAt(w.page.Selection())
	return ok
}

// editLink asks where the words selected, or those of the link at the caret, are
// to lead. Words in several paragraphs stay as they are; all others can be
// changed, or written, along with the link.
func (w *window) editLink() {
	d, sel := w.story.doc, w.page.Selection()
	r, href, linked := d.LinkAt(sel)
	if from, to, err := d.Range(sel); err != nil {
		return
	} else if !linked && from.Block == to.Block {
		r = editor.Range{Block: from.Block, Start: from.Offset, End: to.Offset}
	}
	address, words := control.NewEntry(href, "https://"), control.NewEntry("", "")
	content := control.NewColumn(7, control.NewField(lang.X("link.address", "Leads to"), address))
	fields := []*control.Field{address}
	if !r.IsZero() {
		words.SetText(d.Block(d.Index(r.Block)).Text[r.Start:r.End])
		content.Add(control.NewField(lang.X("link.words", "Words"), words))
		fields = append(fields, words)
	}
	said := control.NewText(control.Quiet.Wrap(3), lang.X("link.hint", "A web address, a mail address, or a telephone number beginning with tel:"))
	content.Add(said)
	version := d.Version()
	dialog := control.ShowDialog(w.win.Canvas(), lang.X("link.title", "Link"), content, 480, lang.X("form.ok", "Save"), func() bool {
		to, err := editor.ParseLink(address.Text)
		if err != nil {
			said.SetText(lang.X("link.refused", "“{{.Link}}” is not an address that a reader can open: write a web address such as https://example.org/page, a mail address, or tel: and a number.", map[string]any{"Link": address.Text}))
			return false
		}
		w.putLink(version, r, words.Text, href, to)
		return true
	})
	dialog.Serve(fields...)
}

// putLink does what was asked for when the story was at a version. Words that were
// changed since by somebody else are left alone.
func (w *window) putLink(version uint64, r editor.Range, words, was, to string) {
	if r.IsZero() {
		if !w.story.doc.Marked(w.page.Selection(), editor.Link) || was != to {
			w.page.ToggleMark(editor.Link, to)
		}
		return
	}
	now, unchanged := w.story.doc.MapSince(version, r)
	if !unchanged {
		w.tell(lang.X("link.gone", "The words of the link have changed in the meantime."), "", nil)
		return
	}
	if words == "" && now.Empty() {
		words = to
	}
	w.page.PutLink(now, words, to)
}

// openLink shows where the link at the caret leads, in the reader's browser.
func (w *window) openLink() {
	if _, href, ok := w.story.doc.LinkAt(w.page.Selection()); ok {
		w.follow(href)
	}
}

// follow opens an address outside Stet, if it is one that ParseLink takes: the
// links of an imported story are as others wrote them.
func (w *window) follow(href string) {
	to, err := editor.ParseLink(href)
	if err != nil {
		w.tell(lang.X("link.unsafe", "Stet opens only web and mail addresses: {{.Link}}", map[string]any{"Link": href}), "", nil)
		return
	}
	u, err := url.Parse(to)
	if err == nil {
		err = w.app.OpenURL(u)
	}
	w.fail(err)
}
