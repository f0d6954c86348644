package format

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGoldenInside reads the fixtures that hold several stories and compares all of
// them with the JSON beside each.
func TestGoldenInside(t *testing.T) {
	files, err := filepath.Glob("testdata/*/*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".json") || strings.HasPrefix(file, filepath.FromSlash("testdata/encoded/")) {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all, err := DecodeAll(file, source, Options{})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, file+".json", spelled(t, all))
		})
	}
}

// spelled writes what was read as a golden file has it.
func spelled(t *testing.T, all []Decoded) string {
	t.Helper()
	type told struct {
		Decoded
		From     string `json:",omitempty"`
		Pictures []string
	}
	var out []told
	for _, d := range all {
		if err := d.Article.Validate(); err != nil {
			t.Error(err)
		}
		one := told{Decoded: d}
		if d.Source != nil {
			one.From, one.Source = d.Source.Name, nil
		}
		for _, b := range d.Article.Body {
			if b.Image != nil && len(d.Pictures[b.Image.File]) > 0 {
				one.Pictures = append(one.Pictures, b.Image.File)
			}
		}
		out = append(out, one)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(out); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestMailRefused(t *testing.T) {
	for name, c := range map[string]struct{ source, says string }{
		"a header and no text":  {"From: a@b.example\nTo: c@d.example\nSubject: Nothing\n\n", "no text"},
		"only a program":        {"From: a@b.example\nMIME-Version: 1.0\nContent-Type: application/octet-stream; name=a.exe\n\nMZ\n", "a.exe"},
		"not mail at all":       {"// Not an RFC-822 document", "ends in .eml"},
		"a letter, not a mail.": {"Subject: to change\n\nWe came.", "ends in .eml"},
	} {
		if _, err := DecodeAll("a.eml", []byte(c.source), Options{}); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestMailInMail: what lies too deep is left out and said so.
func TestMailInMail(t *testing.T) {
	text := "From: a@b.example\nTo: c@d.example\nSubject: Innermost\n\nThe words of the innermost mail.\n"
	for range 4 {
		text = "From: a@b.example\nMIME-Version: 1.0\nSubject: Outer\nContent-Type: multipart/mixed; boundary=x" + strings.Repeat("y", len(text)%37) +
			"\n\n--x" + strings.Repeat("y", len(text)%37) + "\nContent-Type: message/rfc822\nContent-Disposition: attachment\n\n" + text
	}
	_, err := DecodeAll("a.eml", []byte(text), Options{})
	if !errors.Is(err, errTooDeep) {
		t.Error(err)
	}
}

// TestMailTail finds where the words of whoever sent a mail end.
func TestMailTail(t *testing.T) {
	for text, want := range map[string]int{
		"One.\nTwo.":                    2,
		"One.\n-- \nAnn":                1,
		"--\nOne.":                      2,
		"One.\n> Two.\nThree.":          3,
		"One.\n\n> Two.\n>\n> Three.\n": 2,
		"On Monday Ann wrote:\n> x\n":   0,
		"One.\nOn Monday, 4 May 2026 at 10:00, Ann\n<ann@b.example> wrote:\n> x": 1,
		"He wrote: no.": 1,
	} {
		if got := tailAt(strings.Split(text, "\n")); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

// fuzzAll reads anything: it may be refused, but never panics, and every story that is
// read keeps its promises.
func fuzzAll(f *testing.F, pattern, name string) {
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".json") {
			continue
		}
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		all, err := DecodeAll(name, b, Options{})
		if err != nil {
			return
		}
		for _, d := range all {
			if err := d.Story().Validate(); err != nil {
				t.Error(err)
			}
		}
	})
}

func FuzzMail(f *testing.F) { fuzzAll(f, "testdata/mail/*.*", "a.eml") }
