package format

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"stet/editor"
)

// TestLossesHaveWords: what a format loses is said to editors, never by its name in the
// table.
func TestLossesHaveWords(t *testing.T) {
	for _, f := range Formats {
		for _, what := range f.loses {
			if name := strings.TrimPrefix(what, "image."); LossLabel(what) == name {
				t.Errorf("%s: %q has no label: give it one in LossLabel, or as a field", f.ID, what)
			}
		}
	}
	for _, what := range Losses {
		if LossLabel(what) == what {
			t.Errorf("%q has no label", what)
		}
	}
	story, pictures := Loss{What: []string{LosesMarks, "pixel", "image.rights", "image.copyright"}}.Words(LossLabel)
	if story != "bold, links and the like, counting picture to keep" || pictures != "our right to run it, copyright" {
		t.Errorf("%q; %q", story, pictures)
	}
}

// TestErrorsSayWhy: a file that is cut off is not one in some unknown form, and one that
// Stet wrote is not unknown to it.
func TestErrorsSayWhy(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a.json", `{"uri": "urn:x", "headline": "Bridge bill ri`, "the file is cut off: its JSON ends in the middle"},
		{"a.json", `[{"uri": "urn:x"},`, "the file is cut off: its JSON ends in the middle"},
		{"a.json", "\n{\"uri\": }", "the JSON is damaged (line 2, column 9: a value is missing before }, or a comma is too many): mend it there, or ask for it again"},
		{"a.json", `{"tide": "high"}`, "none in any form that Stet knows"},
		{"a.xml", `<?xml version="1.0" encoding="iso-8859-1"?><other><p>Bridge</p>`, "the file is cut off: its XML ends in the middle"},
		{"a.xml", `<?xml version="1.0"?><other/>`, "none in any form that Stet knows"},
		{"a.icml", `<?aid style="50"?><Document/>`, "Stet writes InDesign (ICML) files and does not read them"},
		{"a.wire", "words", "files and does not read them: import the story as"},
		{"a.xyz", "words", `".xyz" is not a format that Stet knows`},
	} {
		if _, err := Decode(c.name, []byte(c.text), Options{}); !errors.Is(err, ErrUnknown) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %q: %v, want %s", c.name, c.text, err, c.want)
		}
	}
}

// TestUploadsAreNamed: WordPress fetches a picture by its address, and none from a laptop.
func TestUploadsAreNamed(t *testing.T) {
	f, _ := ByID("wxr")
	s := editor.Story{}
	for _, file := range []string{"pictures/4f1c2a9be0d3-quay.jpg", "https://example.org/ferry.jpg", "pictures/4f1c2a9be0d3-quay.jpg", "crane.png"} {
		s.Article.Body = append(s.Article.Body, editor.Block{Kind: editor.ImageBlock, Image: &editor.Image{File: file}})
	}
	if said, _ := f.Lost(s).Words(LossLabel); said != "the files of pictures, which are to be uploaded to WordPress by hand (quay.jpg, crane.png)" {
		t.Errorf("said is %q", said)
	}
	s.Article.Body = s.Article.Body[1:2]
	if lost := f.Lost(s); !lost.Empty() {
		t.Errorf("of a picture on the Web %v is lost", lost)
	}
}

// TestCommentsAreLost: a file that goes out without the comments on the copy says so.
func TestCommentsAreLost(t *testing.T) {
	s := editor.Story{Comments: []editor.Comment{{ID: "c1", Body: "Who says so?"}}}
	holds := []string{"docx-tracked", "docx-annotated", "odt-commented", "json"}
	for _, f := range Written() {
		id, want := f.ID, !slices.Contains(holds, f.ID)
		if got := slices.Contains(f.Lost(s).What, LosesComments); got != want {
			t.Errorf("%s: comments are lost: %v", id, got)
		}
		if lost := f.Lost(editor.Story{}); !lost.Empty() {
			t.Errorf("%s: %v of a story without comments", id, lost)
		}
	}
}

func TestErrorsNameTheEndings(t *testing.T) {
	_, err := Decode("a.xyz", []byte("words"), Options{})
	for _, f := range Formats {
		if f.Reads() && !strings.Contains(err.Error(), f.Endings[0]) {
			t.Errorf("%q does not name %s", err, f.Endings[0])
		}
		if !readable(f.Endings[0]) && strings.Contains(err.Error(), f.Endings[0]) {
			t.Errorf("%q names %s, which is not read", err, f.Endings[0])
		}
	}
}

// TestPicturesMadeAnew: pages hold a JPEG as it is, and any other picture made anew.
func TestPicturesMadeAnew(t *testing.T) {
	f, _ := ByID("pdf")
	for file, want := range map[string]bool{"pictures/4f1c2a9be0d3-quay.PNG": true, "quay.webp": true, "quay.jpg": false, "": false} {
		s := editor.Story{Article: editor.Article{Body: []editor.Block{{Kind: editor.ImageBlock, Image: &editor.Image{File: file}}}}}
		if got := slices.Contains(f.Lost(s).What, LosesFiles); got != want {
			t.Errorf("%q: %v", file, got)
		}
	}
}
