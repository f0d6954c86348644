package reuse

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"stet/editor/prose"
)

func folded(text string) []string {
	var out []string
	for _, w := range Read(text).words {
		out = append(out, fold(text[w.start:w.end]))
	}
	return out
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The council’s bill: £1,250.50!", "the councils bill 1250.50"},
		{"don't DON’T don`t", "dont dont dont"},
		{"in\u00adspec\u200btors found\u2060 cracks", "inspectors found cracks"},
		{"Cafe\u0301 café CAFÉ", "cafe cafe cafe"},
		{"раrliаmеnt", "parliament"}, // р, а, а, е are Cyrillic
		{"ВВС Ηouse", "bbc house"},   // В, В, С Cyrillic, Η Greek
		{"ｆｕｌｌ 𝐛𝐨𝐥𝐝 ﬁne ⓒⓘⓡⓒⓛⓔ", "full bold fine circle"},
		{"город Athens Αθήνα αθηνα", "город athens αθηνα αθηνα"},
		{"東京都は", "東 京 都 は"},
		{"हिन्दी में", "हिनदी म"},
		{"well-known, U.S.-led", "well known u s led"},
		{"one\x00two", "onetwo"},
		{"\u200b \u0301", ""},
		{"half a\xffb", "half a b"},
	} {
		got := strings.Join(folded(c.text), " ")
		if strings.ReplaceAll(got, ".", "") != strings.ReplaceAll(c.want, ".", "") {
			t.Errorf("%q is read as %q, want %q", c.text, got, c.want)
		}
	}
}

const (
	repairs = "The repair bill for the harbour bridge has risen to 41 million, more than double the figure the council published in March. " +
		"Inspectors found cracks in 14 of its 36 hangers after a lorry driver rang the harbour master on a stormy evening last autumn. " +
		"The bridge, which opened in 1961 and carries 22,000 vehicles a day, will close for nine weeks from Thursday. " +
		"Ferries will run every ten minutes until the engineers have finished and the tolls are to be waived for residents of both shores."
	garden = "Volunteers planted four hundred saplings along the disused railway while children from the primary school sang. " +
		"The mayor arrived late, apologised at length and dug exactly one hole, which a spaniel promptly filled in again. "
	lifted = "The bridge, which opened in 1961 and carries 22,000 vehicles a day, will close for nine weeks from Thursday."
)

// one returns the only passage that two texts share.
func one(t *testing.T, text, other string) Passage {
	t.Helper()
	all := NewShelf(Read(other)).Find(Read(text))
	if len(all) != 1 {
		t.Fatalf("%d passages are shared by\n%s\n%s\n%+v", len(all), text, other, all)
	}
	return all[0]
}

func TestShared(t *testing.T) {
	for _, c := range []struct{ name, said, want string }{
		{"word for word", lifted, lifted},
		{"in capitals", strings.ToUpper(lifted), strings.ToUpper(lifted)},
		{"a word changed", "The bridge, which opened in 1961 and takes 22,000 vehicles a day, will shut for nine weeks from Thursday.", ""},
		{"words left out", "The bridge, which opened in 1961, carries 22,000 vehicles a day and will close for nine weeks from Thursday.", ""},
		{"words put in", "The old bridge, which first opened in 1961 and still carries 22,000 vehicles a day, will now close for nine weeks from Thursday.", ""},
		{"twelve words", "Locally it opened in 1961 and carries 22,000 vehicles a day, will close for nobody.", "opened in 1961 and carries 22,000 vehicles a day, will close for"},
		{"look-alikes", strings.NewReplacer("a", "а", "e", "е", "o", "ο").Replace(lifted), ""},
		{"invisible characters", strings.Join(strings.Split(lifted, ""), "\u200b"), ""},
		{"soft hyphens and straight marks", strings.ReplaceAll(lifted, "i", "\u00adi"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := garden + c.said + " " + garden
			p := one(t, text, repairs)
			if want := c.want; want != "" && text[p.Start:p.End] != strings.TrimSuffix(want, ".") {
				t.Errorf("found %q, want %q", text[p.Start:p.End], want)
			}
			if there := repairs[p.There.Start:p.There.End]; !strings.Contains(there, "opened in 1961") || p.Alike() < 0.7 || p.Words < Least {
				t.Errorf("%.2f alike, %d words, there %q", p.Alike(), p.Words, there)
			}
		})
	}
}

func TestNotShared(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"nothing", ""},
		{"another story", garden},
		{"a few of its words", "The bridge which opened in 1961 was a great success with all who came to see it from near and far."},
		{"the same subject", "A bridge over the harbour will be shut from Thursday for more than two months, and 22,000 drivers a day must take ferries."},
		{"a list that repeats itself", strings.Repeat("item 4711 / ", 40)},
	} {
		other := repairs
		if strings.HasPrefix(c.name, "a list") {
			other = strings.Repeat("item 4712 / ", 40)
		}
		if all := NewShelf(Read(other)).Find(Read(c.text)); len(all) > 0 {
			t.Errorf("%s: found %q", c.name, c.text[all[0].Start:all[0].End])
		}
	}
}

func TestKinds(t *testing.T) {
	find := func(text string, others ...string) []Passage {
		var texts []*Text
		for _, o := range others {
			texts = append(texts, Read(o))
		}
		found := NewShelf(texts...).Find(Read(text))
		MarkQuoted(found, text, []prose.Span{{End: len(text)}})
		return found
	}
	taken := "At low water on Sunday divers brought up the brass bell of the trawler Henrietta, which went down with nine hands off the northern mole in the great gale of a February long ago. "
	standing := "Tides are those of the harbour office, in metres above the mark on the old lighthouse stair. "
	notice := "This story first appeared in the Harbour Gazette and is republished here under a licence that asks for no changes at all. "
	licensed := "The harbour board lost its licence to dredge in May, and the inquiry that followed was funded by the owners of the yachts on the northern mole. "
	for _, c := range []struct {
		name   string
		text   string
		others []string
		want   Kind
	}{
		{"lifted", garden + lifted, []string{repairs}, Lifted},
		{"quoted", garden + "Brandt said: “" + lifted + "”", []string{repairs}, Quoted},
		{"half of it quoted", garden + "The bridge, which opened in 1961 and carries 22,000 vehicles a day, “will close for nine weeks”.", []string{repairs}, Lifted},
		{"two have it", garden + lifted, []string{repairs, lifted}, Lifted},
		{"a copy in four stories is stolen four times", garden + taken, []string{taken + repairs, repairs + taken, taken, garden[:40] + taken}, Lifted},
		{"and where it is changed", garden + strings.Replace(taken, "divers", "frogmen", 1), []string{taken + repairs, repairs + taken, taken, garden[:40] + taken}, Lifted},
		{"and at the foot", repairs + garden + taken, []string{garden + taken, repairs + taken, lifted + taken}, Lifted},
		{"a notice and a sentence of news", garden + notice + taken, []string{notice + taken + repairs, garden[:40] + notice + taken, notice + taken, repairs + notice + taken}, Lifted},
		{"news that speaks of a licence", garden + licensed, []string{garden[:40] + licensed, repairs + licensed, licensed, lifted + licensed}, Lifted},
		{"a notice in the middle is none", garden + garden + garden + garden + notice + repairs + repairs, []string{notice + repairs, garden + notice, notice, repairs + notice}, Lifted},
		{"at the foot of as many as are looked at", garden + standing, []string{repairs + standing, lifted + " " + standing, taken + standing, standing, taken + repairs + standing, repairs + taken + standing}, Boilerplate},
		{"many have it", garden + notice, []string{notice + repairs, garden[:40] + notice, notice, repairs + notice}, Boilerplate},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := find(c.text, c.others...)
			if len(found) == 0 {
				t.Fatal("nothing is found")
			}
			for _, p := range found {
				if p.Kind != c.want {
					t.Errorf("%q is %s, want %s", c.text[p.Start:p.End], p.Kind, c.want)
				}
			}
		})
	}
}

// What everybody has does not crowd out what only one has.
func TestBoilerplateHidesNothing(t *testing.T) {
	notice := strings.Repeat("This notice stands below each and every story of the house, number by number. ", 3)
	var others []*Text
	for range 200 {
		others = append(others, Read(garden+notice))
	}
	others = append(others, Read(repairs+notice))
	found := NewShelf(others...).Find(Read(lifted + " " + notice))
	if !slices.ContainsFunc(found, func(p Passage) bool { return p.Source == 200 && p.Kind == Lifted }) {
		t.Errorf("the lifted sentence is not among %d passages", len(found))
	}
}

// TestCopiesHideNothing: however many copies there are of a story, they neither crowd out
// the one that a passage of it was taken from, nor make a notice of it.
func TestCopiesHideNothing(t *testing.T) {
	story := made(rand.New(rand.NewPCG(1, 1)), 300) + ".\n" + lifted
	others := []*Text{Read(repairs)}
	for range 40 {
		others = append(others, Read(story))
	}
	found := NewShelf(others...).Find(Read(story))
	if !slices.ContainsFunc(found, func(p Passage) bool { return p.Source == 0 }) {
		t.Errorf("the original is not among %d passages", len(found))
	}
	for _, p := range found {
		if p.Kind != Lifted {
			t.Fatalf("%d words are %s", p.Words, p.Kind)
		}
	}
}

// made returns a text of so many made-up words.
func made(r *rand.Rand, words int) string {
	var b strings.Builder
	for range words {
		for range 2 + r.IntN(7) {
			b.WriteByte(byte('a' + r.IntN(26)))
		}
		b.WriteString([]string{" ", " ", " ", ", ", ". ", " – ", "\n"}[r.IntN(7)])
	}
	return b.String()
}

// A run of twelve words is found wherever it stands, whatever is done to its letters,
// and both ranges cover it.
func TestTwelveWordsAreFound(t *testing.T) {
	disguises := []func(string) string{
		func(s string) string { return s },
		strings.ToUpper,
		func(s string) string { return strings.ReplaceAll(s, "o", "о") },
		func(s string) string { return strings.ReplaceAll(s, "s", "s\u200d") },
		func(s string) string { return strings.ReplaceAll(s, "e", "e\u0301") },
	}
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		taken := strings.TrimRight(made(r, Least+r.IntN(30)), " ,.–\n")
		there := made(r, r.IntN(300))
		other := there + taken + " " + made(r, r.IntN(300))
		before := made(r, r.IntN(300))
		put := disguises[int(seed)%len(disguises)](taken)
		text := before + put + " " + made(r, r.IntN(300))
		found := NewShelf(Read(other)).Find(Read(text))
		if !slices.ContainsFunc(found, func(p Passage) bool {
			return p.Start <= len(before) && p.End >= len(before)+len(put) && p.There.Start <= len(there) && p.There.End >= len(there)+len(taken)
		}) {
			t.Fatalf("seed %d: %q is not found: %+v", seed, put, found)
		}
	}
}

// A long text is looked up by a third of its prints, and still nothing escapes.
func TestLongTexts(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 5))
		taken := strings.TrimRight(made(r, Least), " ,.–\n")
		long, other := made(r, 2*atLength)+taken+" "+made(r, atLength), made(r, 200)+taken+" "+made(r, 200)
		text := Read(long)
		if 2*len(text.Queries()) > text.Words() {
			t.Fatalf("%d words are looked up by %d prints", text.Words(), len(text.Queries()))
		}
		if found := NewShelf(Read(other)).Find(text); len(found) != 1 || !strings.Contains(long[found[0].Start:found[0].End], taken) {
			t.Errorf("seed %d: found %v", seed, found)
		}
	}
}

func TestPrints(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	text := Read(made(r, atLength))
	prints, all := text.Prints(), text.shingles()
	slices.Sort(all)
	if density := float64(len(prints)) / float64(len(all)); density > 0.36 || density < 0.3 {
		t.Errorf("%.2f of the shingles are kept, want a third", density)
	}
	for _, p := range prints {
		if _, ok := slices.BinarySearch(text.Queries(), p); !ok {
			t.Fatalf("the print %x is none of the text's", p)
		}
	}
	for n := range 12 {
		short := Read(strings.TrimSpace(strings.Repeat("one two three four five six seven eight nine ten eleven", 1))[:n*4])
		if want := short.Words() >= shingle; want != (len(short.Prints()) > 0) {
			t.Errorf("%d words have %d prints", short.Words(), len(short.Prints()))
		}
	}
}

// One word over and over takes no longer than other words.
func TestRepetition(t *testing.T) {
	long := strings.Repeat("again ", 100_000)
	if found := NewShelf(Read(long)).Find(Read(long)); len(found) != 0 {
		t.Errorf("found %d passages in one word", len(found))
	}
}

func FuzzShared(f *testing.F) {
	for _, s := range []string{"", lifted, garden, "“" + lifted, "\xff\xfe\u0600" + lifted, "東京都は2019年4月。ที่นี่ 👩‍👩‍👧", "e\u0301 5️⃣ \u06005 percent", strings.Repeat("a ", 50)} {
		f.Add(s, repairs)
		f.Add(repairs, s)
		f.Add(s+s, s)
	}
	f.Fuzz(func(t *testing.T, text, other string) {
		found := NewShelf(Read(other)).Find(Read(text))
		MarkQuoted(found, text, []prose.Span{{End: len(text)}})
		for _, p := range found {
			checkSpan(t, text, p.Span)
			checkSpan(t, other, p.There)
			if p.Same > p.Words || p.Same <= 0 || p.Kind == "" {
				t.Fatalf("%+v", p)
			}
		}
	})
}

// checkSpan fails unless s is words of text, with both ends on grapheme boundaries.
func checkSpan(t *testing.T, text string, s prose.Span) {
	t.Helper()
	if s.Start < 0 || s.End <= s.Start || s.End > len(text) {
		t.Fatalf("%v is nothing in %q", s, text)
	}
	if !utf8.ValidString(text) {
		return
	}
	bounds := map[int]bool{len(text): true}
	for g := graphemes.FromString(text); g.Next(); {
		bounds[g.Start()] = true
	}
	if !bounds[s.Start] || !bounds[s.End] {
		t.Fatalf("%v cuts a grapheme of %q: %q", s, text, s.Of(text))
	}
}

func ExampleShelf_Find() {
	shelf := NewShelf(Read(garden), Read(repairs))
	for _, p := range shelf.Find(Read("It is said that the bridge, which opened in 1961 and carries 22,000 vehicles a day, will close.")) {
		fmt.Printf("%d words of text %d, %.0f%% alike\n", p.Words, p.Source, 100*p.Alike())
	}
	// Output: 14 words of text 1, 100% alike
}
