package comments

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stet/app/control"
)

// field is where a remark is written. Enter sends it, Escape leaves it; behind
// an @ it offers the names that fit, of which Tab takes the first.
type field struct {
	*control.Field
	object fyne.CanvasObject
	grown  func() // what stands around it must be laid out anew
	send   func()

	view  *View
	names *fyne.Container
	fits  []string
}

// most is how many names are offered.
const most = 4

func (v *View) newField(text, hint string, send func(body string), leave func()) *field {
	f := &field{Field: control.NewEntry(text, hint), view: v}
	f.MultiLine, f.Wrapping = true, fyne.TextWrapWord
	f.SetMinRowsVisible(2)
	f.send = func() {
		if body := strings.TrimSpace(f.Text); body != "" {
			send(body)
		}
	}
	f.OnEnter, f.OnEscape, f.OnTab = f.send, leave, f.take
	f.OnChanged = func(string) { f.complete() }
	f.names = control.NewFlow(4)
	f.names.Hidden = true
	f.object = control.NewColumn(4, control.NewFrame(f.Field), f.names)
	return f
}

func (f *field) focus() { control.Focus(f.Field) }

// complete offers the names that begin with what stands behind the last @.
func (f *field) complete() {
	begun, ok := begun(f.Text)
	was := len(f.fits)
	f.fits = nil
	for _, n := range f.view.names {
		if ok && len(f.fits) < most && strings.HasPrefix(strings.ToLower(handle(n)), strings.ToLower(begun)) && handle(n) != begun {
			f.fits = append(f.fits, n)
		}
	}
	f.names.RemoveAll()
	for i, n := range f.fits {
		hint := ""
		if i == 0 {
			hint = "Tab"
		}
		f.names.Add(control.NewSmallButton("@"+handle(n), hint, func() { f.call(n) }))
	}
	f.names.Hidden = len(f.fits) == 0
	if (was > 0) != (len(f.fits) > 0) && f.grown != nil {
		f.grown()
	}
	f.names.Refresh()
}

// begun returns the beginning of a name at the end of what was written.
func begun(text string) (string, bool) {
	at := strings.LastIndexByte(text, '@')
	if at < 0 || strings.ContainsAny(text[at:], " \n\t") {
		return "", false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return text[at+1:], at == 0 || strings.ContainsRune(" \n\t(“\"‘'", before)
}

// take takes the first name offered, or goes on to the next widget.
func (f *field) take() {
	if len(f.fits) > 0 {
		f.call(f.fits[0])
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.Field); c != nil {
		c.FocusNext()
	}
}

// call completes the name that was begun.
func (f *field) call(name string) {
	at := strings.LastIndexByte(f.Text, '@')
	if at < 0 {
		return
	}
	f.SetText(f.Text[:at+1] + handle(name) + " ")
	f.CursorRow, f.CursorColumn = strings.Count(f.Text, "\n"), utf8.RuneCountInString(f.Text[strings.LastIndexByte(f.Text, '\n')+1:])
	f.focus()
	f.Refresh()
}
