package credits

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stet/app/theme"
	"stet/editor"
)

var pier = editor.Image{File: "pier.jpg", Caption: "The pier", Credit: "Staff", Origin: "digitalCapture", Expires: time.Date(2026, 11, 26, 6, 0, 0, 0, time.UTC)}

// pictureForm opens the form about the pier; saved is what it hands on.
func pictureForm(t *testing.T, file editor.Embedded, field string, size fyne.Size) (f *PictureForm, w fyne.Window, saved *[]editor.Image) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	w = test.NewTempWindow(t, New())
	w.Resize(size)
	saved = new([]editor.Image)
	f = ShowPictureForm(w, pier, file, field, noon, func(i editor.Image) error { *saved = append(*saved, i); return nil })
	return f, w, saved
}

func TestPictureFormTakesWhatTheFileSays(t *testing.T) {
	f, w, saved := pictureForm(t, editor.Embedded{Creator: "Jane Doe", Credit: "Staff", Copyright: "© 2026 Reuters",
		Origin: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"}, "copyright", fyne.NewSize(1000, 640))
	for name, want := range map[string]bool{"byline": true, "credit": false, "copyright": true, "digitalSource": true, "usageTerms": false, "expires": false} {
		if got := !f.field(name).saying.Hidden; got != want {
			t.Errorf("%s: the file is shown %v", name, got)
		}
	}
	if w.Canvas().Focused() != fyne.Focusable(f.field("copyright").entry) {
		t.Errorf("%T has the keyboard", w.Canvas().Focused())
	}
	if says := f.field("digitalSource").says.Words(); !strings.Contains(says, "Made by AI") {
		t.Errorf("how it was made is told as %q", says)
	}
	for _, name := range []string{"byline", "copyright", "digitalSource"} {
		test.Tap(f.field(name).saying.Objects[1].(fyne.Tappable))
		if !f.field(name).saying.Hidden {
			t.Errorf("%s was taken and still differs", name)
		}
	}
	f.Confirm()
	want := pier
	want.Byline, want.Copyright, want.Origin = "Jane Doe", "© 2026 Reuters", "trainedAlgorithmicMedia"
	if len(*saved) != 1 || (*saved)[0] != want {
		t.Errorf("saved %+v", *saved)
	}
}

func TestPictureFormKeepsWhatItDoesNotKnow(t *testing.T) {
	odd := pier
	odd.Rights, odd.Origin = "barter", "telepathy"
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	w := test.NewTempWindow(t, New())
	w.Resize(fyne.NewSize(1000, 640))
	var saved []editor.Image
	f := ShowPictureForm(w, odd, editor.Embedded{}, "", noon, func(i editor.Image) error { saved = append(saved, i); return nil })
	f.Confirm()
	if len(saved) != 1 || saved[0] != odd {
		t.Errorf("saved %+v", saved)
	}
}

// TestPictureFormReadsTerms: what the desk files and what the file says count together.
func TestPictureFormReadsTerms(t *testing.T) {
	f, _, _ := pictureForm(t, editor.Embedded{Instructions: "JAPAN OUT"}, "", fyne.NewSize(1000, 640))
	f.field("usageTerms").entry.SetText("No archive.")
	if got := f.read.Words(); !f.read.Visible() || got != "Stet reads: not in JP; not in an archive" {
		t.Errorf("says %q", got)
	}
}

func TestPictureFormSaysWhatIsWrong(t *testing.T) {
	f, w, saved := pictureForm(t, editor.Embedded{}, "", fyne.NewSize(1000, 640))
	f.field("expires").entry.SetText("on Friday")
	f.Confirm()
	if !f.wrong.Visible() || !strings.Contains(f.wrong.Words(), "with the month in letters") || len(*saved) > 0 {
		t.Errorf("says %q, saved %v", f.wrong.Words(), *saved)
	}
	if w.Canvas().Focused() != fyne.Focusable(f.field("expires").entry) {
		t.Errorf("%T has the keyboard", w.Canvas().Focused())
	}
	f.field("expires").entry.SetText("1 Dec 2026 9:00 JST")
	f.Confirm()
	if len(*saved) != 1 || !(*saved)[0].Expires.Equal(time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("saved %+v", *saved)
	}
}

// TestPictureFormHasEveryField: what is filed with a picture and has no place on the page
// has one here.
func TestPictureFormHasEveryField(t *testing.T) {
	f, _, _ := pictureForm(t, editor.Embedded{}, "", fyne.NewSize(1000, 640))
	onPage := "file caption alt"
	for _, name := range editor.ImageFields() {
		if f.field(name) == nil && !strings.Contains(onPage, name) {
			t.Errorf("there is no field for %s", name)
		}
	}
	for _, r := range editor.RightsCategories {
		if rightsWords(r) == r {
			t.Errorf("%s has no words", r)
		}
	}
}

// TestFindingsLeadSomewhere: Enter, and the button of a finding about a picture, go to
// where it is settled.
func TestFindingsLeadSomewhere(t *testing.T) {
	v, w := shown(t)
	var went []string
	v.OnGo = func(f editor.Finding) { went = append(went, f.Rule) }
	right := editor.Finding{Rule: "image-rights", Severity: editor.Blocks, Range: editor.Range{Block: "i"}, Message: "Nothing says by what right picture 1 is run"}
	v.Set([]editor.Finding{right, speaker}, nil, nil)
	v.Focus()
	for _, k := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn} {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
	if got := strings.Join(went, " "); got != "image-rights quote-unattributed" {
		t.Errorf("went to %s", got)
	}
	if len(v.deeds(right)) != len(v.deeds(speaker))+1 {
		t.Error("the finding about a picture has no button that leads to it")
	}
}

func TestPictureFormTakesTheLicence(t *testing.T) {
	f, _, saved := pictureForm(t, editor.Embedded{LicenceURL: "https://creativecommons.org/licenses/by-nc/4.0/", UsageTerms: "CC BY-NC 4.0"}, "licence", fyne.NewSize(1000, 640))
	x := f.field("licence")
	if x.saying.Hidden || !strings.Contains(x.says.Words(), "CC BY-NC 4.0") {
		t.Fatalf("the file's licence is told as %q, hidden: %v", x.says.Words(), x.saying.Hidden)
	}
	test.Tap(x.saying.Objects[1].(fyne.Tappable))
	f.Confirm()
	if len(*saved) != 1 || (*saved)[0].Licence != "CC BY-NC 4.0" {
		t.Errorf("saved %+v", *saved)
	}
}
