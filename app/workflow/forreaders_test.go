package workflow

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/format"
)

// guarded is a story with a word of its own in everything that is for the desk only.
func guarded() editor.Story {
	at := time.Date(2026, 11, 20, 16, 30, 0, 0, time.UTC)
	words := editor.Range{Block: "b1", Start: 0, End: 10}
	secret := editor.Source{Kind: editor.Person, Title: "SecretTitle", Who: "SecretWho", Contact: "SecretContact", URL: "https://secreturl.example/", Locator: "SecretLocator", Method: "SecretMethod", File: "SecretFile.txt"}
	hidden := editor.Source{Kind: editor.Person, Title: "SecretHidden", Who: "SecretPerson", Confidential: true}
	return editor.Story{
		Article: editor.Article{Slug: "bridge", Headline: "Harbour bridge bill climbs", Byline: "By Marta Ilves", Authors: []editor.Author{{Name: "Marta Ilves"}}, Language: "en-GB",
			Credit: editor.Credit{Raw: "Harbour Gazette"}, EditorNote: "SecretNote", UsageTerms: "SecretTerms", Terms: editor.UserContent, Target: 98765, Status: editor.Checking,
			Body: []editor.Block{
				{ID: "b1", Text: "The repair bill has risen again.", Marks: []editor.Mark{{Start: 4, End: 10, Kind: editor.Deleted, Author: "SecretAuthor", At: at}, {Start: 0, End: 3, Kind: editor.Pasted}}},
				{ID: "b2", Kind: editor.ImageBlock, Image: &editor.Image{File: "https://example.org/bridge.jpg", Caption: "The bridge.", Credit: "Nora Lind", Rights: "screengrab", UsageTerms: "SecretPictureTerms", Consent: "SecretConsent", Expires: time.Date(2047, 3, 4, 5, 6, 7, 0, time.UTC)}}}},
		Facts: []editor.Fact{{ID: "f1", Kind: editor.Money, Status: editor.Verified, Range: words, Text: "The repair", Note: "SecretFactNote", Value: "SecretValue", Checker: "SecretChecker", Sources: []editor.Source{secret, hidden},
			Calculation: "SecretCalculation", Change: "SecretChange", Questions: []editor.Question{{ID: "q", By: "SecretAsker", To: "SecretAsked", Text: "SecretQuestion", At: at}}, Reply: editor.RightOfReply{Whom: "SecretWhom", Asked: at, Answer: "SecretAnswer"}}},
		Comments:   []editor.Comment{{ID: "c1", Range: words, Text: "The repair", Author: "SecretCommenter", At: at, Body: "SecretComment", Replies: []editor.Reply{{Author: "SecretReplier", At: at, Body: "SecretReply"}}}},
		Waivers:    []editor.Waiver{{Rule: "credit-present", By: "SecretWaiver", Reason: "SecretReason"}},
		Notes:      []editor.Note{{Decision: "SecretDecision", Text: "SecretDecided"}},
		Amendments: []editor.Amendment{{ID: "a1", Kind: editor.Correction, Fact: "secretfact", Wrong: "£40m", Right: "£41m", Note: "The sum was wrong.", By: "SecretCorrector", At: at}},
	}
}

var (
	guardedWords = regexp.MustCompile(`(?i)secret[a-z]*|98765|98,765|screengrab|user-content|2047-?03-?04|4 March 2047`)
	packedStream = regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`)
)

// laidBare is all that a file holds: what lies in it unpacked, without the zeros of UTF-16.
func laidBare(t *testing.T, b []byte) string {
	t.Helper()
	all := [][]byte{b}
	if z, err := zip.NewReader(bytes.NewReader(b), int64(len(b))); err == nil {
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			part, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, []byte(f.Name), part)
		}
	}
	for _, m := range packedStream.FindAllSubmatch(b, -1) {
		if z, err := zlib.NewReader(bytes.NewReader(m[1])); err == nil {
			if part, err := io.ReadAll(z); err == nil {
				all = append(all, part)
			}
		}
	}
	return strings.ReplaceAll(string(bytes.Join(all, []byte("\n"))), "\x00", "")
}

// TestForReaders writes a story in every format for readers, and finds nothing that is
// for the desk only in any byte of it.
func TestForReaders(t *testing.T) {
	d, _ := welcomed(t)
	s := guarded()
	told := 0
	for _, f := range format.Written() {
		b, err := d.encode(t.Context(), f, editor.Destination{ForReaders: true}, s)
		if err != nil {
			t.Fatalf("%s: %v", f.ID, err)
		}
		bare := laidBare(t, b)
		if got := guardedWords.FindAllString(bare, -1); len(got) > 0 {
			t.Errorf("%s tells %q", f.ID, got)
		}
		if !strings.Contains(bare, "Harbour") || !f.Inside && !strings.Contains(bare, "bill has risen") {
			t.Errorf("%s lacks the story", f.ID)
		}
		if b, err = d.encode(t.Context(), f, editor.Destination{}, s); err != nil {
			t.Fatal(err)
		}
		if n := len(guardedWords.FindAllString(laidBare(t, b), -1)); n > 0 {
			told++
		}
		if kept := Kept(f, editor.Destination{ForReaders: true}, s); len(kept) == 0 && !slices.Contains(f.Loses(), "editorNote") || len(Kept(f, editor.Destination{}, s)) > 0 {
			t.Errorf("%s is said to keep back %q", f.ID, kept)
		}
		for _, what := range Lost(f, editor.Destination{ForReaders: true}, s).What {
			if what == "editorNote" {
				t.Errorf("%s is said to lose a note that does not go out", f.ID)
			}
		}
	}
	if told < len(format.Written())/2 {
		t.Errorf("only %d formats tell anything where they may: look at what is searched", told)
	}
}

// TestForReadersReread: what was left out on purpose is no loss that stops an export, and
// the story stays as it was.
func TestForReadersReread(t *testing.T) {
	d, id := welcomed(t)
	s := opened(t, d, id).Story
	s.Article.Terms, s.Article.EditorNote = editor.UserContent, "SecretNote"
	s.Article.Body = append(s.Article.Body, editor.Block{ID: "pier", Kind: editor.ImageBlock, Image: &editor.Image{File: "https://example.org/pier.jpg", UsageTerms: "SecretTerms"}})
	for _, name := range []string{"html", "json", "docx"} {
		f, _ := format.ByID(name)
		to := editor.Destination{ForReaders: true}
		b, err := d.encode(t.Context(), f, to, s)
		if err != nil {
			t.Fatal(err)
		}
		checked, err := d.checkFor(t.Context(), id, s, to, reread(f, b, s, to))
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(checked.Credits, func(f editor.Finding) bool { return f.Rule == "export-reread" }) {
			t.Errorf("%s: %v", name, checked.Credits)
		}
	}
	if s.Article.EditorNote == "" || s.Article.Terms == "" {
		t.Error("the story itself lost its note")
	}
}
