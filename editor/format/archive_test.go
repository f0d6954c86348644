package format

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"stet/editor/format/packed"
)

// png is the smallest picture there is.
const png = "\x89PNG\r\n\x1a\n and the rest of it"

// zipped packs files, given as names and contents in turn.
func zipped(t testing.TB, files ...string) string {
	t.Helper()
	var parts []packed.Part
	for i := 0; i < len(files); i += 2 {
		parts = append(parts, packed.Part{Name: files[i], Bytes: []byte(files[i+1])})
	}
	var b bytes.Buffer
	if err := packed.Write(&b, parts); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const ferryText = "Ferry returns\n\nThe night ferry is to sail again from Monday, the board said.\n"

// TestArchive lists what became of each file of an archive.
func TestArchive(t *testing.T) {
	quay := "---\nheadline: Quay\n---\nThe quay.\n\n![](pictures/old%20quay.png)\n"
	for name, c := range map[string]struct {
		files []string
		want  string
	}{
		"in the order of their names": {[]string{"b.txt", ferryText, "a/c.md", "# Council\n\nIt met.\n"}, "a/c.md from c.md; b.txt from b.txt"},
		"what systems put there":      {[]string{"b.txt", ferryText, "__MACOSX/b.txt", "x", ".DS_Store", "x", "Thumbs.db", "x"}, "b.txt from b.txt"},
		"what is no story": {[]string{"b.txt", ferryText, "a.exe", "MZ", "empty.txt", ""},
			`b.txt from b.txt; 2 files of the archive left out: a.exe: ".exe" is not a format; empty.txt: the file is empty`},
		"the only story beside":     {[]string{"b.txt", ferryText, "photos/1.png", png}, "b.txt from b.txt with photos/1.png"},
		"the story of its name":     {[]string{"b.txt", ferryText, "c.txt", ferryText, "b-1.PNG", png}, "b.txt from b.txt with b-1.PNG; c.txt from c.txt"},
		"whose it is, nobody knows": {[]string{"b.txt", ferryText, "c.txt", ferryText, "d.png", png}, "b.txt from b.txt; c.txt from c.txt; 1 file of the archive left out: d.png: it is not clear"},
		"the picture that it shows": {[]string{"x/b.md", quay, "x/c.txt", ferryText, "x/pictures/old quay.png", png}, "x/b.md from b.md with pictures/old%20quay.png; x/c.txt from c.txt"},
		"an archive in an archive":  {[]string{"z.zip", zipped(t, "b.txt", ferryText)}, "z.zip › b.txt from b.txt"},
		"one deeper":                {[]string{"z.zip", zipped(t, "b.txt", ferryText, "y.zip", zipped(t, "c.txt", ferryText))}, "z.zip › b.txt from b.txt; 1 file of the archive left out: y.zip: the archive holds no story that Stet can read (c.txt: it lies too deep"},
		"mail in an archive":        {[]string{"m.eml", "From: a@b.example\nTo: c@d.example\nSubject: Quay\n\nThe quay."}, "m.eml from m.eml"},
		"a way out of the archive":  {[]string{"../b.txt", ferryText, "c.txt", ferryText}, "c.txt from c.txt; 1 file of the archive left out: ../b.txt: its name leads out of the archive"},
	} {
		all, err := DecodeAll("a.zip", []byte(zipped(t, c.files...)), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := archiveTold(all)
		if !strings.HasPrefix(got, c.want) && !agrees(got, c.want) {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

// agrees reports whether each part of what is wanted stands in got, in order.
func agrees(got, want string) bool {
	for _, part := range strings.Split(want, "; ") {
		_, rest, found := strings.Cut(got, part)
		if !found {
			return false
		}
		got = rest
	}
	return true
}

func archiveTold(all []Decoded) string {
	var out []string
	for _, d := range all {
		line := d.Title + " from " + d.Source.Name
		for _, b := range d.Article.Body {
			if b.Image != nil && d.Pictures[b.Image.File] != nil {
				line += " with " + b.Image.File
			}
		}
		out = append(out, line)
	}
	for _, n := range all[0].Notes {
		if strings.Contains(n.Decision, "archive") {
			out = append(out, n.Decision+": "+strings.ReplaceAll(n.Text, "\n", "; "))
		}
	}
	return strings.Join(out, "; ")
}

func TestArchiveRefused(t *testing.T) {
	for name, c := range map[string]struct {
		source string
		want   error
		says   string
	}{
		"nothing in it":   {zipped(t, "a/.keep", "x"), ErrEmpty, "empty"},
		"no story":        {zipped(t, "a.exe", "MZ"), errNoStory, "a.exe"},
		"only pictures":   {zipped(t, "a.png", png), errNoStory, "drop them on the story"},
		"a spreadsheet":   {zipped(t, "[Content_Types].xml", "<x/>", "xl/workbook.xml", "<x/>"), ErrBinary, "spreadsheet"},
		"three times two": {zipped(t, "a.zip", zipped(t, "b.zip", zipped(t, "c.txt", ferryText))), errNoStory, "too deep"},
		"said once":       {zipped(t, "a.zip", zipped(t, "b.exe", "MZ")), errNoStory, "the archive holds no story that Stet can read (a.zip › b.exe: "},
	} {
		_, err := DecodeAll("a.zip", []byte(c.source), Options{})
		if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestArchiveOfArchives: what all the archives in one unpack to counts together.
func TestArchiveOfArchives(t *testing.T) {
	bomb := zipped(t, "a.exe", strings.Repeat(" ", MaxBytes-1)+"x")
	var files []string
	for n := range 30 {
		files = append(files, fmt.Sprintf("%d.zip", n), bomb)
	}
	all, err := DecodeAll("a.zip", []byte(zipped(t, append(files, "0.txt", ferryText)...)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if told := archiveTold(all); len(all) != 1 || !strings.Contains(told, packed.ErrTooMuch.Error()) {
		t.Errorf("%d stories, %s", len(all), told)
	}
}

func FuzzArchive(f *testing.F) {
	f.Add([]byte(zipped(f, "a.txt", ferryText, "a.png", png, "b.zip", zipped(f, "c.md", "# x\n\ny"))))
	mail, err := os.ReadFile("testdata/mail/release.eml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(zipped(f, "m.eml", string(mail))))
	f.Fuzz(func(t *testing.T, b []byte) {
		all, err := DecodeAll("a.zip", b, Options{})
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

// TestStopped: of a file that holds others, and of a long page, no more is read once nobody
// waits for it.
func TestStopped(t *testing.T) {
	gone := errors.New("gone")
	letter := "From a@example.org Mon Jan  5 09:00:00 2026\nFrom: a@example.org\nSubject: Ferry\n\n" + ferryText + "\n"
	for name, b := range map[string]string{
		"a.zip":  zipped(t, "a.txt", ferryText, "b.txt", ferryText, "c.txt", ferryText, "d.txt", ferryText),
		"a.mbox": strings.Repeat(letter, 4),
		"a.html": prosePage("<p>" + ferryText + "</p>"),
	} {
		asked := 0
		_, err := DecodeAll(name, []byte(b), Options{Stop: func() error {
			if asked++; asked > 3 {
				return gone
			}
			return nil
		}})
		if !errors.Is(err, gone) || asked > 5 {
			t.Errorf("%s: %v, asked %d times", name, err, asked)
		}
	}
}
