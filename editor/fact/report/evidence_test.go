package report

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"stet/editor"
)

func unzip(t *testing.T, file string) map[string]string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(b)
	}
	return out
}

// TestEvidence: every kept file is in the package once, under its hash, the list of
// hashes is right, and what is not kept is named.
func TestEvidence(t *testing.T) {
	d := bridge(t)
	decree, kept := []byte("By order of the council."), d.File
	d.File = func(hash string) ([]byte, error) {
		if hash == editor.HashBytes(decree) {
			return decree, nil
		}
		return kept(hash)
	}
	d.Story.Facts[1].Sources = append(d.Story.Facts[1].Sources,
		editor.Source{Title: "The same minutes", File: `..\..\COM1:.txt`, SHA256: editor.HashBytes(minutes)},
		editor.Source{Title: "The decree", File: "sources/839be87eeab9-decree.txt", SHA256: editor.HashBytes(decree)},
		editor.Source{Title: "Lost", File: "lost.pdf", SHA256: editor.HashBytes([]byte("lost"))})
	file := written(t, "evidence", ".zip", d)
	if again := written(t, "evidence", ".zip", d); again != file {
		t.Error("the same dossier gives other bytes")
	}
	in := unzip(t, file)
	if got := in["files/"+editor.HashBytes(minutes)[:12]+"-minutes.txt"]; got != string(minutes) {
		t.Errorf("the minutes are %q in %v", got, in)
	}
	for name := range in {
		if !strings.HasPrefix(name, "files/") {
			continue
		}
		for _, sheet := range []string{"annotated.html", "lines.csv", "sources.csv"} {
			if !strings.Contains(in[sheet], name) {
				t.Errorf("%s does not say where %s lies", sheet, name)
			}
		}
	}
	if strings.Contains(in["sources.csv"]+in["annotated.html"]+in["lines.csv"], "sources/839") || in["files/"+editor.HashBytes(decree)[:12]+"-decree.txt"] == "" {
		t.Errorf("a file is named as in the library, or with its hash twice")
	}
	if !strings.Contains(in["missing.txt"], "lost.pdf") {
		t.Errorf("missing: %q", in["missing.txt"])
	}
	sums := strings.Split(strings.TrimSpace(in["SHA256SUMS"]), "\n")
	if len(sums) != len(in)-1 {
		t.Errorf("%d hashes of %d files", len(sums), len(in))
	}
	for _, l := range sums {
		hash, name, _ := strings.Cut(l, "  ")
		if editor.HashBytes([]byte(in[name])) != hash {
			t.Errorf("the hash of %q is wrong", name)
		}
	}
}

func TestEvidenceDamagedAndCancelled(t *testing.T) {
	k, _ := Of("evidence")
	d := bridge(t)
	d.File = func(string) ([]byte, error) { return []byte("other bytes"), nil }
	if err := k.Write(io.Discard, ".zip", d); !errors.Is(err, editor.ErrDamaged) || !strings.Contains(err.Error(), "minutes.txt") {
		t.Errorf("a damaged file: %v", err)
	}
	stop := errors.New("cancelled")
	d = bridge(t)
	d.Progress = func(done, total int) error { return stop }
	if err := k.Write(&bytes.Buffer{}, ".zip", d); !errors.Is(err, stop) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestFileName(t *testing.T) {
	hash := editor.HashBytes(nil)
	for _, c := range []struct{ file, want string }{
		{"a.pdf", "a.pdf"}, {"../../etc/passwd", "passwd"}, {`C:\x\b.txt`, "b.txt"}, {"a:b?.txt", "a_b_.txt"}, {"", "file"}, {"..", "file"},
		{strings.Repeat("ä", 90) + ".pdf", strings.Repeat("ä", 48) + ".pdf"},
	} {
		want := "files/" + hash[:12] + "-" + c.want
		if got := fileName(editor.Source{File: c.file, SHA256: hash}); got != want {
			t.Errorf("%q is %q, want %q", c.file, got, want)
		}
	}
}
