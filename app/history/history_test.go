package history

import (
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"

	"stet/app/control"
	"stet/app/theme"
	"stet/assets"
	"stet/editor"
)

func TestMain(m *testing.M) {
	if err := lang.AddTranslationsFS(assets.Lang, "lang"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func event(what editor.Deed, was, became string) editor.Happening {
	return editor.Happening{At: noon, Event: &editor.Event{Who: "Ana", What: what, Was: was, Became: became}}
}

func revision(r editor.Revision) editor.Happening { return editor.Happening{At: noon, Revision: &r} }

func shown(t *testing.T) (*View, *[]string) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.ByDay))
	v, log := New(func() time.Time { return noon }), &[]string{}
	v.OnMore = func(editor.Happening) { *log = append(*log, "more") }
	v.OnOpen = func(id string) { *log = append(*log, "open "+id) }
	v.OnRevision = func(int) { *log = append(*log, "revision") }
	v.OnSift = func() { *log = append(*log, "sift") }
	w := test.NewTempWindow(t, v)
	w.Resize(fyne.NewSize(352, 800))
	return v, log
}

func sent(to, folder string) editor.Happening {
	h := event(editor.SentOut, "ready", "bridge.html")
	h.Event.Sent = &editor.Sending{Format: "html", Folder: folder, For: to}
	return h
}

func TestWords(t *testing.T) {
	v, _ := shown(t)
	v.Format = func(id string) string { return map[string]string{"html": "Web page"}[id] }
	v.Name = func(id string) string { return map[string]string{"a": "Bridge closes"}[id] }
	imported := revision(editor.Revision{Number: 1, Name: "Imported", Cause: editor.Imported, Words: 1200})
	imported.File = "bridge.txt"
	for _, c := range []struct {
		h    editor.Happening
		want string
	}{
		{event(editor.Moved, "inbox", "checking"), "Moved from Inbox to Checking"},
		{event(editor.WasSpiked, "ready", ""), "Spiked from Ready"},
		{event(editor.WasSpiked, "ready", "legal"), "Spiked from Ready: legal"},
		{event(editor.Unspiked, "spiked", "ready"), "Taken from the spike, back to Ready"},
		{event(editor.SentOut, "ready", "bridge.html"), "Exported to bridge.html"},
		{sent("", "/out"), "Exported to bridge.html (Web page)\n/out"},
		{sent("Website", "/out"), "Exported for Website to bridge.html (Web page)\n/out"},
		{event(editor.Untagged, "harbour", ""), "Tag “harbour” taken off"},
		{event(editor.Sectioned, "", "City"), "Moved to section City"},
		{event(editor.Sectioned, "City", ""), "Taken out of section City"},
		{event(editor.JoinedBy, "correction", "a"), "Corrected by “Bridge closes”"},
		{event(editor.Parted, "follow-up", "b"), "No longer: Follow-up to another story"},
		{event(editor.TakenOver, "Bo", "Ana"), "Taken over from Bo"},
		{event("unheard-of", "x", "y"), "unheard-of x y"},
		{imported, "r1 · Imported from bridge.txt, 1,200 words"},
		{revision(editor.Revision{Number: 2, Cause: editor.Saved, Words: 3}), "r2 · Saved, 3 words"},
		{revision(editor.Revision{Number: 3, Cause: editor.ForExport, Override: &editor.Override{By: "Kim", Reason: "agency copy"}}),
			"r3 · Exported, 0 words\nOverridden by Kim: agency copy"},
	} {
		if got := v.words(c.h); got != c.want {
			t.Errorf("%+v reads %q, want %q", c.h, got, c.want)
		}
	}
	if got := v.when(event(editor.Moved, "", "")); got != "Ana · Today 12:00" {
		t.Errorf("when: %q", got)
	}
}

// TestEveryDeedIsSifted sees that no kind of event falls through the sieve.
func TestEveryDeedIsSifted(t *testing.T) {
	var sifted []string
	for _, k := range kinds {
		for _, d := range k.deeds {
			sifted = append(sifted, string(d))
		}
	}
	for _, d := range []editor.Deed{editor.WasFiled, editor.Moved, editor.WasSpiked, editor.Unspiked, editor.SentOut, editor.Tagged, editor.Untagged,
		editor.Sectioned, editor.Joined, editor.JoinedBy, editor.Parted, editor.PartedBy, editor.Binned, editor.Unbinned, editor.TakenOver,
		editor.WasMended, editor.FromBackup} {
		if n := strings.Count(" "+strings.Join(sifted, " ")+" ", " "+string(d)+" "); n != 1 {
			t.Errorf("%s is in %d kinds", d, n)
		}
	}
}

func TestPressing(t *testing.T) {
	v, log := shown(t)
	v.Set([]editor.Happening{revision(editor.Revision{Number: 2}), event(editor.Joined, "update", "a"), event(editor.Moved, "inbox", "ready")}, true)
	for i := range v.rows {
		test.Tap(v.row(i).(*control.Row))
	}
	v.sift(1)
	if got := strings.Join(*log, ", "); got != "more, revision, open a, sift" {
		t.Errorf("told %s", got)
	}
	if d := v.Deeds(); len(d) != 1 || d[0] != editor.WasFiled {
		t.Errorf("the revisions are sifted by %v", d)
	}
	v.Set(nil, false)
	if !v.empty.Visible() {
		t.Error("nothing: nothing says so")
	}
}
