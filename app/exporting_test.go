package app

import (
	"image"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"stet/app/control"
	"stet/app/workflow"
	"stet/editor"
	"stet/editor/doc"
	"stet/editor/format"
)

// choose chooses an entry of the n-th menu of the dialog that is open.
func (b *bench) choose(n int, entry string) {
	b.t.Helper()
	for _, o := range objects(b.front()) {
		c, ok := o.(*control.Choice)
		if !ok {
			continue
		}
		if n > 0 {
			n--
			continue
		}
		c.SetSelected(entry)
		if c.Selected != entry {
			b.t.Fatalf("no %q among %q", entry, c.Options)
		}
		return
	}
	b.t.Fatalf("the dialog has no such menu: %s", says(b.front()))
}

// The menus of the export dialog.
const (
	exportTo = iota
	exportFormat
	exportInto
)

// field is what stands in the n-th field of the dialog that is open.
func (b *bench) field(n int) string {
	b.t.Helper()
	for _, o := range objects(b.front()) {
		if f, ok := o.(*control.Field); ok {
			if n == 0 {
				return f.Text
			}
			n--
		}
	}
	b.t.Fatalf("the dialog has no such field: %s", says(b.front()))
	return ""
}

// ready lets the story in front go out: all that stops it is let stand.
func (b *bench) ready() {
	b.t.Helper()
	checked, err := b.desk.CheckStory(b.t.Context(), b.story.id, b.story.doc.Story())
	if err != nil {
		b.t.Fatal(err)
	}
	for _, f := range checked.Stopping() {
		if err := b.story.doc.PutWaiver(editor.Waiver{Rule: f.Rule, Field: f.Field, Text: f.Text, By: "Kim", Reason: "so", At: b.at}); err != nil {
			b.t.Fatal(err)
		}
	}
}

// TestExportGoesByFormat: two formats of one ending are told apart.
func TestExportGoesByFormat(t *testing.T) {
	b := newBench(t)
	b.ready()
	dir := t.TempDir()
	b.run("file.export")
	b.fill(exportFile, "bridge.html", dir)
	b.choose(exportFormat, "Web page, body only")
	if got := b.field(exportFile); got != "bridge.html" {
		t.Errorf("the name became %q", got)
	}
	b.press("Export")
	page, err := os.ReadFile(filepath.Join(dir, "bridge.html"))
	if err != nil || strings.Contains(string(page), "<!DOCTYPE") || !strings.Contains(string(page), "<p>") {
		t.Errorf("%s, %v", page, err)
	}
}

func TestExportSaysWhatIsLostAndShowsTheFile(t *testing.T) {
	b := newBench(t)
	b.typed("bridge-p6", 0, "Late.")
	b.page.SetSelection(doc.Selection{Anchor: doc.Pos{Block: "bridge-p6"}, Head: doc.Pos{Block: "bridge-p6", Offset: 4}})
	b.run("format.strong")
	b.run("file.export")
	headline := b.story.doc.Article().Headline
	if got := says(b.front()); strings.Contains(got, "cannot hold") || b.preview.page.Doc().Article().Headline != headline {
		t.Errorf("a page: %q", got)
	}
	b.choose(exportFormat, "Plain text")
	if got := says(b.front()); !strings.Contains(got, "Plain text cannot hold: bold, links and the like.") {
		t.Errorf("text: %q", got)
	}
	b.choose(exportFormat, "OpenDocument")
	b.lookAt(lookInside)
	if got := says(b.front()); !strings.Contains(got, "content.xml") || !strings.Contains(got, "Parts") {
		t.Errorf("a package: %q", got)
	}
	b.choose(exportFormat, "Web page")
	if got := says(b.front()); !strings.Contains(got, "<!DOCTYPE html>") {
		t.Errorf("a page's source: %q", got)
	}
	b.press("Cancel")
}

// TestExportLooksAsReadersSeeIt: a format for people is shown as a page, with its headings
// and pictures; one for programs as the text that it is.
func TestExportLooksAsReadersSeeIt(t *testing.T) {
	b := newBench(t)
	b.ready()
	b.run("file.export")
	for _, c := range []struct {
		format string
		page   bool
	}{{"Web page", true}, {"Plain text", false}, {"EPUB book", true}, {"ninjs (news in JSON)", false}, {"InDesign (ICML)", true}} {
		b.choose(exportFormat, c.format)
		l := b.preview
		if l.page.Visible() != c.page || l.scroll.Visible() == c.page {
			t.Errorf("%s: a page is shown: %v", c.format, l.page.Visible())
		}
		if l.tabs.Visible() != c.page {
			t.Errorf("%s: tabs to choose from: %v", c.format, l.tabs.Visible())
		}
		if !c.page && l.text.Words() != cut(l.shown.Source, previewRunes) {
			t.Errorf("%s: it is not shown as it is: %q", c.format, l.text.Words())
		}
		if d := l.page.Doc(); d.Article().Headline != b.story.doc.Article().Headline || len(d.Article().Body) < 3 {
			t.Errorf("%s: the page says %q", c.format, d.Article().Headline)
		}
	}
	b.choose(exportFormat, "Web page")
	l := b.preview
	l.shown.Page, l.shown.Pages = image.NewGray(image.Rect(0, 0, 100, 140)), 3 // as one that is set in pages has it
	l.lay()
	l.draw()
	if got := says(b.front()); l.page.Visible() || !l.print.Visible() || l.print.MinSize().Height != 1.4*lookWide || !strings.Contains(got, "3 pages, of which this is the first") {
		t.Errorf("a page is shown: %v, %v; %q", l.print.Visible(), l.print.MinSize(), got)
	}
	b.lookAt(lookInside)
	if b.preview.page.Visible() || !b.preview.scroll.Visible() {
		t.Error("the source is covered by the page")
	}
	b.press("Cancel")
	if b.preview != nil {
		t.Error("it is looked at still")
	}
}

// TestOneAfterTheOther: several stories are one text, cut where a preview ends.
func TestOneAfterTheOther(t *testing.T) {
	one := editor.Story{Article: editor.Article{Headline: "One", Byline: "By A", Body: []editor.Block{{Kind: editor.Paragraph, Text: "First."}}}}
	two := editor.Story{Article: editor.Article{Headline: "Two", Standfirst: "So.", Byline: "By B", Body: []editor.Block{{Kind: editor.Paragraph, Text: strings.Repeat("é", previewRunes)}, {Kind: editor.Paragraph, Text: "Last."}}}}
	got := oneAfterTheOther([]editor.Story{one, two}, []format.Around{{Kicker: "Harbour", Published: "2 May 2026, 09:30 UTC", Before: []string{"Embargoed"}, Behind: []string{"", "© 2026"}}, {Kicker: "City", Dateline: "Riga, 2 May"}}).Article
	var said []string
	for _, b := range got.Body {
		said = append(said, string(b.Kind)+" "+b.Text)
	}
	if all := strings.Join(said, "|"); got.Headline != "One" || got.Byline != "By A · 2 May 2026, 09:30 UTC" || got.Section != "Harbour" || all != "paragraph Embargoed|paragraph First.|rule |paragraph © 2026|rule |paragraph City|heading Two|paragraph So.|paragraph By B · Riga, 2 May|paragraph …" {
		t.Errorf("%q, %s", got.Headline, all)
	}
}

// lookAt chooses a tab of the preview.
func (b *bench) lookAt(tab int) {
	for _, o := range objects(b.front()) {
		if tabs, ok := o.(*control.Tabs); ok {
			tabs.Select(tab)
		}
	}
}

func TestExportForADestination(t *testing.T) {
	b := newBench(t)
	b.ready()
	dir := t.TempDir()
	radio := editor.Destination{Name: "Radio", Format: "text", Naming: "{date} {slug} r{revision}", Folder: dir,
		Gates: map[editor.Gate]editor.Severity{editor.GateSignedOff: editor.Blocks}}
	if err := b.desk.SetDestinations(t.Context(), []editor.Destination{radio}); err != nil {
		t.Fatal(err)
	}
	b.run("file.export")
	if strings.Contains(says(b.front()), "signed this story off") {
		t.Errorf("stopped for no destination: %s", says(b.front()))
	}
	b.choose(exportTo, "Radio")
	want := "2026-11-23 " + exportName(b.story.doc.Article()) + " r3.txt"
	if got := b.field(exportFile); got != want || b.field(exportFolder) != dir {
		t.Errorf("%q in %q, want %q", got, b.field(exportFolder), want)
	}
	if got := says(b.front()); !strings.Contains(got, "Nobody has signed this story off.") {
		t.Errorf("its own gate does not stop it: %q", got)
	}
	b.fill(exportReason, "Live")
	b.press("Override and export")
	if _, err := os.Stat(filepath.Join(dir, want)); err != nil {
		t.Error(err)
	}
	b.run("file.export")
	if got := b.field(exportFile); got != strings.Replace(want, "r3", "r4", 1) {
		t.Errorf("what is to be overridden anew is to be called %q", got)
	}
	b.fill(exportReason, "Live")
	if got := b.field(exportFile); got != want {
		t.Errorf("what went out like that is to be called %q, want %q", got, want)
	}
	b.press("Cancel")
	if b.settings.Destination.Get() != "Radio" {
		t.Errorf("remembered: %q", b.settings.Destination.Get())
	}
}

func TestExportAsBefore(t *testing.T) {
	b := newBench(t)
	b.ready()
	if b.mayExportAsBefore() {
		t.Error("nothing was exported before")
	}
	dir := t.TempDir()
	web := editor.Destination{Name: "Website", Format: "html", Naming: "bridge", Folder: dir, Replace: true}
	if err := b.desk.SetDestinations(t.Context(), []editor.Destination{web}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "bridge.html")
	b.run("file.export")
	b.choose(exportTo, "Website")
	b.press("Export")
	b.typed("bridge-p6", 0, "Later. ")
	b.ready()
	b.run("file.export-before")
	if page, err := os.ReadFile(path); err != nil || !strings.Contains(string(page), "Later. ") || b.win.Canvas().Overlays().Top() != nil {
		t.Fatalf("it did not go at once: %v; %s", err, says(b.front()))
	}
	if err := os.WriteFile(path, []byte("another's"), 0o600); err != nil {
		t.Fatal(err)
	}
	// A story that never went out under the name replaces nothing unasked.
	b.importFiles(file(t, "ferry.txt", ferry))
	b.ready()
	b.run("file.export-before")
	if page, err := os.ReadFile(path); err != nil || string(page) != "another's" || b.win.Canvas().Overlays().Top() == nil {
		t.Errorf("another's file: %q, %v", page, err)
	}
	b.press("Export")
	b.press("Replace the file")
	if page, err := os.ReadFile(path); err != nil || !strings.Contains(string(page), "Ferry to sail") {
		t.Errorf("%q, %v", page, err)
	}
}

// TestExportForReaders: what a destination says of the desk's own notes stands in the
// dialog, which says what stays here, and may have it otherwise.
func TestExportForReaders(t *testing.T) {
	b := newBench(t)
	b.fail(b.story.doc.SetField("editorNote", "Ring the council first."))
	b.ready()
	dir := t.TempDir()
	readers := editor.Destination{Name: "Website", Format: "html", Naming: "bridge", Folder: dir, ForReaders: true}
	if err := b.desk.SetDestinations(t.Context(), []editor.Destination{readers}); err != nil {
		t.Fatal(err)
	}
	const told = "Left out, for the desk only: editor’s note"
	b.run("file.export")
	b.choose(exportTo, "Website")
	if got := says(b.front()); !strings.Contains(got, told) {
		t.Errorf("nothing is said of what stays: %q", got)
	}
	b.press("Export")
	path := filepath.Join(dir, "bridge.html")
	if page, err := os.ReadFile(path); err != nil || strings.Contains(string(page), "Ring the council") {
		t.Errorf("the note went out, or nothing: %v", err)
	}
	if b.story.doc.Article().EditorNote == "" {
		t.Error("the story has lost its note")
	}
}

// TestNoDestinationIsForReaders: what goes out by no destination keeps the desk's notes here
// until somebody turns that off, which is remembered once it went out like that; a draft
// that is to show the copy's own talk has it the other way round.
func TestNoDestinationIsForReaders(t *testing.T) {
	b := newBench(t)
	b.fail(b.story.doc.SetField("editorNote", "Ring the council first."))
	b.fail(b.story.doc.PutComment(editor.Comment{ID: "c1", Range: editor.Range{Block: "bridge-p6", Start: 0, End: 7}, Author: "Ann", Body: "Sure?", At: b.at}))
	b.ready()
	dir := t.TempDir()
	const told = "Left out, for the desk only: editor’s note, usage terms, comments on the copy"
	told2 := func(format string, want bool) {
		t.Helper()
		b.choose(exportFormat, format)
		if got := says(b.front()); strings.Contains(got, told) != want {
			t.Errorf("%s, what stays is told: %v: %q", format, !want, got)
		}
	}
	tick := func(on bool) {
		for _, o := range objects(b.front()) {
			if c, ok := o.(*control.Check); ok {
				c.SetChecked(on)
			}
		}
	}
	b.run("file.export")
	told2("Web page", true)
	told2("Word document with tracked changes and comments", false)
	told2("Markdown", true)
	tick(false)
	told2("Web page", false)
	b.press("Cancel")
	b.run("file.export")
	told2("Web page", true)
	b.fill(exportFile, "a.html", dir)
	b.press("Export")
	b.run("file.export")
	tick(false)
	b.fill(exportFile, "b.html", dir)
	b.press("Export")
	b.run("file.export")
	told2("Web page", false)
	b.press("Cancel")
	for name, want := range map[string]bool{"a.html": false, "b.html": true} {
		page, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || strings.Contains(string(page), "Ring the council") != want {
			t.Errorf("%s has the note: %v, %v", name, !want, err)
		}
	}
}

// TestPicturesOnTheWebAreTold: what a file leaves on the Web is said before it goes out, with
// whose it is; and a format that was chosen stays where the destination is taken back.
func TestPicturesOnTheWebAreTold(t *testing.T) {
	b := newBench(t)
	s := b.story.doc.Story()
	for i, file := range []string{"https://example.org/a.jpg", "https://example.org/b.jpg"} {
		s.Article.Body = append(s.Article.Body, editor.Block{ID: "web" + strconv.Itoa(i), Kind: editor.ImageBlock, Image: &editor.Image{File: file}})
	}
	w := b.window
	w.prepareExport(leaving{all: []workflow.Leaving{{ID: b.story.id, Base: b.story.base, Story: s}}}, (*exporting).open)
	for _, c := range []struct{ format, says string }{
		{"Web page", "2 pictures are not in the library: whoever opens the file loads them from example.org."},
		{"Word document", "2 pictures are not in the library: their addresses at example.org go into the file, not they themselves."},
	} {
		b.choose(exportFormat, c.format)
		if got := says(b.front()); !strings.Contains(got, c.says) {
			t.Errorf("%s: %q", c.format, got)
		}
	}
	b.choose(exportTo, "Website")
	b.choose(exportFormat, "OpenDocument")
	b.choose(exportTo, "No destination")
	if got := says(b.front()); !strings.Contains(got, "OpenDocument") {
		t.Errorf("the format is another: %q", got)
	}
}

// TestTrackedChangesGoOutAsADraft: suggestions stop a format that would hide them, and none
// that shows them, as soon as it is chosen.
func TestTrackedChangesGoOutAsADraft(t *testing.T) {
	b := newBench(t)
	b.ready()
	b.story.doc.Suggest(true)
	b.typed("bridge-p6", 0, "Late. ")
	dir := t.TempDir()
	const stops = "neither accepted nor rejected"
	b.run("file.export")
	for _, c := range []struct {
		format string
		stops  bool
	}{{"Web page", true}, {"Word document with tracked changes and comments", false}, {"Word document", true}, {"JSON", false}, {"Word document with tracked changes and comments", false}} {
		b.choose(exportFormat, c.format)
		if got := says(b.front()); strings.Contains(got, stops) != c.stops {
			t.Errorf("%s is stopped: %v: %q", c.format, !c.stops, got)
		}
	}
	b.fill(exportFile, "draft.docx", dir)
	b.press("Export")
	draft, err := os.ReadFile(filepath.Join(dir, "draft.docx"))
	if err != nil {
		t.Fatal(err)
	}
	if again, err := format.Decode("draft.docx", draft, format.Options{}); err != nil || len(again.Article.Suggestions()) != 1 {
		t.Errorf("%d suggestions, %v", len(again.Article.Suggestions()), err)
	}
}

// TestADestinationIsEditedFromTheExport: the one that is chosen is shown, and the export
// comes back as it is now.
func TestADestinationIsEditedFromTheExport(t *testing.T) {
	b := newBench(t)
	b.run("file.export")
	b.choose(0, "Agency")
	b.press("Edit…")
	if got := b.field(0); got != "Agency" {
		t.Fatalf("the form shows %q", got)
	}
	b.fill(1, "for-{slug}")
	b.press("Save")
	if got := says(b.front()); !strings.Contains(got, "Export the story") {
		t.Fatalf("after it comes %q", got)
	}
	if got := b.field(0); !strings.HasPrefix(got, "for-") {
		t.Errorf("the file is called %q", got)
	}
}

func TestDestinationsAreKept(t *testing.T) {
	b := newBench(t)
	b.run("file.destinations")
	b.press("New")
	b.press("Save")
	if got := says(b.front()); !strings.Contains(got, "a name to choose it by") {
		t.Errorf("one without a name meets %q", got)
	}
	b.fill(0, "Radio", "{slug} {place}")
	b.press("Save")
	if got := says(b.front()); !strings.Contains(got, "is not a pattern whose braces hold only slug,") {
		t.Errorf("a pattern with a wrong word meets %q", got)
	}
	b.fill(0, "Radio", "{slug} {date}")
	if got := says(b.front()); strings.Contains(got, "whose braces") {
		t.Errorf("put right, it still says %q", got)
	}
	if got := says(b.front()); !strings.Contains(got, "bridge 2026-11-23.html") && !strings.Contains(got, " 2026-11-23.html") {
		t.Errorf("no example: %q", got)
	}
	b.choose(1, "Plain text")
	b.press("Save")
	b.told("kept in this library")
	all, err := b.desk.Destinations(t.Context())
	if err != nil || len(all) != 4 || all[3].Name != "Radio" || all[3].Format != "text" || all[3].Naming != "{slug} {date}" {
		t.Fatalf("%+v, %v", all, err)
	}
	b.run("file.destinations")
	b.choose(0, "Radio")
	b.press("Delete")
	b.press("Save")
	if all, err = b.desk.Destinations(t.Context()); err != nil || len(all) != 3 {
		t.Errorf("%+v, %v", all, err)
	}
}
