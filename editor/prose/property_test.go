package prose

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// seeds are texts with everything in them that the rules look at.
var seeds = []string{
	"", " ", "\n\n", "a\u0301", "\u0301", "12\u0301 %", "£", "$", "“", "”“”", "'", "''", "``", "\xff“\xfe”", "5️⃣ people", "\u06005 percent",
	"The repair bill has risen to £41 million, more than double, after inspectors found cracks in 14 of its 36 hangers on Thursday.",
	"“If it is so,” said Harry J. Kazianis, the director of studies at the Centre. “And in the long run it pays.”",
	"‘We don’t know,’ she said. ‘It’s the players’ own fault.’ In the '90s, nobody did.",
	"Mr. Kim met four times with Dr. Ada Lovelace, 36, between Jan. 3-5, 2019 and 18:30 GMT; 5 1/2 hours, 2½%, two-thirds.",
	"„Am 3. Oktober“, sagte z. B. Frau Müller, „sind es 1.234,5 Prozent.“ «Oui», dit-il. »Ja«, sagde han.",
	"東京都は2019年4月。ที่นี่ 👩‍👩‍👧 “quoted 👍🏽” said 🇫🇮.",
	"In the end, Ruiz said, it is late; Brandt, at a hearing in Columbus, Ohio, said that she called it “late” and denied the report, according to ‘the Times’.",
	"“PENCE: Well. We “tried” it.\n“WALLACE: No.” — Ilse Brandt\nBrandt: ''so'' she “called “the plan”, as she put it, in the words of Ruiz",
	"''It is late,'' Brandt said, and Ruiz said that the bridge would close. ''It is very late.''",
	"X said:\n\n\"One.\n\n\"Two.\n\n\"Three,\" he said.",
	"twenty-four hundred thousand million billion trillion and a half", "one hundred and", "no. number one", "It is.[1] So.[2]\u0301 Or.²\u0301 Not.[\u0301",
	"April April 31, 2019 May 99 32 December Sunday, the 3rd of", "last past next this fiscal", "the past the last few",
}

// checkSpan fails unless s lies in text with both ends on grapheme boundaries.
func checkSpan(t *testing.T, text string, s Span, what string) {
	t.Helper()
	if s.Start < 0 || s.End < s.Start || s.End > len(text) {
		t.Fatalf("%s: %v is not within %q", what, s, text)
	}
	if !utf8.ValidString(text) {
		return // a broken rune has no boundaries to keep
	}
	bounds := map[int]bool{len(text): true}
	for g := graphemes.FromString(text); g.Next(); {
		bounds[g.Start()] = true
	}
	if !bounds[s.Start] || !bounds[s.End] {
		t.Fatalf("%s: %v cuts a character of %q", what, s, text)
	}
}

func checkText(t *testing.T, text string, day time.Time) {
	at := 0
	for _, s := range Sentences(text) {
		if checkSpan(t, text, s, "sentence"); s.Start != at || s.Empty() {
			t.Fatalf("sentences do not tile %q at %d: %v", text, at, s)
		}
		at = s.End
	}
	if at != len(text) {
		t.Fatalf("sentences end at %d of %q", at, text)
	}
	at = 0
	for _, s := range WordSpans(text) {
		if checkSpan(t, text, s, "word"); s.Start < at || s.Empty() {
			t.Fatalf("words overlap in %q: %v", text, s)
		}
		at = s.End
	}
	at = 0
	for _, e := range Entities(text, day) {
		if checkSpan(t, text, e.Span, string(e.Kind)); e.Start < at || e.Empty() {
			t.Fatalf("entities overlap in %q: %v", text, e)
		}
		if utf8.ValidString(text) && strings.TrimSpace(e.Of(text)) != e.Of(text) {
			t.Fatalf("%q: white space at the end of %q", text, e.Of(text))
		}
		at = e.End
	}
}

func checkQuotes(t *testing.T, paragraphs []string) {
	block, at, marked := 0, 0, Quotes(paragraphs)
	for _, q := range Speech(paragraphs) {
		if q.Kind != Indirect {
			if len(marked) == 0 || marked[0] != q {
				t.Fatalf("%+v is not among the quotations of %q in its place", q, paragraphs)
			}
			marked = marked[1:]
		}
		if q.Block != block {
			block, at = q.Block, 0
		}
		if checkSpan(t, paragraphs[q.Block], q.Span, "quotation"); q.Start < at || q.Empty() {
			t.Fatalf("quotations overlap in %q: %+v", paragraphs[q.Block], q)
		}
		at = q.End
		checkSpan(t, paragraphs[q.SpeakerBlock], q.Speaker, "speaker")
		checkSpan(t, paragraphs[q.CueBlock], q.Cue, "cue")
		if q.Speaker.Of(paragraphs[q.SpeakerBlock]) != q.SpeakerText || q.Cue.Of(paragraphs[q.CueBlock]) != q.CueText {
			t.Fatalf("the words of %+v are not where it says", q)
		}
		if q.Attributed && q.Inherited || (q.Attributed || q.Inherited) == q.Speaker.Empty() {
			t.Fatalf("%+v is in two states, or has no speaker", q)
		}
		if q.Kind == Indirect && !q.Attributed {
			t.Fatalf("%+v is indirect speech of nobody", q)
		}
		if q.Kind != Indirect && q.Speaker.Overlaps(q.Span) && q.SpeakerBlock == q.Block && q.Rule != Labelled && (q.Rule != Continues || q.Kind != Direct) {
			t.Fatalf("%+v speaks within its own words", q)
		}
	}
	if len(marked) > 0 {
		t.Fatalf("the speech of %q lacks %+v", paragraphs, marked)
	}
}

func TestSpansOfSeeds(t *testing.T) {
	for _, text := range seeds {
		checkText(t, text, wednesday)
		checkText(t, text, time.Time{})
		checkQuotes(t, strings.Split(text, "\n"))
	}
}

// TestEveryCut runs every prefix and suffix of the seeds, so that every rule
// meets the end of its text in every place.
func TestEveryCut(t *testing.T) {
	for _, text := range seeds {
		for i := range text {
			for _, part := range []string{text[:i], text[i:]} {
				checkText(t, part, wednesday)
				checkQuotes(t, strings.Split(part, "\n"))
			}
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkText(t, text, wednesday)
		checkText(t, text, time.Time{})
	})
}

func FuzzQuotes(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { checkQuotes(t, strings.Split(text, "\n")) })
}

// TestNoDay checks that without a day only what says its own date has one.
func TestNoDay(t *testing.T) {
	for _, e := range Entities("today, last week, Thursday, Jan. 5, two weeks ago, next March, in May", time.Time{}) {
		if e.Value != "" {
			t.Errorf("%+v has a value without a day", e)
		}
	}
}

// TestZone checks that the day is the one on the writer's calendar.
func TestZone(t *testing.T) {
	tokyo := time.FixedZone("JST", 9*3600)
	found := Entities("today", time.Date(2019, 4, 25, 1, 0, 0, 0, tokyo))
	if len(found) != 1 || found[0].Value != "2019-04-25" {
		t.Errorf("got %+v", found)
	}
}

func BenchmarkEntities(b *testing.B) {
	text := strings.Repeat(seeds[16]+" "+seeds[19]+" ", 20)
	words := Words(text)
	b.ResetTimer()
	for b.Loop() {
		Entities(text, wednesday)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(words), "ns/word")
}

func BenchmarkQuotes(b *testing.B) {
	paragraphs := strings.Split(strings.Repeat(seeds[17]+"\n"+seeds[16]+"\n", 20), "\n")
	words := Words(strings.Join(paragraphs, " "))
	b.ResetTimer()
	for b.Loop() {
		Quotes(paragraphs)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(words), "ns/word")
}

// TestHeads holds the short cut of the readings to what it cuts short: no reading
// finds anything at a word that has none of the roles it begins with.
func TestHeads(t *testing.T) {
	paragraphs, _ := analysed(t)
	for _, text := range append(paragraphs, seeds...) {
		s := &scanner{text: text, tokens: tokenize(text), day: wednesday}
		for i := range s.tokens {
			next, kind, _ := s.longest(i)
			for _, r := range readings {
				if end, _ := r.read(s, i); end > next {
					t.Errorf("%s %q is passed over for %q", r.kind, text[s.tokens[i].Start:s.tokens[end-1].End], kind)
				}
			}
		}
	}
}
