package diff

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"stet/editor"
)

// common are the words that any two sentences share.
var common = strings.Fields("the a of to in and on for with at by from that it was were has had is not but which their")

// report is a story of a few paragraphs as reporters write them, each a list of
// sentences, each a list of words; the last has its full stop.
type report [][][]string

func newReport(rng *rand.Rand) report {
	var out report
	for range 3 + rng.Intn(8) {
		var para [][]string
		for range 1 + rng.Intn(5) {
			var words []string
			for range 6 + rng.Intn(22) {
				word := common[rng.Intn(len(common))]
				if rng.Intn(5) > 1 {
					word = fmt.Sprintf("%c%s%d", 'a'+rng.Intn(26), []string{"ber", "ston", "lik", "orn", "mag"}[rng.Intn(5)], rng.Intn(300))
				}
				if rng.Intn(12) == 0 {
					word += ","
				}
				words = append(words, word)
			}
			words[0] = strings.ToUpper(words[0][:1]) + words[0][1:]
			words[len(words)-1] = strings.TrimSuffix(words[len(words)-1], ",") + "."
			para = append(para, words)
		}
		out = append(out, para)
	}
	return out
}

func (r report) clone() report {
	var out report
	for _, para := range r {
		var p [][]string
		for _, s := range para {
			p = append(p, slices.Clone(s))
		}
		out = append(out, p)
	}
	return out
}

func (r report) texts() []string {
	var out []string
	for _, para := range r {
		var sentences []string
		for _, words := range para {
			sentences = append(sentences, strings.Join(words, " "))
		}
		out = append(out, strings.Join(sentences, " "))
	}
	return out
}

// place is a word of a report.
type wordAt struct{ para, sentence, word int }

func (r report) any(rng *rand.Rand) wordAt {
	p := rng.Intn(len(r))
	s := rng.Intn(len(r[p]))
	return wordAt{p, s, rng.Intn(len(r[p][s]))}
}

// change makes a word another one, keeping its punctuation.
func (r report) change(at wordAt, to string) {
	words := r[at.para][at.sentence]
	old := words[at.word]
	words[at.word] = to + old[len(strings.TrimRight(old, ",.")):]
}

// A tier is a way in which two people change a report without meeting: it
// changes what each of them has, and what is wanted of both.
var tiers = []struct {
	name string
	edit func(rng *rand.Rand, ours, theirs, want *report) bool
}{
	{"another sentence of the paragraph", func(rng *rand.Rand, ours, theirs, want *report) bool {
		x, y := want.any(rng), want.any(rng)
		y.para = x.para
		if y.sentence = rng.Intn(len((*want)[x.para])); y.sentence == x.sentence {
			return false
		}
		y.word = rng.Intn(len((*want)[y.para][y.sentence]))
		if apart := (*want).between(x, y); apart < 1 {
			return false
		}
		return two(x, y, ours, theirs, want)
	}},
	{"the same sentence, four words apart", func(rng *rand.Rand, ours, theirs, want *report) bool {
		x := want.any(rng)
		y := x
		y.word = rng.Intn(len((*want)[x.para][x.sentence]))
		if abs(x.word-y.word) < 5 {
			return false
		}
		return two(x, y, ours, theirs, want)
	}},
	{"the same sentence, one word apart", func(rng *rand.Rand, ours, theirs, want *report) bool {
		x := want.any(rng)
		y := x
		y.word = rng.Intn(len((*want)[x.para][x.sentence]))
		if abs(x.word-y.word) != 2 {
			return false
		}
		return two(x, y, ours, theirs, want)
	}},
	{"moved what the other edits", func(rng *rand.Rand, ours, theirs, want *report) bool {
		x := want.any(rng)
		to := rng.Intn(len(*want))
		if to == x.para || len((*want)[x.para]) < 2 {
			return false
		}
		theirs.change(x, "anew7")
		want.change(x, "anew7")
		carry(ours, x.para, to)
		carry(want, x.para, to)
		return true
	}},
	{"split what the other edits", func(rng *rand.Rand, ours, theirs, want *report) bool {
		x := want.any(rng)
		if len((*want)[x.para]) < 2 {
			return false
		}
		at := 1 + rng.Intn(len((*want)[x.para])-1)
		theirs.change(x, "anew7")
		want.change(x, "anew7")
		for _, r := range []*report{ours, want} {
			p := (*r)[x.para]
			*r = slices.Replace(*r, x.para, x.para+1, p[:at:at], p[at:])
		}
		return true
	}},
	{"joined what the other edits", func(rng *rand.Rand, ours, theirs, want *report) bool {
		x := want.any(rng)
		if x.para+1 == len(*want) {
			return false
		}
		theirs.change(x, "anew7")
		want.change(x, "anew7")
		for _, r := range []*report{ours, want} {
			*r = slices.Replace(*r, x.para, x.para+2, slices.Concat((*r)[x.para], (*r)[x.para+1]))
		}
		return true
	}},
	{"put the sections in another order", func(rng *rand.Rand, ours, theirs, want *report) bool {
		x, n := want.any(rng), len(*want)
		theirs.change(x, "anew7")
		want.change(x, "anew7")
		from := rng.Intn(n - 1)
		to := from + 1 + rng.Intn(n-from-1)
		for _, r := range []*report{ours, want} {
			*r = slices.Concat((*r)[:from:from], (*r)[to:], (*r)[from:to])
		}
		return true
	}},
	{"a paragraph cut and another edited", func(rng *rand.Rand, ours, theirs, want *report) bool {
		x, cut := want.any(rng), rng.Intn(len(*want))
		if x.para == cut {
			return false
		}
		theirs.change(x, "anew7")
		want.change(x, "anew7")
		*ours = slices.Delete(*ours, cut, cut+1)
		*want = slices.Delete(*want, cut, cut+1)
		return true
	}},
	{"a sentence put in and a word changed", func(rng *rand.Rand, ours, theirs, want *report) bool {
		x := want.any(rng)
		at := rng.Intn(len((*want)[x.para]) + 1)
		theirs.change(x, "anew7")
		want.change(x, "anew7")
		for _, r := range []*report{ours, want} {
			(*r)[x.para] = slices.Insert((*r)[x.para], at, strings.Fields("Nobody on either of the boats was harmed."))
		}
		return true
	}},
	{"two moved two", func(rng *rand.Rand, ours, theirs, want *report) bool {
		n := len(*want)
		if n < 6 || rng.Intn(2) == 0 {
			return false
		}
		carry(ours, 0, 2) // 1 2 0 3 4 5
		carry(want, 0, 2)
		carry(theirs, n-1, n-3)
		carry(want, n-1, n-3)
		return true
	}},
}

// between counts the words between two places.
func (r report) between(x, y wordAt) int {
	if x.sentence > y.sentence {
		x, y = y, x
	}
	n := len(r[x.para][x.sentence]) - 1 - x.word + y.word
	for s := x.sentence + 1; s < y.sentence; s++ {
		n += len(r[x.para][s])
	}
	return n
}

func abs(n int) int { return max(n, -n) }

func two(x, y wordAt, ours, theirs, want *report) bool {
	ours.change(x, "anew7")
	theirs.change(y, "other8")
	want.change(x, "anew7")
	want.change(y, "other8")
	return true
}

func carry(r *report, from, to int) {
	p := (*r)[from]
	*r = slices.Insert(slices.Delete(*r, from, from+1), to, p)
}

// TestMergeNonClashing: what two people changed without meeting is all there,
// with no question asked, whichever of them is ours.
func TestMergeNonClashing(t *testing.T) {
	for _, tier := range tiers {
		tried, wrong := 0, 0
		for seed := int64(0); tried < 300; seed++ {
			rng := rand.New(rand.NewSource(seed))
			base := newReport(rng)
			ours, theirs, want := base.clone(), base.clone(), base.clone()
			if !tier.edit(rng, &ours, &theirs, &want) {
				continue
			}
			tried++
			b, o, h := named(base, "p"), named(ours, "o"), named(theirs, "t")
			for _, m := range []Merged{merge(t, b, o, h), merge(t, b, h, o)} {
				if got := bodyLines(m.Story); got != strings.Join(want.texts(), "\n") || len(m.Conflicts) > 0 {
					if wrong++; wrong < 3 {
						t.Errorf("%s, seed %d: conflicts %s\nbase\n%s\nours\n%s\ntheirs\n%s\n got\n%s", tier.name, seed, told(m.Conflicts),
							strings.Join(base.texts(), "\n"), strings.Join(ours.texts(), "\n"), strings.Join(theirs.texts(), "\n"), got)
					}
				}
			}
		}
		if wrong > 0 {
			t.Errorf("%s: %d of %d wrong", tier.name, wrong, 2*tried)
		}
	}
}

// named is a report with new IDs, as after an import.
func named(r report, prefix string) editor.Story {
	blocks := body(r.texts()...)
	for i := range blocks {
		blocks[i].ID = prefix + blocks[i].ID
	}
	return story(blocks)
}

// TestMergeClashing: the same word changed to two others is a conflict that says
// so, and either choice gives that version.
func TestMergeClashing(t *testing.T) {
	for seed := range int64(1000) {
		rng := rand.New(rand.NewSource(seed))
		base := newReport(rng)
		ours, theirs := base.clone(), base.clone()
		at := base.any(rng)
		ours.change(at, "anew7")
		theirs.change(at, "other8")
		b, o, h := named(base, "p"), named(ours, "p"), named(theirs, "p")
		m := merge(t, b, o, h)
		if len(m.Conflicts) != 1 || m.Conflicts[0].Ours != "anew7" || m.Conflicts[0].Theirs != "other8" {
			t.Fatalf("seed %d: conflicts %s", seed, told(m.Conflicts))
		}
		checkPlace(t, m.Story, m.Conflicts[0])
		s, err := m.Resolve([]Choice{TakeTheirs})
		if err != nil || bodyLines(m.Story) != bodyLines(o) || bodyLines(s) != bodyLines(h) {
			t.Fatalf("seed %d: %v\n got %s\nwant %s", seed, err, bodyLines(s), bodyLines(h))
		}
	}
}

// TestMergeManyChanges: ours edits some paragraphs, cuts some and moves one;
// theirs edits others, also the one that moved, and puts new ones in.
func TestMergeManyChanges(t *testing.T) {
	for seed := range int64(1000) {
		rng := rand.New(rand.NewSource(seed))
		base := newReport(rng)
		n := len(base)
		ours, theirs := base.clone(), base.clone()
		type fate struct{ mine, cut, grows bool }
		fates := make([]fate, n)
		for i := range fates {
			f := &fates[i]
			at := wordAt{i, 0, rng.Intn(len(base[i][0]))}
			switch rng.Intn(8) {
			case 0:
				f.mine = true
				ours.change(at, "anew7")
			case 1, 2:
				theirs.change(at, "other8")
			case 3:
				f.cut = true
			case 4, 5:
				f.grows = true
			}
		}
		mover := rng.Intn(n) // a paragraph that ours moves to the end, or the front
		front := rng.Intn(2) == 0
		if len(base[mover]) < 2 || fates[mover].cut || fates[mover].grows {
			continue
		}
		if front && mover == 0 || !front && mover == n-1 {
			continue
		}
		fresh := [][]string{strings.Fields("Nobody on either of the boats was harmed in the night, said a harbour master named Orn.")}
		compose := func(from func(i int) [][]string, mine, theirs bool) report {
			var out report
			var moved [][]string
			for i := range n {
				f := fates[i]
				if mine && f.cut {
					continue
				}
				if mine && i == mover {
					moved = from(i)
					continue
				}
				out = append(out, from(i))
				if theirs && f.grows {
					out = append(out, fresh)
				}
			}
			if moved != nil && front {
				out = slices.Insert(out, 0, moved)
			} else if moved != nil {
				out = append(out, moved)
			}
			return out
		}
		whose := func(i int) [][]string {
			if fates[i].mine {
				return ours[i]
			}
			return theirs[i]
		}
		b := named(base, "p")
		o := named(compose(func(i int) [][]string { return ours[i] }, true, false), "o")
		h := named(compose(func(i int) [][]string { return theirs[i] }, false, true), "t")
		want := strings.Join(compose(whose, true, true).texts(), "\n")
		for _, m := range []Merged{merge(t, b, o, h), merge(t, b, h, o)} {
			if got := bodyLines(m.Story); got != want || len(m.Conflicts) > 0 {
				t.Fatalf("seed %d, moved %d: conflicts %s\nbase\n%s\nours\n%s\ntheirs\n%s\n got\n%s\nwant\n%s", seed, mover, told(m.Conflicts), bodyLines(b), bodyLines(o), bodyLines(h), got, want)
			}
		}
	}
}

// clashing are the ways in which two people change the same: each changes what
// they have, or reports that it does not apply.
var clashing = []struct {
	name string
	edit func(rng *rand.Rand, at wordAt, ours, theirs *report) bool
}{
	{"a word changed and cut", func(rng *rand.Rand, at wordAt, ours, theirs *report) bool {
		ours.change(at, "anew7")
		s := (*theirs)[at.para][at.sentence]
		if at.word == 0 || at.word == len(s)-1 {
			return false
		}
		(*theirs)[at.para][at.sentence] = slices.Delete(s, at.word, at.word+1)
		return true
	}},
	{"a word changed in a sentence that was cut", func(rng *rand.Rand, at wordAt, ours, theirs *report) bool {
		ours.change(at, "anew7")
		(*theirs)[at.para] = slices.Delete((*theirs)[at.para], at.sentence, at.sentence+1)
		return len((*theirs)[at.para]) > 0
	}},
	{"a word changed in a paragraph that was cut", func(rng *rand.Rand, at wordAt, ours, theirs *report) bool {
		ours.change(at, "anew7")
		*theirs = slices.Delete(*theirs, at.para, at.para+1)
		return true
	}},
	{"words put in at one place", func(rng *rand.Rand, at wordAt, ours, theirs *report) bool {
		for r, word := range map[*report]string{ours: "anew7", theirs: "other8"} {
			s := (*r)[at.para][at.sentence]
			(*r)[at.para][at.sentence] = slices.Insert(s, at.word, word)
		}
		return at.word > 0
	}},
	{"a sentence written anew twice", func(rng *rand.Rand, at wordAt, ours, theirs *report) bool {
		(*ours)[at.para][at.sentence] = strings.Fields("Ships stayed in port all day because nobody could see the pier.")
		(*theirs)[at.para][at.sentence] = strings.Fields("Every boat was held back by fog, a spokesman told us by telephone.")
		return true
	}},
	{"sentences put in at one place", func(rng *rand.Rand, at wordAt, ours, theirs *report) bool {
		(*ours)[at.para] = slices.Insert((*ours)[at.para], at.sentence, strings.Fields("Ships stayed in port all day."))
		(*theirs)[at.para] = slices.Insert((*theirs)[at.para], at.sentence, strings.Fields("Every boat was held back."))
		return true
	}},
	{"a paragraph moved to two places", func(rng *rand.Rand, at wordAt, ours, theirs *report) bool {
		n := len(*ours)
		if n < 7 || len((*ours)[at.para]) < 2 || at.para < 3 || at.para > n-4 {
			return false
		}
		carry(ours, at.para, 0)
		carry(theirs, at.para, n-1)
		return true
	}},
}

// TestMergeSaysWhatClashes: every clash is a conflict, whichever of the two is
// ours; ours and theirs are what they are settled as.
func TestMergeSaysWhatClashes(t *testing.T) {
	for _, kind := range clashing {
		tried := 0
		for seed := int64(0); tried < 300; seed++ {
			rng := rand.New(rand.NewSource(seed))
			base := newReport(rng)
			ours, theirs := base.clone(), base.clone()
			if !kind.edit(rng, base.any(rng), &ours, &theirs) {
				continue
			}
			tried++
			b, o, h := named(base, "p"), named(ours, "o"), named(theirs, "t")
			for _, side := range [][2]editor.Story{{o, h}, {h, o}} {
				m := merge(t, b, side[0], side[1])
				s, err := m.Resolve(slices.Repeat([]Choice{TakeTheirs}, len(m.Conflicts)))
				if err != nil || len(m.Conflicts) == 0 || bodyLines(m.Story) != bodyLines(side[0]) || bodyLines(s) != bodyLines(side[1]) {
					t.Fatalf("%s, seed %d: conflicts %s, %v\nbase\n%s\nours\n%s\ntheirs\n%s\n got\n%s\n and\n%s", kind.name, seed, told(m.Conflicts), err,
						bodyLines(b), bodyLines(side[0]), bodyLines(side[1]), bodyLines(m.Story), bodyLines(s))
				}
			}
		}
	}
}
