package workflow

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"stet/editor"
	"stet/editor/format"
)

func files(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestExportIsStoppedByFindings(t *testing.T) {
	d, id := welcomed(t)
	s, dir := opened(t, d, id).Story, t.TempDir()
	path := filepath.Join(dir, "bridge.html")
	_, err := d.Export(t.Context(), id, 2, s, Order{Path: path})
	var blocked *BlockedError
	if !errors.Is(err, editor.ErrBlocked) || !errors.As(err, &blocked) || len(blocked.Findings) != len(d.Check(s).Stopping()) {
		t.Fatalf("%v", err)
	}
	for _, f := range blocked.Findings {
		if !strings.Contains(err.Error(), f.Rule+": "+f.Message) {
			t.Errorf("%q does not say %q", err, f.Message)
		}
	}
	for _, o := range []editor.Override{{By: "Nora Vale"}, {Reason: "so"}, {By: " ", Reason: "so"}} {
		if _, err := d.Export(t.Context(), id, 2, s, Order{Path: path, Override: &o}); err == nil {
			t.Errorf("exported with %+v", o)
		}
	}
	if got := files(t, dir); len(got) > 0 {
		t.Errorf("%q was written", got)
	}
}

// TestExportLeavesTheBin: what is thrown away goes nowhere, and stays thrown away.
func TestExportLeavesTheBin(t *testing.T) {
	d, all := three(t)
	binned := all[1]
	if err := d.Bin(t.Context(), binned.ID); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if _, err := d.Export(t.Context(), binned.ID, binned.Base, binned.Story, Order{Path: filepath.Join(dir, "ferry.md")}); !errors.Is(err, editor.ErrBinned) {
		t.Errorf("exported alone: %v", err)
	}
	for packing, to := range map[editor.Packing]string{editor.InFiles: dir, editor.InZip: filepath.Join(t.TempDir(), "all.zip")} {
		out := d.ExportAll(t.Context(), leaving(t, d, editor.Destination{}, binned.ID, all[2].ID), shipment(to, packing), untold)
		if !errors.Is(out.Fates[0].Err, editor.ErrBinned) || out.Fates[1].Err != nil {
			t.Errorf("%s: %s", packing, fates(out))
		}
	}
	if row, err := d.lib.Summary(t.Context(), binned.ID); err != nil || row.Deleted.IsZero() || row.Revision != binned.Base || len(files(t, dir)) != 1 {
		t.Errorf("%+v, %v; written: %q", row, err, files(t, dir))
	}
}

func TestExportKeepsTheOverride(t *testing.T) {
	d, id := welcomed(t)
	s, dir := opened(t, d, id).Story, t.TempDir()
	put(t, dir, "bridge.md", "an older export")
	r, err := d.Export(t.Context(), id, 2, s, Order{Path: filepath.Join(dir, "bridge.md"), Override: &editor.Override{By: " Nora Vale ", Reason: " Cleared "}})
	if err != nil || r.Number != 3 || r.Cause != editor.ForExport || r.Name != "Exported bridge.md" {
		t.Fatalf("%+v, %v", r, err)
	}
	_, r, err = d.Library().Story(t.Context(), id, 0)
	if err != nil || r.Override == nil || r.Override.By != "Nora Vale" || r.Override.Reason != "Cleared" || !r.Override.At.Equal(noon) || len(r.Override.Findings) == 0 {
		t.Errorf("%+v, %v", r.Override, err)
	}
	written, err := os.ReadFile(filepath.Join(dir, "bridge.md"))
	if err != nil || !strings.Contains(string(written), s.Article.Headline) {
		t.Errorf("%s, %v", written, err)
	}
	if got := files(t, dir); len(got) != 1 {
		t.Errorf("left behind: %q", got)
	}
	if o := opened(t, d, id); o.Summary.Status != editor.Exported {
		t.Errorf("status %s", o.Summary.Status)
	}
}

func TestExportWithoutFindingsNeedsNoOverride(t *testing.T) {
	d, id := welcomed(t)
	s := opened(t, d, id).Story
	for i := range s.Facts {
		s.Facts[i].Status, s.Facts[i].Stale = editor.Verified, false
	}
	for _, f := range d.Check(s).Stopping() {
		s.Waivers = append(s.Waivers, editor.Waiver{Rule: f.Rule, Field: f.Field, Text: f.Text, By: "Nora Vale", Reason: "so"})
	}
	path := filepath.Join(t.TempDir(), "bridge.txt")
	r, err := d.Export(t.Context(), id, 2, s, Order{Path: path, Override: &editor.Override{By: "Nora Vale", Reason: "not needed"}})
	if err != nil || r.Override != nil {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestExportVersions: what a wire takes for one story has a version that rises with what
// goes out, and stays while the words do.
func TestExportVersions(t *testing.T) {
	for ending, sign := range map[string]string{".ninjs": `"version": "%d"`, ".newsml": ` version="%d" standard=`, ".nitf": `generation="%d"`} {
		d, id := welcomed(t)
		s := opened(t, d, id).Story
		path, base := filepath.Join(t.TempDir(), "bridge"+ending), 2
		for _, c := range []struct {
			headline string
			version  int
		}{{s.Article.Headline, 3}, {s.Article.Headline, 3}, {"Bridge reopens", 4}, {"Bridge reopens", 4}} {
			s.Article.Headline = c.headline
			r, err := d.Export(t.Context(), id, base, s, Order{Path: path, Override: &editor.Override{By: "Nora Vale", Reason: "Cleared"}})
			if err != nil {
				t.Fatal(ending, err)
			}
			base = r.Number
			written, err := os.ReadFile(path)
			if want := fmt.Sprintf(sign, c.version); err != nil || !strings.Contains(string(written), want) || r.Number != c.version {
				t.Errorf("%s, %q: no %s in what went out as revision %d", ending, c.headline, want, r.Number)
			}
		}
	}
}

// TestExportAgain: the same words are one revision, however often they go out and in
// whatever form; what they went out as is known all the same.
func TestExportAgain(t *testing.T) {
	d, id := welcomed(t)
	s, dir := opened(t, d, id).Story, t.TempDir()
	for i := range s.Facts {
		s.Facts[i].Status, s.Facts[i].Stale = editor.Verified, false
	}
	for _, f := range d.Check(s).Stopping() {
		s.Waivers = append(s.Waivers, editor.Waiver{Rule: f.Rule, Field: f.Field, Text: f.Text, By: "Nora Vale", Reason: "so"})
	}
	base := 2
	for i, c := range []struct {
		name, headline string
		want           int
	}{{"a.txt", "", 3}, {"a.txt", "", 3}, {"b.html", "", 3}, {"c.docx", "", 3}, {"a.txt", "Bridge reopens", 4}, {"a.txt", "", 4}} {
		if c.headline != "" {
			s.Article.Headline = c.headline
		}
		r, err := d.Export(t.Context(), id, base, s, Order{Path: filepath.Join(dir, c.name)})
		if err != nil || r.Number != c.want {
			t.Fatalf("export %d is revision %d, want %d: %v", i+1, r.Number, c.want, err)
		}
		base = r.Number
	}
	told, err := d.Library().History(t.Context(), id, editor.HistoryQuery{Deeds: []editor.Deed{editor.SentOut}})
	if err != nil || len(told) != 6 {
		t.Errorf("the history tells of %d exports: %v", len(told), err)
	}
	s.Article.Headline = "Bridge stays shut"
	if err := d.Journal(t.Context(), id, base, s); err != nil {
		t.Fatal(err)
	}
	r, err := d.Export(t.Context(), id, base, s, Order{Path: filepath.Join(dir, "a.txt")})
	if err != nil || r.Number != 5 {
		t.Errorf("words of a draft: revision %d, %v", r.Number, err)
	}
	if names, err := d.SentAs(t.Context(), id); err != nil || !slices.Contains(names, "b.html") || !slices.Contains(names, "c.docx") || slices.Contains(names, "d.txt") {
		t.Errorf("it went out as %q, %v", names, err)
	}
	l, err := d.Leaving(t.Context(), id)
	if err == nil {
		var all []Leaving
		all, err = d.CheckLeaving(t.Context(), []Leaving{l}, editor.Destination{}, func(int, int) {})
		l = all[0]
	}
	if err != nil || l.Base != 5 || l.Revision(nil) != 5 {
		t.Errorf("words that went out as revision %d go out as %d: %v", l.Base, l.Revision(nil), err)
	}
}

// TestExportAgainOverridden: who lets a story go in spite of the gates, and why, is on file
// for each who does, and once.
func TestExportAgainOverridden(t *testing.T) {
	d, id := welcomed(t)
	s, dir, base := opened(t, d, id).Story, t.TempDir(), 2
	for i, c := range []struct {
		name, by, reason string
		want             int
	}{{"a.txt", "Nora Vale", "cleared", 3}, {"b.html", "Nora Vale", "cleared", 3}, {"b.html", "Kim", "cleared", 4}, {"c.md", "Kim", "the desk chief says so", 5}, {"c.md", "Nora Vale", "cleared", 5}} {
		r, err := d.Export(t.Context(), id, base, s, Order{Path: filepath.Join(dir, c.name), Override: &editor.Override{By: c.by, Reason: c.reason}})
		if err != nil || r.Number != c.want {
			t.Fatalf("export %d is revision %d, want %d: %v", i+1, r.Number, c.want, err)
		}
		base = r.Number
	}
}

// TestSameWordsAreOneRevision: neither the form, nor the destination, nor that a story moved
// on meanwhile, nor a draft of the very words, makes a revision of words that went out before.
func TestSameWordsAreOneRevision(t *testing.T) {
	d, id := welcomed(t)
	s, dir, base := opened(t, d, id).Story, t.TempDir(), 2
	cleared := &editor.Override{By: "Nora Vale", Reason: "cleared"}
	export := func(what string, o Order, want int) {
		t.Helper()
		o.Override = cleared
		r, err := d.Export(t.Context(), id, base, s, o)
		if err != nil || r.Number != want {
			t.Fatalf("%s: revision %d, want %d: %v", what, r.Number, want, err)
		}
		base = r.Number
	}
	for _, f := range format.Written() {
		export(f.ID, Order{Format: f.ID, Path: filepath.Join(dir, f.ID+f.Endings[0])}, 3)
	}
	export("for readers", Order{Path: filepath.Join(dir, "a.html"), For: editor.Destination{Name: "Website", ForReaders: true}}, 3)
	for _, status := range []editor.Status{editor.Exported, editor.Checking} {
		s.Article.Status = status
		export("as "+string(status), Order{Path: filepath.Join(dir, "b.html")}, 3)
	}
	if err := d.Journal(t.Context(), id, base, s); err != nil {
		t.Fatal(err)
	}
	export("a draft of the same words", Order{Path: filepath.Join(dir, "c.html")}, 3)

	cleared = &editor.Override{By: "Nora Vale", Reason: "late"}
	s.Article.Status = editor.Exported
	export("another reason", Order{Path: filepath.Join(dir, "d.html")}, 4)
	cleared = &editor.Override{By: "Nora Vale", Reason: "cleared"}
	export("the reason before", Order{Path: filepath.Join(dir, "e.html")}, 4)
	export("a stricter destination", Order{Path: filepath.Join(dir, "f.html"), For: editor.Destination{Name: "Agency", Gates: map[editor.Gate]editor.Severity{editor.GateSignedOff: editor.Blocks}}}, 5)
	export("the same again", Order{Path: filepath.Join(dir, "g.html")}, 5)
}

// TestExportIsNamedAsItIsFiled: a file's name has the number of the revision that goes out,
// whoever lets it go.
func TestExportIsNamedAsItIsFiled(t *testing.T) {
	d, id := welcomed(t)
	for i, c := range []struct{ by, want string }{{"Nora Vale", "r3.txt"}, {"Nora Vale", "r3 2.txt"}, {"Kim", "r4.txt"}} {
		dir := t.TempDir()
		if i == 1 {
			put(t, dir, "r3.txt", "the one before")
		}
		s := shipment(dir, editor.InFiles)
		s.Format, s.Naming, s.Override = "text", "r{revision}", &editor.Override{By: c.by, Reason: "cleared"}
		out := d.ExportAll(t.Context(), leaving(t, d, s.Destination, id), s, untold)
		if got := fates(out); got != c.want || !strings.HasPrefix(got, fmt.Sprintf("r%d", out.Fates[0].Revision.Number)) {
			t.Errorf("it is %s, want %s, filed as revision %d", got, c.want, out.Fates[0].Revision.Number)
		}
	}
}

func TestExportThatFailsLeavesNothing(t *testing.T) {
	override := &editor.Override{By: "Nora Vale", Reason: "so"}
	for name, c := range map[string]struct {
		base int
		path func(dir string) string
		want error
	}{
		"no such folder": {2, func(dir string) string { return filepath.Join(dir, "no", "a.md") }, nil},
		"a folder":       {2, func(dir string) string { return dir }, nil},
		"no format":      {2, func(dir string) string { return filepath.Join(dir, "a.xyz") }, nil},
		"conflict":       {1, func(dir string) string { return filepath.Join(dir, "a.md") }, editor.ErrConflict},
	} {
		t.Run(name, func(t *testing.T) {
			d, id := welcomed(t)
			dir := filepath.Join(t.TempDir(), "out.md")
			if err := os.Mkdir(dir, 0o700); err != nil {
				t.Fatal(err)
			}
			r, err := d.Export(t.Context(), id, c.base, opened(t, d, id).Story, Order{Path: c.path(dir), Override: override})
			if err == nil || c.want != nil && !errors.Is(err, c.want) || r.Number != 0 {
				t.Errorf("%+v, %v", r, err)
			}
			if got := append(files(t, dir), files(t, filepath.Dir(dir))...); len(got) != 1 {
				t.Errorf("left behind: %q", got)
			}
			if o := opened(t, d, id); o.Revision.Number != 2 || o.Summary.Status == editor.Exported {
				t.Errorf("%+v", o.Summary)
			}
		})
	}
}

// What is exported is read again in its own format alone; where a credit is lost on the
// way, nothing is written.
func TestUnwritten(t *testing.T) {
	for err, want := range map[error]string{
		&fs.PathError{Op: "write", Path: "/x/.stet-export-1", Err: syscall.ENOSPC}: "the disk that /x is on is full: make room there, or choose another folder",
		&fs.PathError{Op: "open", Path: "/x/.stet-export-1", Err: syscall.EACCES}:  "nothing may be written in /x: choose another folder",
		&fs.PathError{Op: "open", Path: "/x/.stet-export-1", Err: syscall.EROFS}:   "nothing may be written in /x: choose another folder",
		&fs.PathError{Op: "open", Path: "/x/.stet-export-1", Err: syscall.ENOENT}:  "there is no folder /x: choose another one",
		errors.New("a letter that the face lacks"):                                 "write in /x: a letter that the face lacks",
	} {
		if got := unwritten("/x", err).Error(); got != want {
			t.Errorf("%v is told as %q", err, got)
		}
	}
	if _, err := writeBeside(filepath.Join(t.TempDir(), "missing", "story.html"), nil); err == nil || !strings.Contains(err.Error(), "choose another one") {
		t.Errorf("told %v", err)
	}
}

func TestExportIsReadAgain(t *testing.T) {
	d, id := welcomed(t)
	s := opened(t, d, id).Story
	for _, f := range format.Written() {
		written, err := d.encode(t.Context(), f, editor.Destination{}, s)
		if err != nil {
			t.Fatal(err)
		}
		again := reread(f, written, s, editor.Destination{})
		if !f.Reads() || f.Pages {
			if again != nil {
				t.Errorf("%s is not written to be read again", f.Name)
			}
			continue
		}
		if is, ok := again[f.Name]; len(again) != 1 || !ok || is.Byline != s.Article.Byline {
			t.Errorf("%s reads as %+v", f.Name, again)
		}
		checked, err := d.checkReread(t.Context(), id, s, reread(f, []byte("{"), s, editor.Destination{}), nil)
		lost := slices.ContainsFunc(checked.Stopping(), func(found editor.Finding) bool {
			return found.Rule == "export-reread" && strings.HasPrefix(found.Message, f.Name+" loses")
		})
		if err != nil || !lost {
			t.Errorf("%s that loses everything passes: %v", f.Name, err)
		}
	}
	checked, err := d.CheckStory(t.Context(), id, s)
	if err != nil || !slices.ContainsFunc(checked.Unknown, func(u Unjudged) bool { return u.Title == "Credits survive an export" }) {
		t.Errorf("%+v, %v", checked.Unknown, err)
	}
}
