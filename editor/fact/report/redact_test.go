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
	"stet/editor/fact"
)

// TestRedacted tells secrets in every field of confidential sources and all over
// the talk about facts, and finds none of them in any report, whole files in the
// package included. What is written about the facts that rest on such a source holds
// secrets that are recorded nowhere else; what is written about others repeats those
// that are.
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
	write := func() string { return say() + ", whose name " + word() + " stands nowhere else" }
	talk := func(f *editor.Fact, say func() string) {
		f.Note, f.Calculation, f.Change, f.Reason = say(), say(), say(), say()
		f.Questions = append(f.Questions, editor.Question{By: "R. Okafor", To: kept[0].Who, Text: say(), Answers: []editor.Answer{{By: kept[0].Who, Text: say()}}})
		f.Reply = editor.RightOfReply{Whom: kept[0].Who, Asked: at(12, 0), Answer: say()}
	}
	d.Story.Facts[0].Sources = append(d.Story.Facts[0].Sources, kept...) // nothing is secret of what is nowhere cited
	for i := range d.Story.Facts {
		f := &d.Story.Facts[i]
		if i > 0 && r.Intn(2) == 0 {
			talk(f, say)
			continue
		}
		f.Sources = append(f.Sources, kept[r.Intn(len(kept))])
		if again := kept[r.Intn(len(kept))]; r.Intn(2) == 0 { // cited elsewhere, and the mark forgotten
			again.Confidential = false
			f.Sources = append(f.Sources, again)
		}
		f.Sources = append(f.Sources, editor.Source{Title: "Open", Contact: tell()})
		talk(f, write)
		f.Speaker, f.Cue, f.Value = word(), word(), word()
	}
	d.Story.Waivers = []editor.Waiver{{Rule: "credit-present", By: "D. Chief", Reason: say()}}
	for _, f := range fact.Gates(d.Story, editor.FactDesk{}) { // which quote the questions
		if r.Intn(2) == 0 {
			d.Story.Waivers = append(d.Story.Waivers, editor.Waiver{Rule: f.Rule, Text: f.Text, By: "D. Chief", Reason: write()})
		}
	}
	d.Standing = fact.Gates(d.Story, editor.FactDesk{})
	d.Revision.Name, d.Revision.Override = say(), &editor.Override{By: "D. Chief", Reason: write()}
	for _, f := range d.Standing {
		d.Revision.Override.Findings = append(d.Revision.Override.Findings, f.Rule+": "+f.Message)
	}
	d.Versions = append(d.Versions, Version{d.Revision, d.Story.Clone()})
	signed := d.Revision
	d.Signed = &signed
	if r.Intn(2) == 0 { // nobody knew then that it was confidential
		later := d.Story.Clone()
		for i := range d.Story.Facts {
			for j := range d.Story.Facts[i].Sources {
				d.Story.Facts[i].Sources[j].Confidential = false
			}
		}
		d.Versions = d.Versions[:len(d.Versions)-1]
		d.Since = []Version{{d.Revision, later}}
	}
	if r.Intn(2) == 0 { // one no longer rests on what it rested on, and what was written stays
		d.Story.Facts[0].Sources = nil
	}
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
