package workflow

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/format"
)

// three returns a desk with three stories, the first of which the gates stop: all of
// them are called bridge.
func three(t *testing.T) (*Desk, []Leaving) {
	t.Helper()
	d, stopped := welcomed(t)
	ids := []string{stopped}
	dir := t.TempDir()
	for i, text := range []string{"Ferry to sail\n\nBy Ann Lark\n\nNews credit: Reuters\n\nIt sails.\n", "Bridge reopens\n\nBy Ann Lark\n\nNews credit: Reuters\n\nIt is open.\n"} {
		in := d.Import(t.Context(), put(t, dir, string(rune('a'+i))+".txt", text), strings.NewReader(text), ImportOptions{})
		if in.Err != nil {
			t.Fatal(in.Err)
		}
		o := opened(t, d, in.ID)
		o.Story.Article.Slug = opened(t, d, stopped).Story.Article.Slug
		for _, f := range d.Check(o.Story).Stopping() {
			o.Story.Waivers = append(o.Story.Waivers, editor.Waiver{Rule: f.Rule, Field: f.Field, Text: f.Text, By: "Nora Vale", Reason: "so"})
		}
		if _, err := d.Save(t.Context(), in.ID, o.Revision.Number, o.Story, ""); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, in.ID)
	}
	return d, leaving(t, d, editor.Destination{}, ids...)
}

func leaving(t *testing.T, d *Desk, to editor.Destination, ids ...string) []Leaving {
	t.Helper()
	var all []Leaving
	for _, id := range ids {
		l, err := d.Leaving(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, l)
	}
	all, err := d.CheckLeaving(t.Context(), all, to, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func untold(int, int, string) {}

func shipment(to string, packing editor.Packing) Shipment {
	return Shipment{Destination: editor.Destination{Format: "markdown", Naming: "{slug}", Packing: packing}, To: to}
}

// fates says of each story whether it went, and as what.
func fates(s Shipped) string {
	var out []string
	for _, one := range s.Fates {
		switch {
		case one.Stopped():
			out = append(out, "stopped")
		case one.Err != nil:
			out = append(out, one.Err.Error())
		default:
			out = append(out, one.Name)
		}
	}
	return strings.Join(out, "|")
}

func TestExportAllIntoAFolder(t *testing.T) {
	d, all := three(t)
	dir := t.TempDir()
	slug := all[0].Story.Article.Slug
	put(t, dir, strings.ToUpper(slug)+".MD", "another's")
	got := d.ExportAll(t.Context(), all, shipment(dir, editor.InFiles), untold)
	if want := "stopped|" + slug + ".md|" + slug + " 2.md"; got.Err != nil || fates(got) != want || got.Gone() != 2 {
		t.Fatalf("%s, want %s; %v", fates(got), want, got.Err)
	}
	for i, l := range all {
		o := opened(t, d, l.ID)
		if sent := i > 0; (o.Summary.Status == editor.Exported) != sent || (o.Revision.Cause == editor.ForExport) != sent || o.Revision.Number != got.Fates[i].Revision.Number && sent {
			t.Errorf("%d: %+v", i, o.Revision)
		}
	}
	s := shipment(dir, editor.InFiles)
	s.Replace, s.Override = true, &editor.Override{By: "Nora Vale", Reason: "Cleared"}
	var ids []string
	for _, l := range all {
		ids = append(ids, l.ID)
	}
	again := d.ExportAll(t.Context(), leaving(t, d, s.Destination, ids...), s, untold)
	// The first has never gone out: another's file of its name stays. The others replace their own.
	if want := slug + " 3.md|" + slug + ".md|" + slug + " 2.md"; fates(again) != want {
		t.Errorf("%s, want %s", fates(again), want)
	}
	if o := opened(t, d, ids[0]); o.Revision.Override == nil || o.Revision.Override.Reason != "Cleared" {
		t.Errorf("the override is not kept: %+v", o.Revision)
	}
	if o := opened(t, d, ids[1]); o.Revision.Override != nil {
		t.Errorf("an override where nothing was overridden: %+v", o.Revision.Override)
	}
}

func TestExportAllIntoAZip(t *testing.T) {
	d, all := three(t)
	dir := t.TempDir()
	quay := pngOf(t, 3, 2)
	put(t, dir, "quay.png", string(quay))
	i, err := d.AddPicture(t.Context(), filepath.Join(dir, "quay.png"))
	if err != nil {
		t.Fatal(err)
	}
	for n := range all {
		all[n].Story.Article.Body = append(all[n].Story.Article.Body, editor.Block{ID: "pic", Kind: editor.ImageBlock, Image: &i})
		for _, f := range d.Check(all[n].Story).Stopping() {
			if n > 0 {
				all[n].Story.Waivers = append(all[n].Story.Waivers, editor.Waiver{Rule: f.Rule, Field: f.Field, Text: f.Text, By: "Nora Vale", Reason: "so"})
			}
		}
	}
	path := filepath.Join(t.TempDir(), "out.zip")
	all[2].Base-- // somebody has filed a newer revision
	got := d.ExportAll(t.Context(), all, shipment(path, editor.InZip), untold)
	if got.Err != nil || got.Gone() != 1 || !got.Fates[0].Stopped() || !errors.Is(got.Fates[2].Err, editor.ErrConflict) {
		t.Fatalf("%s; %v", fates(got), got.Err)
	}
	r, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var names []string
	for _, f := range r.File {
		names = append(names, f.Name)
		if f.Name != i.File {
			continue
		}
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if b, err := io.ReadAll(in); err != nil || !bytes.Equal(b, quay) {
			t.Errorf("the picture: %d bytes, %v", len(b), err)
		}
	}
	if want := []string{got.Fates[1].Name, i.File}; !slices.Equal(names, want) {
		t.Errorf("in the zip are %q, want %q", names, want)
	}
	if left := files(t, filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left behind: %q", left)
	}
}

func TestExportAllCancelled(t *testing.T) {
	d, all := three(t)
	for _, packing := range []editor.Packing{editor.InFiles, editor.InZip} {
		dir := t.TempDir()
		to := dir
		if packing == editor.InZip {
			to = filepath.Join(dir, "out.zip")
		}
		ctx, cancel := context.WithCancel(t.Context())
		got := d.ExportAll(ctx, all[1:], shipment(to, packing), func(done, _ int, _ string) {
			if done == 0 {
				cancel()
			}
		})
		want := map[editor.Packing]int{editor.InFiles: 1}[packing]
		if got.Gone() != want || !errors.Is(got.Fates[1].Err, ErrCancelled) || len(files(t, dir)) != want {
			t.Errorf("%q: %s, %q", packing, fates(got), files(t, dir))
		}
	}
}

func TestExportAllRefuses(t *testing.T) {
	d, all := three(t)
	dir := t.TempDir()
	for name, s := range map[string]Shipment{
		"one file of a format for one": shipment(filepath.Join(dir, "a.md"), editor.InOneFile),
		"no format":                    {To: dir},
		"a folder for a zip":           shipment(dir, editor.InZip),
	} {
		got := d.ExportAll(t.Context(), all[1:], s, untold)
		if got.Err == nil || got.Gone() != 0 || len(files(t, dir)) != 0 {
			t.Errorf("%s: %s, %v", name, fates(got), got.Err)
		}
	}
}

func TestDestinations(t *testing.T) {
	d, id := welcomed(t)
	all, err := d.Destinations(t.Context())
	if err != nil || len(all) != len(stock) || ValidDestinations(all) != nil {
		t.Fatalf("%+v, %v, %v", all, err, ValidDestinations(all))
	}
	own := editor.Destination{Name: "Radio", Format: "text", Naming: "{slug}", Gates: map[editor.Gate]editor.Severity{editor.GateSignedOff: editor.Blocks, editor.GateSettled: editor.Off}}
	if err := d.SetDestinations(t.Context(), []editor.Destination{own}); err != nil {
		t.Fatal(err)
	}
	if got, err := d.Destination(t.Context(), " radio "); err != nil || got.Naming != own.Naming {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := d.Destination(t.Context(), "Website"); err == nil || !strings.Contains(err.Error(), "Radio") {
		t.Errorf("%v", err)
	}
	for _, wrong := range []editor.Destination{
		{Format: "text", Naming: "{slug}"}, {Name: "x", Naming: "{slug}"}, {Name: "x", Format: "text", Naming: "{author}"},
		{Name: "x", Format: "text", Naming: "{slug"}, {Name: "x", Format: "text", Naming: " "}, {Name: "x", Format: "fax", Naming: "{slug}"},
		{Name: "x", Format: "text", Naming: "{slug}", Packing: editor.InOneFile}, {Name: "RADIO", Format: "text", Naming: "{slug}"},
		{Name: "x", Format: "text", Naming: "{slug}", Gates: map[editor.Gate]editor.Severity{"taste": editor.Blocks}},
	} {
		if d.SetDestinations(t.Context(), []editor.Destination{own, wrong}) == nil {
			t.Errorf("%+v is kept", wrong)
		}
	}
	s := opened(t, d, id).Story
	usual, err := d.CheckStory(t.Context(), id, s)
	if err != nil {
		t.Fatal(err)
	}
	strict, err := d.CheckFor(t.Context(), id, s, own)
	if err != nil || len(strict.Stopping()) != len(usual.Stopping())+1 {
		t.Errorf("%d findings stop it there, %d do everywhere; %v", len(strict.Stopping()), len(usual.Stopping()), err)
	}
	own.Gates[editor.GateSignedOff] = editor.Warns
	for strict, want := range map[bool]int{false: len(usual.Stopping()), true: len(strict.Stopping())} {
		own.Strict = strict
		if all, err := d.CheckFor(t.Context(), id, s, own); err != nil || len(all.Stopping()) != want {
			t.Errorf("strict %v: %d findings stop it, want %d; %v", strict, len(all.Stopping()), want, err)
		}
	}
	if err := d.SetDestinations(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if none, err := d.Destinations(t.Context()); err != nil || len(none) != 0 {
		t.Errorf("%+v, %v", none, err)
	}
}

func TestPreviewIsTheFile(t *testing.T) {
	d, id := welcomed(t)
	s := opened(t, d, id).Story
	s.Article.Dateline = editor.Dateline{Place: "Tallinn", Date: "2026-11-03"}
	for _, f := range format.Written() {
		headline := s.Article.Headline
		if f.ID == "html-fragment" { // the site has fields of its own for that
			headline = ""
		}
		p, err := d.Preview(t.Context(), editor.Destination{Format: f.ID}, s)
		if err != nil {
			t.Errorf("%s: %v", f.ID, err)
			continue
		}
		if p.Source == "" && len(p.Parts) == 0 && !f.Pages || p.Size == 0 {
			t.Errorf("%s: nothing is shown of %d bytes", f.ID, p.Size)
		}
		if !strings.Contains(p.Words, headline) {
			t.Errorf("%s: read back it says %q", f.ID, p.Words)
		}
		if (p.Page != nil) != f.Pages || f.Pages && p.Pages < 1 {
			t.Errorf("%s: a page is drawn: %v, of %d", f.ID, p.Page != nil, p.Pages)
		}
		if len(p.Stories) != 1 || p.Failed != nil || p.Stories[0].Article.Headline != headline {
			t.Errorf("%s: read back it is %d stories, %v", f.ID, len(p.Stories), p.Failed)
		}
		if len(p.Around) != 1 || strings.HasPrefix(p.Around[0].Dateline, "Tallinn, ") != (headline != "") {
			t.Errorf("%s: around the words stands %+v", f.ID, p.Around)
		}
		if f.ID == "html-fragment" && (p.Stories[0].Article.Byline != "" || len(p.Stories[0].Article.Body) < 3) {
			t.Errorf("the body of a page is %+v", p.Stories[0].Article)
		}
	}
	if p, err := d.Preview(t.Context(), editor.Destination{Format: "text"}, s); err != nil || !slices.Contains(p.Lost.What, format.LosesMarks) != !slices.ContainsFunc(s.Article.Body, func(b editor.Block) bool { return len(b.Marks) > 0 }) {
		t.Errorf("%+v, %v", p.Lost, err)
	}
	if _, err := d.Preview(t.Context(), editor.Destination{Format: "fax"}, s); err == nil || !strings.Contains(err.Error(), "markdown") {
		t.Errorf("%v", err)
	}
}

// TestPreviewNumbers: lists look in the preview as they do on paper.
func TestPreviewNumbers(t *testing.T) {
	item := func(level int, ordered bool, text string) editor.Block {
		return editor.Block{Kind: editor.Item, Level: level, Ordered: ordered, Text: text}
	}
	got := plain(editor.Article{Body: []editor.Block{item(1, true, "one"), item(2, true, "inner"), item(1, true, "two"), item(2, true, "inner"), item(1, false, "dot"), item(1, true, "anew"),
		{Text: "Between."}, item(1, true, "again")}})
	if want := "1. one\n\n1. inner\n\n2. two\n\n1. inner\n\n• dot\n\n1. anew\n\nBetween.\n\n1. again"; got != want {
		t.Errorf("got %q", got)
	}
}

func TestPreviewNamesPictures(t *testing.T) {
	a := editor.Article{Headline: "Ferry", Body: []editor.Block{
		{ID: "b1", Kind: editor.ImageBlock, Image: &editor.Image{File: "https://example.org/media/4616.jpg?width=465&s=none", Caption: "At dawn"}},
		{ID: "b2", Kind: editor.ImageBlock, Image: &editor.Image{Caption: "At noon"}},
		{ID: "b3", Kind: editor.ImageBlock, Image: &editor.Image{File: "pictures/quay.jpg"}},
	}}
	if got, want := plain(a), "Ferry\n\n[4616.jpg · At dawn]\n\n[At noon]\n\n[quay.jpg]"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
