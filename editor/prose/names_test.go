package prose

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestNamesFound reads one article a case, its paragraphs parted by bars, with the
// names in brackets.
func TestNamesFound(t *testing.T) {
	for _, want := range []string{
		"Prime Minister [Ada Holm=person] met the [Bank of England=organisation] in [London=place].",
		"[Holm=person] said so.|“We know [Ada Holm=person],” said [Lee=person].",
		"The repair bill rose. Nobody at [Vik Council=organisation] said why.",
		"On Thursday [Jean-Luc van der Berg=person], 41, left [Sri Lanka=place].",
		"[BBC=organisation] and [Marks & Spencer=organisation] are [British=other].",
		"[George W. Bush=person] spoke to the [Department of Health and Human Services=organisation].",
		"We're in May; Sen. [Ann Lee=person], R-[Texas=place], is not.",
		"[Ilse Brandt=person], who leads the inquiry, works in [New York=place]'s harbour.",
		"Bridge Repair Bill Climbs Again",
		"The mayor of the town of [Skelby=place], a suburb of [Vik=place], was in [Boulder=place], [Colo=place]., on [Election Day=other].",
		"“It ends.’’ [Critically=other], [Quarrix=person] said so.",
		"SPORTS - In the [Boston Celtics=organisation]'s hall Dr. [Kevorkian=person] sat. [Kevorkian=person] slept.",
		"[New York=organisation] 5 [Hull=organisation] 3|[Hull=organisation] 2 [Leicester=organisation] 0|He was born in [Hull=place].",
		"The [World Bridge Board=organisation] ([WBB=organisation]) and [Boeing=organisation] signed; the actor [Wrenn=person] sang.",
		"Foreign Secretary [Ann Lee=person] was late. Republican [Ann Lee=person] drove to [Fort Hood=place] in a [Ferrari=organisation].",
		"Holm Says [Brandt=person] Must Go Now|[Ilse Brandt=person] did not answer.",
		"“He paid [Quarrix=organisation] at 18:30 [GMT=other],” Dr. [Lee=person] wrote. Of [Quarrix=organisation] nobody spoke.",
		"[Pollsters=other] say so. In [World War II=other] they did not, and the [Second Amendment=other] stands.",
		"Moreover, he was ill. Today nobody is.",
	} {
		var texts, marked []string
		for _, part := range strings.Split(want, "|") {
			text := part
			for strings.Contains(text, "[") {
				before, rest, _ := strings.Cut(text, "[")
				inner, after, _ := strings.Cut(rest, "]")
				words, _, _ := strings.Cut(inner, "=")
				text = before + words + after
			}
			texts = append(texts, text)
		}
		names := Names(texts)
		for i, text := range texts {
			var b strings.Builder
			at := 0
			for _, n := range names {
				if n.Block == i {
					b.WriteString(text[at:n.Start] + "[" + n.Of(text) + "=" + string(n.Kind) + "]")
					at = n.End
				}
			}
			marked = append(marked, b.String()+text[at:])
		}
		if got := strings.Join(marked, "|"); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

func TestTitles(t *testing.T) {
	for text, want := range map[string]string{
		"Foreign Secretary Ann Lee was late.":        "Foreign Secretary",
		"They met Vice President Ann Lee.":           "Vice President",
		"The Secretary of State Ann Lee spoke.":      "Secretary of State",
		"Sen. Ann Lee spoke.":                        "Sen.",
		"General Motors spoke.":                      "",
		"Nobody saw the Foreign Relations Ministry.": "",
	} {
		names := Names([]string{text})
		if len(names) != 1 {
			t.Errorf("%q: %+v", text, names)
			continue
		}
		if got := strings.TrimSpace(names[0].Title.Of(text)); names[0].Kind == Person && got != want || names[0].Kind != Person && want != "" {
			t.Errorf("%q: the title is %q of a %s", text, got, names[0].Kind)
		}
	}
}

func checkNames(t *testing.T, paragraphs []string) {
	block, at := 0, 0
	for _, n := range Names(paragraphs) {
		if n.Block != block {
			if n.Block < block {
				t.Fatalf("names out of order in %q", paragraphs)
			}
			block, at = n.Block, 0
		}
		text := paragraphs[n.Block]
		if checkSpan(t, text, n.Span, "name"); n.Start < at || n.Empty() {
			t.Fatalf("names overlap in %q: %+v", text, n)
		}
		checkSpan(t, text, n.Title, "title")
		if utf8.ValidString(text) && n.Title.Overlaps(n.Span) {
			t.Fatalf("%+v is its own title", n)
		}
		at = n.End
	}
}

func TestNamesOfSeeds(t *testing.T) {
	for _, text := range seeds {
		for i := range text {
			checkNames(t, strings.Split(text[:i], "\n"))
			checkNames(t, strings.Split(text[i:], "\n"))
		}
	}
}

func FuzzNames(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Add("Sen. J. K. O'Neil & Sons of the Bank of - Mr. de la X")
	f.Fuzz(func(t *testing.T, text string) { checkNames(t, strings.Split(text, "\n")) })
}

func BenchmarkNames(b *testing.B) {
	paragraphs := strings.Split(strings.Repeat(seeds[17]+"\n"+seeds[16]+"\n", 20), "\n")
	words := Words(strings.Join(paragraphs, " "))
	b.ResetTimer()
	for b.Loop() {
		Names(paragraphs)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(words), "ns/word")
}
