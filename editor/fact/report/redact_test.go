package report

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stet/editor"
	"stet/editor/fact"
)

// TestRedacted tells secrets in every field of confidential sources and in everything
// that somebody can write about a fact, whichever it is, and finds neither the words
// nor the digits in any report, whole files in the package included.
func TestRedacted(t *testing.T) {
	for seed := range int64(40) {
		said := teller{Rand: rand.New(rand.NewSource(seed))}
		d := said.talkative(bridge(t))
		if seed%10 > 0 {
			d.Pages.Faces = nil // which take long to set
		}
		open := d.Redacted()
		for _, k := range Kinds {
			for _, ending := range k.Endings {
				if ending == ".pdf" && open.Pages.Faces == nil {
					continue
				}
				if told := said.told(plainOf(t, written(t, k.ID, ending, open), ending)); told != "" {
					text := plainOf(t, written(t, k.ID, ending, open), ending)
					at := strings.Index(text, told)
					t.Fatalf("seed %d: %s%s tells %s: %s", seed, k.ID, ending, told, text[max(0, at-200):min(len(text), at+100)])
				}
			}
		}
		if said.told(written(t, "annotated", ".md", d)) == "" {
			t.Fatalf("seed %d: the whole report tells nothing either", seed)
		}
	}
}

// teller makes up words and numbers that no report for readers may have.
type teller struct {
	*rand.Rand
	n       int
	names   []string // of confidential sources, which are looked for
	numbers []string // everybody's
}

var secretWord = regexp.MustCompile(`(?i)secret\d+`)

// told returns the first secret that can be read in a text, "" for none.
func (s *teller) told(text string) string {
	if word := secretWord.FindString(text); word != "" {
		return word
	}
	for _, run := range numerals.FindAllString(text, -1) {
		for _, n := range s.numbers {
			if strings.Contains(digits(run), n[2:]) {
				return n
			}
		}
	}
	return ""
}

func (s *teller) word() string { s.n++; return fmt.Sprintf("Secret%d", 1000+s.n) }

func (s *teller) name() string {
	s.names = append(s.names, s.word())
	return s.names[len(s.names)-1]
}

// host is an address of which a part alone is no secret: "council" is one of many.
func (s *teller) host() string {
	s.names = append(s.names, s.word()+".example")
	return s.names[len(s.names)-1]
}

// number is one that is nowhere else, as a contact has it.
func (s *teller) number() string {
	s.numbers = append(s.numbers, fmt.Sprintf("0%d", 7700900000+s.Intn(90000)+len(s.numbers)*100000))
	return s.numbers[len(s.numbers)-1]
}

// typed is a number as people type it.
func (s *teller) typed(n string) string {
	switch s.Intn(6) {
	case 0:
		return n[:5] + " " + n[5:]
	case 1:
		return n[:5] + "-" + n[5:8] + "-" + n[8:]
	case 2:
		return "(" + n[:5] + ") " + n[5:8] + "." + n[8:]
	case 3:
		return "+44\u00a0" + n[1:5] + "\u2011" + n[5:]
	case 4:
		return strings.Join(strings.Split(n, ""), " ")
	}
	return n
}

// one is any of them, written in some way.
func one(s *teller, of []string) string {
	w := of[s.Intn(len(of))]
	switch s.Intn(3) {
	case 0:
		return strings.ToUpper(w)
	case 1:
		return strings.ToLower(w)
	}
	return w
}

// free is what somebody writes: names and numbers that are looked for, and others
// that are recorded nowhere.
func (s *teller) free() string {
	return fmt.Sprintf("as %s, whose name %s stands nowhere else, says: %s, %s", one(s, s.names), s.word(), s.typed(one(s, s.numbers)), s.typed(s.number()))
}

// talkative cites confidential sources among others, and fills every field that can
// be written freely.
func (s *teller) talkative(d Dossier) Dossier {
	var files [][]byte
	var kept []editor.Source
	keep := func(words string) string {
		files = append(files, []byte(words))
		return editor.HashBytes(files[len(files)-1])
	}
	for range 1 + s.Intn(4) {
		phone := s.number()
		kept = append(kept, editor.Source{ID: s.word(), Kind: editor.SourceKinds[s.Intn(len(editor.SourceKinds))], Title: s.name(), URL: "https://" + s.host() + "/x",
			Archived: s.name(), Locator: s.word(), Who: s.name() + " " + s.name(), When: s.word(), Method: s.word(), Contact: s.name() + ", " + s.typed(phone),
			File: s.name() + ".txt", SHA256: keep(s.word()), Words: s.word(), Confidential: true})
	}
	d.Story.Facts[0].Sources = append(d.Story.Facts[0].Sources, kept...) // nothing is secret of what is nowhere cited
	for i := range d.Story.Facts {
		f := &d.Story.Facts[i]
		f.Note, f.Calculation, f.Change, f.Reason = s.free(), s.free(), s.free(), s.free()
		f.Questions = append(f.Questions, editor.Question{By: "R. Okafor", To: kept[0].Who, Text: s.free(), Answers: []editor.Answer{{By: kept[0].Who, Text: s.free()}}})
		f.Reply = editor.RightOfReply{Whom: kept[0].Who, Asked: at(12, 0), Answer: s.free()}
		f.Speaker, f.Cue, f.Value = s.free(), s.word(), s.free()
		switch {
		case s.Intn(2) == 0:
			f.Sources = append(f.Sources, kept[s.Intn(len(kept))])
		case s.Intn(2) == 0: // cited elsewhere, and the mark forgotten
			again := kept[s.Intn(len(kept))]
			again.Confidential = false
			f.Sources = append(f.Sources, again)
		}
		about := func() string { return one(s, s.names) + " " + s.typed(one(s, s.numbers[:len(kept)])) }
		f.Sources = append(f.Sources, editor.Source{Title: "Letter of " + about(), URL: "https://open.example/" + one(s, s.names) + "/y", Archived: "https://open.example/" + s.typed(s.numbers[0]),
			Locator: about(), Who: about(), When: about(), Method: about(), Contact: s.number(), File: about() + ".txt", Words: s.word(),
			SHA256: keep("dear " + one(s, []string{kept[0].Who, "sir, call " + s.typed(s.numbers[0])}) + fmt.Sprint(" ", i))})
	}
	d.Story.Waivers = []editor.Waiver{{Rule: "credit-present", By: "D. Chief", Reason: s.free()}}
	for _, f := range fact.Gates(d.Story, editor.FactDesk{}) { // which quote the questions
		if s.Intn(2) == 0 {
			d.Story.Waivers = append(d.Story.Waivers, editor.Waiver{Rule: f.Rule, Text: f.Text, By: "D. Chief", Reason: s.free()})
		}
	}
	d.Story.Comments = []editor.Comment{{Text: s.free()}}
	d.Standing = fact.Gates(d.Story, editor.FactDesk{})
	d.Revision.Name, d.Revision.Override = s.free(), &editor.Override{By: "D. Chief", Reason: s.free()}
	for _, f := range d.Standing {
		d.Revision.Override.Findings = append(d.Revision.Override.Findings, f.Rule+": "+f.Message)
	}
	d.Versions = append(d.Versions, Version{d.Revision, d.Story.Clone()})
	signed := d.Revision
	d.Signed = &signed
	if s.Intn(2) == 0 { // nobody knew then that it was confidential
		later := d.Story.Clone()
		for i := range d.Story.Facts {
			for j := range d.Story.Facts[i].Sources {
				d.Story.Facts[i].Sources[j].Confidential = false
			}
		}
		d.Versions = d.Versions[:len(d.Versions)-1]
		d.Since = []Version{{d.Revision, later}}
	}
	if s.Intn(2) == 0 { // one no longer rests on what it rested on, and what was written stays
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

// TestRedactedMangles nothing: a name is looked for by whole words, the staff have no
// secret names, and neither has the story.
func TestRedactedMangles(t *testing.T) {
	d := bridge(t)
	d.Story.Facts[0].Sources = []editor.Source{{Kind: editor.Person, Title: "Clerk at the council", Who: "Vera Check", Contact: "07700 900123", Confidential: true},
		{Title: "Checked by the Port Alder office", Who: "R. Okafor", Method: "checking 07700-900"}, {Title: "Vera’s list", Locator: "CHECK, p. 4"}}
	d.Story.Facts[1].Sources = []editor.Source{{Kind: editor.Person, Title: "An old hand", Who: "Bea Okafor", Confidential: true}}
	d.Story.Facts[2].Note = "Ring 07700900123, she will know."
	got := written(t, "annotated", ".txt", d.Redacted())
	for _, want := range []string{"Checked by: R. Okafor, 20 Nov", "Checked by the Port Alder office — R. Okafor, checking [withheld]", "[withheld]’s list, [withheld], p. 4", "Source: Source withheld"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	for _, not := range []string{"07700", "[withheld]ed", "Vera", "Clerk", "old hand", "Bea"} {
		if strings.Contains(got, not) {
			t.Errorf("%q is in\n%s", not, got)
		}
	}
}

// TestRedactedEarlierWords: the story's own words are told, but for a name that it
// once had and was taken out.
func TestRedactedEarlierWords(t *testing.T) {
	d := bridge(t)
	d.Story.Facts[0].Sources = []editor.Source{{Kind: editor.Person, Title: "Diver", Who: "Pavel Novak", Confidential: true}, {Kind: editor.Person, Title: "Ilse Brandt", Confidential: true}}
	f := d.Story.Facts[3]
	f.Text = "said Pavel Novak, and Ilse Brandt"
	before := editor.Story{Article: editor.Article{Body: []editor.Block{{ID: f.Block, Text: "So said Pavel Novak, and Ilse Brandt."}}}, Facts: []editor.Fact{f}}
	d.Versions = append([]Version{{editor.Revision{Number: 1}, before}}, d.Versions[2:]...)
	got := written(t, "changes", ".txt", d.Redacted())
	if !strings.Contains(got, "Was: said [withheld], and Ilse Brandt\n") || strings.Contains(got, "Novak") {
		t.Error(got)
	}
}

func TestVeil(t *testing.T) {
	v := veil{row: shortestNumber}
	for _, name := range []string{"Vera Check", "Check", "Zoë Ek", "山田太郎", "p.novak@divers.example"} {
		v.hide(name)
	}
	v.number("+44 7700 900123 (home), room 12", shortestNumber)
	for _, c := range []struct{ text, want string }{
		{"Checked twice, checks, a paycheck", "Checked twice, checks, a paycheck"},
		{"VERA  CHECK’s file", "[withheld]’s file"},
		{"vera-check_notes.txt", "[withheld]_notes.txt"},
		{"verachecknotes, veracheck.pdf", "verachecknotes, [withheld].pdf"},
		{"Vera checks, Vera", "Vera checks, Vera"},
		{"Zoe\u0308 Ek, ZOE EK, Zoe Ekman", "[withheld], [withheld], Zoe Ekman"},
		{"医師の山田太郎氏", "医師の[withheld]氏"},
		{"mail p.novak@divers.example now", "mail [withheld] now"},
		{"07700 900123, (07700) 900-123, 07700.900.123 and (+44) 7700 900123", "[withheld] and [withheld]"},
		{"£41 million in 2019, item 7700, 1000000", "£41 million in 2019, item 7700, 1000000"},
		{"", ""},
	} {
		if got := v.over(c.text); got != c.want {
			t.Errorf("%q is told as %q, want %q", c.text, got, c.want)
		}
	}
}

// TestVeilReadsFiles also where a name lies across what is searched at once.
func TestVeilReadsFiles(t *testing.T) {
	var v veil
	v.hide("Vera Check")
	recording := bytes.Repeat([]byte{' ', 0xff, 0, 'x'}, stretch/2)
	if v.readIn(recording) {
		t.Fatal("there is nothing in it")
	}
	for _, at := range []int{0, 10, stretch - 15, stretch - 5, stretch, stretch + 5, 2*stretch - lap - 5} {
		file := bytes.Clone(recording)
		copy(file[at:], " vera CHECK ")
		if !v.readIn(file) {
			t.Errorf("it is not found at %d", at)
		}
	}
}

// TestVeilOverMessage: a rule's own words are no names.
func TestVeilOverMessage(t *testing.T) {
	var v veil
	v.hide("Check")
	v.hide("山田")
	for _, c := range []struct{ said, want string }{
		{"“so check it” was verified as “Check said”: check it again.", "“so [withheld] it” was verified as “[withheld] said”: check it again."},
		{"Check is spelt “Cheque”: 山田.", "[withheld] is spelt “Cheque”: [withheld]."},
	} {
		if got := v.overMessage(c.said); got != c.want {
			t.Errorf("%q is told as %q, want %q", c.said, got, c.want)
		}
	}
}

// FuzzVeil: what is hidden is not to be found again, and the rest stays.
func FuzzVeil(f *testing.F) {
	f.Add("Vera Check", "Ask Vera Check, 07700 900123.", "07700-900123")
	f.Add("Ek", "ek\u0301 İek", "1 2 3 4 5")
	f.Add("山田", "山田\xff山田", "")
	f.Fuzz(func(t *testing.T, name, text, contact string) {
		v := veil{row: shortestNumber}
		v.hide(name)
		v.number(contact, shortestNumber)
		got := v.over(text)
		if !slices.Contains(spell(name), "withheld") && v.tells(got) {
			t.Errorf("%q, %q: %q still tells in %q", name, contact, text, got)
		}
		if !v.tells(text) && got != text {
			t.Errorf("%q became %q", text, got)
		}
	})
}

// plainOf is all that can be read in a file.
func plainOf(t *testing.T, file, ending string) string {
	t.Helper()
	switch ending {
	case ".pdf":
		return unpacked(file)
	case ".zip":
	default:
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
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(plainOf(t, string(b), path.Ext(f.Name)))
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

// TestRemarksHaveNoGaps: earlier words that nobody outside may read leave the margin of an
// annotated copy without a line that says nothing; those that the story prints stay.
func TestRemarksHaveNoGaps(t *testing.T) {
	s := editor.Story{Article: editor.Article{Headline: "Hangers", Body: []editor.Block{{ID: "b1", Kind: editor.Paragraph, Text: "Cracks in 14 of its 36 hangers. It was 36 hangers."}}}}
	s.Facts = []editor.Fact{
		{ID: "f1", Kind: editor.Figure, Status: editor.Verified, Range: editor.Range{Block: "b1", Start: 10, End: 30}, Text: "14 of its 36 hangers", Was: "15 of its 36 hangers", Stale: true, Checker: "R. Okafor"},
		{ID: "f2", Kind: editor.Figure, Status: editor.Verified, Range: editor.Range{Block: "b1", Start: 39, End: 49}, Text: "36 hangers", Was: "its 36 hangers", Stale: true, Checker: "R. Okafor"},
	}
	var all []string
	for _, r := range Remarks(s) {
		all = append(all, strings.Join(r.Text, "\n"))
	}
	if got := strings.Join(all, "\n"); strings.Contains(got, withheldWords) || !strings.Contains(got, "To be checked again") || !strings.Contains(got, "Settled as: “its 36 hangers”") {
		t.Errorf("the margin says\n%s", got)
	}
}
