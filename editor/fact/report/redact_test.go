package report

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand"
	"regexp"
	"testing"

	"stet/editor"
)

// TestRedacted tells secrets in every field of confidential sources and all over
// the talk about facts, and finds none of them in any report, whole files in the
// package included.
func TestRedacted(t *testing.T) {
	secret := regexp.MustCompile(`(?i)secret\d+`)
	for seed := range int64(40) {
		d := talkative(rand.New(rand.NewSource(seed)), bridge(t))
		open := d.Redacted()
		for _, k := range Kinds {
			for _, ending := range k.Endings {
				if told := secret.FindString(plainOf(t, written(t, k.ID, ending, open), ending)); told != "" {
					t.Fatalf("seed %d: %s%s tells %s", seed, k.ID, ending, told)
				}
			}
		}
		if !secret.MatchString(written(t, "annotated", ".md", d)) {
			t.Fatalf("seed %d: the whole report tells nothing either", seed)
		}
	}
}

// talkative cites confidential sources among others and repeats what is in them.
func talkative(r *rand.Rand, d Dossier) Dossier {
	n := 0
	word := func() string { n++; return fmt.Sprintf("Secret%d", 1000+n) }
	var told []string
	tell := func() string {
		w := word()
		told = append(told, w)
		return w
	}
	host := func() string { // which alone is no secret word: "council" is one of many
		told = append(told, word()+".example")
		return told[len(told)-1]
	}
	var files [][]byte
	var kept []editor.Source
	for range 1 + r.Intn(4) {
		file := []byte(word())
		files = append(files, file)
		kept = append(kept, editor.Source{ID: word(), Kind: editor.SourceKinds[r.Intn(len(editor.SourceKinds))], Title: tell(), URL: "https://" + host() + "/x",
			Archived: tell(), Locator: word(), Who: tell() + " " + tell(), When: word(), Method: word(), Contact: tell(), File: tell() + ".txt", SHA256: editor.HashBytes(file), Confidential: true})
	}
	say := func() string {
		return "as " + told[r.Intn(len(told))] + " said, and " + kept[r.Intn(len(kept))].Who
	}
	d.Story.Facts[0].Sources = append(d.Story.Facts[0].Sources, kept...) // nothing is secret of what is nowhere cited
	for i := range d.Story.Facts {
		f := &d.Story.Facts[i]
		if i > 0 && r.Intn(2) == 0 {
			continue
		}
		f.Sources = append(f.Sources, kept[r.Intn(len(kept))])
		if again := kept[r.Intn(len(kept))]; r.Intn(2) == 0 { // cited elsewhere, and the mark forgotten
			again.Confidential = false
			f.Sources = append(f.Sources, again)
		}
		f.Sources = append(f.Sources, editor.Source{Title: "Open", Contact: tell()})
		f.Note, f.Calculation, f.Change, f.Reason, f.Speaker = say(), say(), say(), say(), word()
		f.Questions = append(f.Questions, editor.Question{By: "R. Okafor", To: kept[0].Who, Text: say(), Answers: []editor.Answer{{By: kept[0].Who, Text: say()}}})
		f.Reply = editor.RightOfReply{Whom: kept[0].Who, Asked: at(12, 0), Answer: say()}
	}
	d.Story.Waivers = []editor.Waiver{{By: "D. Chief", Reason: say()}}
	d.Standing = []editor.Finding{{Message: "open", Waived: &editor.Waiver{By: "D. Chief", Reason: say()}}}
	d.Revision.Name, d.Revision.Override = say(), &editor.Override{By: "D. Chief", Reason: say()}
	d.Versions = append(d.Versions, Version{d.Revision, d.Story.Clone()})
	d.File = func(hash string) ([]byte, error) {
		for _, b := range files {
			if editor.HashBytes(b) == hash {
				return b, nil
			}
		}
		return nil, editor.ErrNotFound
	}
	return d
}

// plainOf is all that can be read in a file.
func plainOf(t *testing.T, file, ending string) string {
	t.Helper()
	if ending != ".zip" {
		return file
	}
	z, err := zip.NewReader(bytes.NewReader([]byte(file)), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	for _, f := range z.File {
		all.WriteString(f.Name + "\n")
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

// TestRedactedLeavesItsOwn: the dossier that is redacted is not changed.
func TestRedactedLeavesItsOwn(t *testing.T) {
	d := bridge(t)
	before, _ := d.Story.Hash()
	d.Redacted()
	if after, _ := d.Story.Hash(); after != before {
		t.Error("redacting has changed the story")
	}
}
