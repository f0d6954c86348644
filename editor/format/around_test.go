package format

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/format/piece"
)

var tags = regexp.MustCompile(`<[^>]*>`)

// shownWords are the words that a page or the document in a package shows.
func shownWords(t *testing.T, b []byte) string {
	t.Helper()
	all := string(b)
	if z, err := zip.NewReader(bytes.NewReader(b), int64(len(b))); err == nil {
		for _, f := range z.File {
			if f.Name != "word/document.xml" && f.Name != "content.xml" && f.Name != "EPUB/story-1.xhtml" {
				continue
			}
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			part, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			all = string(part)
		}
	}
	_, body, found := strings.Cut(all, "<body>")
	if !found {
		body = all
	}
	return strings.ReplaceAll(tags.ReplaceAllString(body, ""), "&amp;", "&")
}

// TestPrintedAlike: a page and documents print the same lines around the same story, and the
// preview shows those; a licence that is an address leads there on a page.
func TestPrintedAlike(t *testing.T) {
	s := editor.Story{Article: editor.Article{Headline: "Ferry sails again", Byline: "By Ann Lee", Language: "en-GB", Section: "Harbour",
		Source: "Harbour Times", Credit: editor.Credit{Raw: "(REUTERS)", Canonical: "Reuters"}, Copyright: editor.Copyright{Notice: "© 2026 Reuters"},
		UsageTerms: "Not for resale", Licence: "https://creativecommons.org/licenses/by/4.0/", URL: "https://example.org/ferry",
		Published: time.Date(2026, 5, 2, 9, 30, 0, 0, time.UTC), Embargo: time.Date(2026, 5, 2, 6, 0, 0, 0, time.UTC),
		Body: []editor.Block{{ID: "b1", Kind: editor.Paragraph, Text: "It does."}}},
		Amendments: []editor.Amendment{{ID: "a", Kind: editor.Correction, Note: "It was two.", At: time.Date(2026, 5, 3, 0, 0, 0, 0, time.UTC)}}}
	want := []string{"Harbour", "Embargoed until 2 May 2026, 06:00 UTC", "2 May 2026, 09:30 UTC", "Correction, 3 May 2026: It was two.",
		"Credit: Reuters", "Source: Harbour Times", "© 2026 Reuters", "Not for resale", "https://creativecommons.org/licenses/by/4.0/", "Original: https://example.org/ferry"}
	for _, id := range []string{"html", "docx", "docx-tracked", "odt", "odt-commented", "epub"} {
		f, _ := ByID(id)
		var b bytes.Buffer
		if err := f.Encode(&b, piece.Parcel{Stories: []editor.Story{s}}); err != nil {
			t.Fatal(err)
		}
		shown, around := shownWords(t, b.Bytes()), f.Around(s)
		for _, line := range want {
			if !strings.Contains(shown, line) {
				t.Errorf("%s does not print %q: %s", id, line, shown)
			}
		}
		if strings.Contains(shown, "(REUTERS)") {
			t.Errorf("%s prints the credit as it came", id)
		}
		if got := strings.Join(slices.Concat([]string{around.Kicker, around.Before[0], around.Published}, around.Before[1:], around.Behind), "|"); got != strings.Join(want, "|") {
			t.Errorf("%s is shown with %s", id, got)
		}
		if id == "html" && !strings.Contains(b.String(), `<a href="https://creativecommons.org/licenses/by/4.0/">`) {
			t.Error("the licence leads nowhere")
		}
	}
}
