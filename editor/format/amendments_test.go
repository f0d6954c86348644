package format

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

func amendments() []editor.Amendment {
	return []editor.Amendment{
		{ID: "a1", Kind: editor.Correction, Fact: "f1", Wrong: "2018", Right: "2017", Note: "The survey was of 2017.", By: "R. Okafor", At: time.Date(2026, 11, 20, 18, 0, 0, 0, time.UTC)},
		{ID: "a2", Kind: editor.Retraction, Note: "The Gazette takes this story back.\n\nThe documents were forged.", By: "D. Chief", At: time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC)},
		{Kind: "errata", Note: "*Not* a <b>kind</b> we know -->"},
	}
}

// TestAmendmentsGolden shows how notes stand in formats of text.
func TestAmendmentsGolden(t *testing.T) {
	for _, id := range []string{"html", "markdown", "text", "json"} {
		var b bytes.Buffer
		f := format(id)
		story := editor.Story{Article: editor.Article{Headline: "Bridge", Body: []editor.Block{{ID: "b1", Kind: editor.Paragraph, Text: "It opens in spring."}}}, Amendments: amendments()}
		if err := f.Encode(&b, parcel(story)); err != nil {
			t.Fatal(err)
		}
		golden(t, "testdata/encoded/corrected"+f.Endings[0], b.String())
	}
}

// TestAmendmentsRoundTrip reads back all that is known of any notes, and the words of
// the story without them.
func TestAmendmentsRoundTrip(t *testing.T) {
	for _, f := range Written() {
		if !f.Reads() || !f.Writes() || slices.Contains(f.loses, LosesAmendments) {
			continue
		}
		for seed := range uint64(tries(f)) {
			r := rand.New(rand.NewPCG(seed, 11))
			a := without(tidy(randomArticle(r)), f.loses)
			if r.IntN(3) == 0 {
				a.Body = append(a.Body, editor.Block{ID: blockID(len(a.Body)), Kind: editor.Paragraph, Text: textNote + notesBegin + "\n" + notesEnd})
			}
			story := editor.Story{Article: a}
			for range r.IntN(4) {
				n := editor.Amendment{ID: randomText(r, 2), Kind: editor.CorrectionKinds[r.IntN(5)], Fact: randomText(r, 1), Wrong: randomText(r, 4), Right: randomText(r, 4), Note: randomText(r, 8), By: randomText(r, 2), At: randomTime(r)}
				if r.IntN(4) == 0 {
					n.Note += "\n\n" + notesEnd + "\n" + textNote + "\n"
				}
				story.Amendments = append(story.Amendments, n)
			}
			story.Amendments = tidyAmendments(story.Amendments)
			var b bytes.Buffer
			if err := f.Encode(&b, parcel(story)); err != nil {
				t.Fatal(err)
			}
			d, err := Decode("story"+f.Endings[0], b.Bytes(), Options{})
			if err != nil && len(a.Body) > 0 {
				t.Fatalf("%s, seed %d: %v\n%s", f.Name, seed, err, b.String())
			}
			if got, want := canonical(t, d.Article), canonical(t, a); got != want {
				t.Fatalf("%s, seed %d:\n got %s\nwant %s\nfile:\n%s", f.Name, seed, got, want, b.String())
			}
			if got, want := said(d.Amendments), said(story.Amendments); got != want {
				t.Fatalf("%s, seed %d:\n got %s\nwant %s\nfile:\n%s", f.Name, seed, got, want, b.String())
			}
		}
	}
}

func said(all []editor.Amendment) string {
	var b strings.Builder
	for _, a := range all {
		fmt.Fprintf(&b, "%q\n", []string{a.ID, string(a.Kind), a.Fact, a.Wrong, a.Right, a.Note, a.By, stamp(a.At)})
	}
	return b.String()
}

// TestBrokenAmendments: what a hand broke is left out, and the words stay.
func TestBrokenAmendments(t *testing.T) {
	for _, f := range []Format{format("html"), format("markdown"), format("text"), format("json")} {
		var b bytes.Buffer
		if err := Encode(&b, f.Endings[0], editor.Story{Article: editor.Article{Headline: "Bridge", Body: []editor.Block{{ID: "b1", Kind: editor.Paragraph, Text: "It opens."}}}, Amendments: amendments()[:1]}); err != nil {
			t.Fatal(err)
		}
		d, err := Decode("story"+f.Endings[0], []byte(strings.NewReplacer("{&#34;", "", `{"id`, "", notesEnd, "").Replace(b.String())), Options{})
		if err != nil || d.Article.Body[0].Text != "It opens." {
			t.Errorf("%s: %v, %+v", f.Name, err, d.Article.Body)
		}
	}
}
