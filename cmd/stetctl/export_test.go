package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/format"
)

// TestExportForReaders: what is for the desk only stays there where a destination or a flag
// says so, and it is told.
func TestExportForReaders(t *testing.T) {
	b := newBench(t)
	id := b.add(editor.Story{Article: editor.Article{Headline: "Bill climbs", EditorNote: "Ring the council first.", Body: []editor.Block{{ID: "b1", Kind: editor.Paragraph, Text: "It has risen."}}}})
	for _, c := range []struct {
		file  string
		args  []string
		tells bool
	}{
		{"site.html", []string{"--for", "Website"}, false}, {"wire.json", []string{"--for", "Agency"}, true},
		{"plain.json", nil, true}, {"readers.json", []string{"--for-readers"}, false},
	} {
		path := filepath.Join(t.TempDir(), c.file)
		_, errs, code := b.call("", append([]string{"export", id, "--to", path, "--override", "so", "--by", "Kim"}, c.args...)...)
		file, err := os.ReadFile(path)
		if code != done || err != nil || strings.Contains(string(file), "Ring the council") != c.tells {
			t.Errorf("%s: %d, %v, %s", c.file, code, err, errs)
		}
		if told := strings.Contains(errs, "left out, for the desk only: editor’s note"); told == c.tells {
			t.Errorf("%s: it is said that %s", c.file, errs)
		}
		if out := b.want(done, "history", id); !strings.Contains(out, "exported to "+c.file+" as ") || !strings.Contains(out, " in "+filepath.Dir(path)) {
			t.Errorf("the history reads\n%s", out)
		}
	}
	if out := b.want(done, "history", id); !strings.Contains(out, " for Website\n") {
		t.Errorf("the history reads\n%s", out)
	}
	path := filepath.Join(t.TempDir(), "again.txt")
	if out := b.want(done, "export", id, "--to", path, "--override", "so", "--by", "Kim"); !strings.Contains(out, "Exported again.txt") {
		t.Errorf("the same words in another form: %s", out)
	}
}

// TestExportNamesTheFileInFull: a file that a destination's format is for gets its ending, and
// pictures that nobody has here are told of with where they are.
func TestExportNamesTheFileInFull(t *testing.T) {
	b := newBench(t)
	picture := func(id, file string) editor.Block {
		return editor.Block{ID: id, Kind: editor.ImageBlock, Image: &editor.Image{File: file}}
	}
	id := b.add(editor.Story{Article: editor.Article{Headline: "Bill climbs", Body: []editor.Block{{ID: "b1", Kind: editor.Paragraph, Text: "It has risen."},
		picture("b2", "https://example.org/a.jpg"), picture("b3", "https://example.org/b.jpg"), picture("b4", "https://cdn.example.com/c.jpg"), picture("b5", "https://example.org/a.jpg")}}})
	path := filepath.Join(t.TempDir(), "ag")
	_, errs, code := b.call("", "export", id, "--for", "Agency", "--to", path, "--override", "so", "--by", "Kim")
	files, err := filepath.Glob(path + "*")
	if code != done || err != nil || len(files) != 1 || filepath.Ext(files[0]) == "" || !strings.Contains(errs, "wrote "+files[0]+"\n") {
		t.Errorf("%d, %v, %v: %s", code, files, err, errs)
	}
	if !strings.Contains(errs, "left at their addresses at example.org, cdn.example.com: 3 pictures") {
		t.Errorf("of pictures on the Web is said: %s", errs)
	}
}

func TestFormats(t *testing.T) {
	b := newBench(t)
	got := lines[formatLine](t, b.want(done, "formats", "--json"))
	if len(got) != len(format.Formats) {
		t.Fatalf("%d formats, want %d", len(got), len(format.Formats))
	}
	for i, f := range format.Formats {
		if got[i].ID != f.ID || got[i].In != f.Reads() || got[i].Out != f.Writes() || len(got[i].Endings) != len(f.Endings) {
			t.Errorf("%+v", got[i])
		}
	}
	if out := b.want(done, "formats"); !strings.Contains(out, "cannot hold: bold, links and the like") {
		t.Errorf("what plain text loses is not said:\n%s", out)
	}
}

func TestExportSaysWhatIsLost(t *testing.T) {
	b := newBench(t)
	page := filepath.Join(t.TempDir(), "bold.md")
	if err := os.WriteFile(page, []byte("# A headline\n\nIt is **bold**.\n\n![](quay.png)\n\n![](https://example.org/ferry.jpg)\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	id := lines[importLine](t, b.want(done, "import", page, "--json"))[0].ID
	path := filepath.Join(t.TempDir(), "bold.story")
	if _, errs, code := b.call("", "export", id, "--to", path, "--override", "so", "--by", "Kim"); code != failed || !strings.Contains(errs, ".story") {
		t.Errorf("an ending that is none: %d, %s", code, errs)
	}
	_, errs, code := b.call("", "export", id, "--to", path, "--format", "text", "--override", "so", "--by", "Kim")
	if code != done || !strings.Contains(errs, "Plain text cannot hold: bold, links and the like") {
		t.Errorf("%d, %s", code, errs)
	}
	if !strings.Contains(errs, "not in the library, and so not in the export: quay.png\n") {
		t.Errorf("a picture that is not there: %s", errs)
	}
	if written, err := os.ReadFile(path); err != nil || !strings.Contains(string(written), "It is bold.") {
		t.Errorf("%q, %v", written, err)
	}
	if _, errs, code := b.call("", "export", id, "--to", path, "--format", "fax"); code != failed || !strings.Contains(errs, "markdown") {
		t.Errorf("%d, %s", code, errs)
	}
}

func TestExportOfSeveral(t *testing.T) {
	b := newBench(t)
	one, dir := b.importBridge(), t.TempDir()
	two := lines[importLine](t, b.want(done, "import", "testdata/bridge.txt", "--again", "--json"))[0].ID
	out, _, code := b.call("", "export", one, two, "--to", dir, "--format", "html", "--json")
	for _, line := range lines[sent](t, out) {
		if code != findings || line.File != "" || len(line.Findings) == 0 {
			t.Errorf("%d, %+v", code, line)
		}
	}
	got := lines[sent](t, b.want(done, "export", one, two, "--to", dir, "--format", "html", "--override", "so", "--by", "Kim", "--json"))
	if len(got) != 2 || got[0].File == got[1].File || got[1].Revision != 2 {
		t.Errorf("%+v", got)
	}
	for _, line := range got {
		if _, err := os.Stat(filepath.Join(dir, line.File)); err != nil {
			t.Error(err)
		}
	}
	zip := filepath.Join(dir, "both.zip")
	b.want(done, "export", one, two, "--to", zip, "--for", "website", "--override", "so", "--by", "Kim")
	if info, err := os.Stat(zip); err != nil || info.Size() == 0 {
		t.Errorf("%v, %v", info, err)
	}
	if _, errs, code := b.call("", "export", one, two, "--to", filepath.Join(dir, "all.md"), "--override", "so", "--by", "Kim"); code != failed || !strings.Contains(errs, "holds one story") {
		t.Errorf("%d, %s", code, errs)
	}
}

func TestDestinations(t *testing.T) {
	b := newBench(t)
	shipped := b.want(done, "destinations", "--json")
	if strings.Count(shipped, "\n") != 3 || !strings.Contains(shipped, "Website") {
		t.Errorf("Stet comes with %s", shipped)
	}
	own := filepath.Join(t.TempDir(), "own.json")
	if err := os.WriteFile(own, []byte(`[{"name":"Radio","format":"text","naming":"{slug}"}]`), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := b.want(done, "destinations", "--from", own); !strings.HasPrefix(got, "Radio") || b.want(done, "destinations") != got {
		t.Errorf("%s", got)
	}
}
