package credits

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stet/app/theme"
	"stet/editor"
)

var (
	unknown = editor.Finding{Rule: "credit-unknown", Severity: editor.Blocks, Field: "credit.raw", Text: "News credit : gazete",
		Message: "The credit line is not a known organisation; the nearest is Harbour Gazette",
		Fixes:   []editor.Fix{{Label: "Use “Harbour Gazette”"}, {Label: "Drop it"}}}
	speaker = editor.Finding{Rule: "quote-unattributed", Severity: editor.Warns, Text: "“It was decided.”",
		Range: editor.Range{Block: "p", End: 20}, Message: "The quotation has no speaker"}
	lifted = editor.Finding{Rule: "lifted-text", Severity: editor.Blocks, Text: "The bridge will close.", Range: editor.Range{Block: "p", End: 22}, Policy: "https://ethics.npr.org",
		Message: "31 words match a story that is not credited", Fixes: []editor.Fix{{Label: "Add credit"}}, Elsewhere: &editor.Elsewhere{Story: "s", Title: "Bridge to shut", Alike: 0.94}}
	waived = editor.Finding{Rule: "image-licence", Severity: editor.Blocks, Message: "The picture has no licence",
		Waived: &editor.Waiver{By: "R.O.", Reason: "our own picture"}}
)

func shown(t *testing.T) (*View, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	v := New()
	w := test.NewTempWindow(t, v)
	w.Resize(fyne.NewSize(520, 700))
	v.Set([]editor.Finding{unknown, speaker, waived}, []string{"A day is given", "A link is given"}, []Unknown{{Title: "Credits survive an export", Why: "no export was read again"}})
	return v, w
}

func TestCounts(t *testing.T) {
	v, _ := shown(t)
	if got := v.counts.Words(); got != "1 failures, 1 warnings, 2 pass" { // the forms for one are in lang/en.json
		t.Errorf("says %q", got)
	}
	report := v.Report()
	for _, want := range []string{"✕ The credit line is not", "[quote-unattributed]", "Waived by R.O.: our own picture", "✓ A link is given"} {
		if !strings.Contains(report, want) {
			t.Errorf("the report lacks %q:\n%s", want, report)
		}
	}
}

func TestKeys(t *testing.T) {
	v, w := shown(t)
	var log []string
	v.OnFix = func(f editor.Finding, x editor.Fix) { log = append(log, f.Rule+" "+x.Label) }
	v.OnWaive = func(f editor.Finding) { log = append(log, "waive "+f.Rule) }
	v.OnUnwaive = func(f editor.Finding) { log = append(log, "unwaive "+f.Rule) }
	v.OnSelect = func(f editor.Finding) { log = append(log, f.Rule) }
	v.Focus()
	for _, k := range []fyne.KeyName{fyne.Key2, fyne.KeyDown, fyne.Key1, fyne.KeyW, fyne.KeyDown, fyne.KeyW} {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		if f := w.Canvas().Focused(); len(k) == 1 && f != nil {
			f.TypedRune(unicode.ToLower(rune(k[0]))) // as a keyboard does
		}
	}
	want := "credit-unknown, credit-unknown Drop it, quote-unattributed, waive quote-unattributed, image-licence, unwaive image-licence"
	if got := strings.Join(log, ", "); got != want {
		t.Errorf("told %s\nwant %s", got, want)
	}
}

// TestChosenCardSaysItsKeys: what a key does is on the button that it presses, where the
// keys work.
func TestChosenCardSaysItsKeys(t *testing.T) {
	v, _ := shown(t)
	v.OnPolicy, v.OnAddOutlet = func(string) {}, func(string) {}
	v.Clear() // its cards were made without these
	v.Set([]editor.Finding{lifted, unknown, waived}, []string{"A day is given"}, nil)
	keys := func(i int) string {
		var out []string
		for _, b := range v.cards[i].buttons {
			out = append(out, b.Label+" "+b.Hint)
		}
		return strings.Join(out, ", ")
	}
	v.Select(lifted.Key())
	if got, want := keys(0), "Compare C, Add credit 1, Rule ↗ R, Waive… W"; got != want {
		t.Errorf("the chosen card has %s, want %s", got, want)
	}
	if got, want := keys(1), "Use “Harbour Gazette” , Drop it , Add to outlets , Waive… "; got != want {
		t.Errorf("another has %s", got)
	}
	v.list.Choose(1)
	if got, want := keys(1), "Use “Harbour Gazette” 1, Drop it 2, Add to outlets A, Waive… W"; got != want || strings.HasSuffix(keys(0), "W") {
		t.Errorf("chosen, it has %s, the one before %s", got, keys(0))
	}
	v.list.Choose(2)
	if got := keys(2); got != "Take back the waiver W" {
		t.Errorf("one that is waived has %s", got)
	}
}

// TestPictureIsCalledAsItCame: the hash before its name is the library's.
func TestPictureIsCalledAsItCame(t *testing.T) {
	f := editor.Finding{Rule: "image-rights", Range: editor.Range{Block: "i"}, Text: "pictures/4f1c2a9be0d3-quay.jpg"}
	if got := quoted(f); got != "quay.jpg" {
		t.Errorf("it is called %q", got)
	}
	f.Range.End = 4 // words that read so
	if got := quoted(f); got != f.Text {
		t.Errorf("words read %q", got)
	}
}

// TestMomentInWords: nobody reads the time of an embargo as programs write it.
func TestMomentInWords(t *testing.T) {
	for value, want := range map[string]string{
		"2026-11-21T06:00:00Z":      "21 November 2026, 06:00 UTC",
		"2026-11-21T06:00:00-05:00": "21 November 2026, 06:00 UTC-05:00",
		"tomorrow":                  "“tomorrow”",
	} {
		if got := quoted(editor.Finding{Rule: "embargo", Field: "embargo", Text: value}); got != want {
			t.Errorf("%s reads %q, want %q", value, got, want)
		}
	}
}

// TestOneReasonOneLine: checks that wait for the same thing are told together.
func TestOneReasonOneLine(t *testing.T) {
	v, _ := shown(t)
	v.Set(nil, nil, []Unknown{{"Links are kept", "nobody wrote it down"}, {"Credits survive", "nothing was written"}, {"The pixel is kept", "nobody wrote it down"}})
	want := "? 2 checks are not known, for nobody wrote it down. They are: Links are kept; The pixel is kept\n? Credits survive: not known, for nothing was written"
	if got := strings.Join(unknownLines(v.unknown), "\n"); got != want {
		t.Errorf("says\n%s\nwant\n%s", got, want)
	}
	if got := v.passHead.Words(); !strings.Contains(got, "3 not known") {
		t.Errorf("counts %q", got)
	}
}

func TestPassedUnfold(t *testing.T) {
	v, _ := shown(t)
	folded := v.list.Height(3, 500)
	test.Tap(v.pass)
	if got := v.list.Height(3, 500); got <= folded || !v.unfolded {
		t.Errorf("unfolded %v, height %v after %v", v.unfolded, got, folded)
	}
	test.Tap(v.pass)
	if v.unfolded {
		t.Error("it does not fold again")
	}
}

func TestChoiceStaysOverARun(t *testing.T) {
	v, _ := shown(t)
	v.Select(speaker.Key())
	v.Set([]editor.Finding{speaker}, nil, nil)
	if f, ok := v.Selected(); !ok || f.Rule != speaker.Rule {
		t.Errorf("chosen is %q", f.Rule)
	}
}

func TestWaiveAsksForBoth(t *testing.T) {
	_, w := shown(t)
	var got *editor.Waiver
	form := ShowWaiveForm(w, unknown, "", func(x editor.Waiver) { got = &x })
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("the form is not shown")
	}
	form.Confirm()
	if got != nil || w.Canvas().Overlays().Top() == nil {
		t.Fatal("a waiver without reason and name was taken")
	}
	form.Reason.SetText("agreed by telephone")
	form.By.SetText(" M. Ilves ")
	form.Confirm()
	if got == nil || got.By != "M. Ilves" || got.Reason != "agreed by telephone" || got.Key() != unknown.Key() {
		t.Errorf("got %+v", got)
	}
	if w.Canvas().Overlays().Top() != nil {
		t.Error("the form stays open")
	}
}

// TestTheNextTakesItsPlace: who settles one finding after the other stays where they are.
func TestTheNextTakesItsPlace(t *testing.T) {
	v, w := shown(t)
	v.OnFix = func(editor.Finding, editor.Fix) { v.Set([]editor.Finding{speaker, waived}, nil, nil) }
	v.Focus()
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.Key1})
	w.Canvas().Focused().TypedRune('1')
	if f, ok := v.Selected(); !ok || f.Rule != speaker.Rule {
		t.Errorf("after the fix %q is chosen", f.Rule)
	}
	v.OnFix = func(editor.Finding, editor.Fix) {} // it leads to a field
	v.Set([]editor.Finding{unknown, speaker, waived}, nil, nil)
	test.Tap(v.cards[0].buttons[0])
	v.Set([]editor.Finding{unknown, speaker, waived}, nil, nil) // while somebody types there
	v.Set([]editor.Finding{speaker, waived}, nil, nil)
	if f, ok := v.Selected(); !ok || f.Rule != speaker.Rule {
		t.Errorf("after the field was filled in %q is chosen", f.Rule)
	}
	v.Set([]editor.Finding{waived}, nil, nil) // another story, say
	if f, ok := v.Selected(); ok {
		t.Errorf("%q is chosen, though nobody settled anything", f.Rule)
	}
}

// TestNextThatIsOpen: what a fix or a waiver leaves behind, as something to know or with a
// name and a reason, does not keep the keys; the next that is open has them.
func TestNextThatIsOpen(t *testing.T) {
	v, w := shown(t)
	press := func(k fyne.KeyName) {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		w.Canvas().Focused().TypedRune(unicode.ToLower(rune(k[0])))
	}
	credited, waivedNow := lifted, unknown
	credited.Severity = editor.Informs
	waivedNow.Waived = &editor.Waiver{By: "R.O.", Reason: "agreed"}
	v.OnFix = func(editor.Finding, editor.Fix) {
		v.Set([]editor.Finding{unknown, waived, speaker, credited}, nil, nil)
	}
	v.OnWaive = func(editor.Finding) { v.Set([]editor.Finding{waivedNow, waived, credited}, nil, nil) }
	for _, c := range []struct {
		from   string
		key    fyne.KeyName
		chosen string
	}{
		{lifted.Rule, fyne.Key1, speaker.Rule},  // the one that is waived already is passed over
		{unknown.Rule, fyne.KeyW, lifted.Rule},  // what is left is only to know
		{speaker.Rule, fyne.KeyW, lifted.Rule},  // also from the last
		{speaker.Rule, fyne.Key1, speaker.Rule}, // it has no fix: nothing happens
	} {
		v.Set([]editor.Finding{unknown, lifted, speaker, waived}, nil, nil)
		v.Focus()
		v.list.Choose(slices.IndexFunc(v.findings, func(f editor.Finding) bool { return f.Rule == c.from }))
		press(c.key)
		if f, _ := v.Selected(); f.Rule != c.chosen || !v.cards[v.list.Selected()].Selected() {
			t.Errorf("%s after %s: %q is chosen, want %q", c.key, c.from, f.Rule, c.chosen)
		}
	}
	v.Set([]editor.Finding{unknown}, nil, nil)
	v.list.Choose(0)
	v.OnWaive = func(editor.Finding) { v.Set([]editor.Finding{waivedNow}, nil, nil) }
	press(fyne.KeyW)
	if f, ok := v.Selected(); ok {
		t.Errorf("%q is chosen where all is settled", f.Rule)
	}
}

// TestEqualFindings: what is found twice has two cards, each drawn in its place.
func TestEqualFindings(t *testing.T) {
	v, _ := shown(t)
	out := editor.Finding{Rule: "restrictions", Severity: editor.Blocks, Text: "pier.jpg: JAPAN OUT", Range: editor.Range{Block: "i"}, Message: "The terms of picture 1 forbid it"}
	for range 2 { // made, and used again
		v.Set([]editor.Finding{out, out, out}, []string{"A day is given"}, nil)
		seen := map[fyne.CanvasObject]bool{}
		for i, c := range v.cards {
			if seen[c.Card] {
				t.Fatalf("card %d stands in two places", i)
			}
			seen[c.Card] = true
			if i > 0 && c.Position().Y <= v.cards[i-1].Position().Y {
				t.Errorf("card %d lies at %v, the one above at %v", i, c.Position(), v.cards[i-1].Position())
			}
		}
	}
}
