package main

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stet/editor"
)

// TestTheWindowSaysWhoTheDeskIs: the calls go by what the window was told, and flags say it
// better.
func TestTheWindowSaysWhoTheDeskIs(t *testing.T) {
	b := newBench(t)
	b.settings().House.Set("Harbour Gazette")
	b.settings().Country.Set("JP")
	b.settings().User.Set("Nora Vale")
	id := b.add(editor.Story{Article: editor.Article{Headline: "Bill climbs", UsageTerms: "JAPAN OUT, SPAIN OUT", Body: []editor.Block{{ID: "b1", Kind: editor.Paragraph, Text: "It has risen."}}}})
	if out := b.want(findings, "check", id); !strings.Contains(out, "Use “Harbour Gazette”") || !strings.Contains(out, "“JAPAN OUT") {
		t.Errorf("the desk of the window:\n%s", out)
	}
	if out := b.want(findings, "check", id, "--house", "Coast Courier", "--country", "ES"); !strings.Contains(out, "Use “Coast Courier”") || strings.Contains(out, "“JAPAN OUT”") {
		t.Errorf("the desk of the flags:\n%s", out)
	}
	to := filepath.Join(t.TempDir(), "bill.html")
	if out := b.want(findings, "export", id, "--to", to); !strings.Contains(out, "Use “Harbour Gazette”") {
		t.Errorf("an export of the window’s desk:\n%s", out)
	}
	if out := b.want(findings, "export", id, "--to", to, "--house", "Coast Courier"); !strings.Contains(out, "Use “Coast Courier”") {
		t.Errorf("an export of another desk:\n%s", out)
	}
	b.want(done, "signoff", id, "--override", "so")
	if r := lines[editor.Revision](t, b.want(done, "revisions", id, "--json"))[0]; r.Author != "Nora Vale" {
		t.Errorf("signed by %q", r.Author)
	}
}

// TestProfilesOfTheHouseFolder: the profiles that the window goes by are those of the calls.
func TestProfilesOfTheHouseFolder(t *testing.T) {
	b, house := newBench(t), t.TempDir()
	if err := os.MkdirAll(filepath.Join(house, "profiles"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(house, "profiles", "own.yaml"), []byte("checks:\n  date-present: off\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	id := b.importBridge()
	before := b.want(findings, "check", id)
	b.settings().HouseFolder.Set(house)
	if out := b.want(findings, "check", id); !strings.Contains(before, "date-present") || strings.Contains(out, "date-present") || strings.Contains(out, "profile ") {
		t.Errorf("with the desk’s profile:\n%s\nwithout:\n%s", out, before)
	}
	if err := os.WriteFile(filepath.Join(house, "profiles", "own.yaml"), []byte("title: Ours\ncheks: {date-present: block}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out := b.want(findings, "check", id); !strings.Contains(out, "block profile ") || !strings.Contains(out, `line 2: nothing is called "cheks" here; the nearest is checks`) {
		t.Errorf("with a profile that is broken:\n%s", out)
	}
}

// signedJPEG is a picture whose IPTC names a photographer and an agency.
func signedJPEG(t *testing.T, byline, credit string) []byte {
	t.Helper()
	var plain, iim bytes.Buffer
	if err := jpeg.Encode(&plain, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	for _, d := range []struct {
		number byte
		value  string
	}{{80, byline}, {110, credit}} {
		iim.Write([]byte{0x1c, 2, d.number, 0, byte(len(d.value))})
		iim.WriteString(d.value)
	}
	block := append([]byte("Photoshop 3.0\x008BIM\x04\x04\x00\x00"), binary.BigEndian.AppendUint32(nil, uint32(iim.Len()))...)
	block = append(block, iim.Bytes()...)
	if len(block)%2 == 1 {
		block = append(block, 0)
	}
	out := append([]byte{0xff, 0xd8, 0xff, 0xed}, binary.BigEndian.AppendUint16(nil, uint16(len(block)+2))...)
	return append(append(out, block...), plain.Bytes()[2:]...)
}

// TestCheckReadsThePicturesOfAFile: those inside a document, and those that lie beside a
// text, are held to what they say of themselves, as in a library.
func TestCheckReadsThePicturesOfAFile(t *testing.T) {
	b, dir := newBench(t), t.TempDir()
	text := filepath.Join(dir, "pier.md")
	for name, src := range map[string][]byte{"pier.jpg": signedJPEG(t, "Jane Doe", "AFP"),
		"pier.md": []byte("# Storm hits the pier\n\nA storm hit the pier and broke its rails.\n\n![The pier](pier.jpg)\n")} {
		if err := os.WriteFile(filepath.Join(dir, name), src, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	id := lines[struct{ ID string }](t, b.want(done, "import", text, "--json"))[0].ID
	document := filepath.Join(t.TempDir(), "pier.docx")
	b.want(done, "export", id, "--to", document, "--override", "so", "--by", "Kim")
	for _, file := range []string{text, document} {
		if out := b.want(findings, "check", file); !strings.Contains(out, "IPTC By-line “Jane Doe”, Credit “AFP”") {
			t.Errorf("%s:\n%s", filepath.Base(file), out)
		}
	}
}

// TestCheckAPicture: a picture by itself says whose it is, or what is wrong with it, and so
// does one that a story shows.
func TestCheckAPicture(t *testing.T) {
	b, dir := newBench(t), t.TempDir()
	good := signedJPEG(t, "Jane Doe", "AFP")
	lies := bytes.Clone(good)
	copy(lies[bytes.Index(lies, []byte("\xff\xc0"))+5:], "\xff\xff\xff\xff") // its height and width
	const many = "65535 by 65535 pixels are too many: save the picture smaller first"
	for name, c := range map[string]struct {
		file []byte
		code int
		says string
	}{
		"good.jpg": {good, findings, "Photographer Jane Doe\nCredit       AFP\n"},
		"lies.jpg": {lies, failed, "lies.jpg: " + many},
		"cut.jpg":  {good[:len(good)/2], failed, "cut.jpg: the picture is damaged or cut short"},
		"quay.tif": {[]byte("II*\x00\x08\x00\x00\x00\x00\x00"), failed, "quay.tif: this is no picture that can be shown: choose a JPEG"},
	} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, c.file, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, errs, code := b.call("", "check", file); code != c.code || !strings.Contains(out+errs, c.says) || strings.Contains(out, "byline-present") {
			t.Errorf("%s: exit %d, %s%s", name, code, out, errs)
		}
	}
	for name, why := range map[string]string{"lies.jpg": many, "quay.tif": "this is no picture that can be shown"} {
		text := filepath.Join(dir, "story.md")
		if err := os.WriteFile(text, []byte("# Storm\n\nA storm hit the pier.\n\n![The pier]("+name+")\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if out := b.want(findings, "check", text); !strings.Contains(out, "the file of picture 1 cannot be read whole ("+why) {
			t.Errorf("a story with %s:\n%s", name, out)
		}
	}
}
