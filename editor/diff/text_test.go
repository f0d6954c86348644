package diff

import (
	"encoding/json"
	"math/rand"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// markup writes runs as CriticMarkup, with «n moved words».
func markup(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		switch r.Op {
		case Equal:
			b.WriteString(r.Text)
		case Delete:
			b.WriteString("{--" + r.Text + "--}")
		case Insert:
			b.WriteString("{++" + r.Text + "++}")
		case MoveOut:
			b.WriteString("{<" + strconv.Itoa(r.Move) + " " + r.Text + "<}")
		case MoveIn:
			b.WriteString("{>" + strconv.Itoa(r.Move) + " " + r.Text + ">}")
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ name, before, after, want string }{
		{"nothing", "", "", ""},
		{"same", "The ferry sailed.", "The ferry sailed.", "The ferry sailed."},
		{"all new", "", "Ferry sails", "{++Ferry sails++}"},
		{"one word", "The red ferry sailed.", "The green ferry sailed.", "The {--red--}{++green++} ferry sailed."},
		{"comma is not the word", "hello there", "hello, there", "hello{++,++} there"},
		{"whole figure", "It cost $35,000,000 in all.", "It cost $36,000,000 in all.", "It cost {--$35,000,000--}{++$36,000,000++} in all."},
		{"per cent", "up 7% on the year", "up 8% on the year", "up {--7%--}{++8%++} on the year"},
		{"hyphens join", "a well-known ferry", "a well-loved ferry", "a {--well-known--}{++well-loved++} ferry"},
		{"no lonely stop word", "He walked the long dark road.", "She crossed the narrow stone bridge.",
			"{--He walked the long dark road--}{++She crossed the narrow stone bridge++}."},
		{"six words, not six spaces", "one two three four five six", "uno dos tres cuatro cinco seis",
			"{--one two three four five six--}{++uno dos tres cuatro cinco seis++}"},
		{"sentence slides to its start", "It rained. It rained hard.", "It rained. It snowed. It rained hard.",
			"It rained. {++It snowed. ++}It rained hard."},
		{"clause slides to the comma", "pears, plums and nuts", "pears, figs, plums and nuts", "pears, {++figs, ++}plums and nuts"},
		{"last sentence", "It rained.", "It rained. Nobody came.", "It rained.{++ Nobody came.++}"},
		{"spaces only", "a  b", "a b", "a{--  --}{++ ++}b"},
		{"Han by cluster", "今天下雨了", "今天下雪了", "今天下{--雨--}{++雪++}了"},
		{"same characters, other bytes", "café au lait", "cafe\u0301 au lait", "{--café--}{++cafe\u0301++} au lait"},
	} {
		if got := markup(Words(c.before, c.after)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

const (
	ferry  = "The last ferry of the evening left the harbour eleven minutes late, carrying forty passengers."
	school = "Teachers at the village school had asked the council for a second bus since the spring."
	budget = "A spokesman said the budget for winter roads would be settled before the end of October."
	storm  = "Forecasters expect the storm to pass north of the islands during Friday night."
)

func join(paras ...string) string { return strings.Join(paras, "\n\n") + "\n" }

var folded, everySpace = Reading{}, Reading{EverySpace: true}

func TestText(t *testing.T) {
	edited := strings.Replace(storm, "Friday", "Saturday", 1)
	halves := strings.SplitAfter(ferry+" "+school, "passengers. ")
	for _, c := range []struct{ name, before, after, want string }{
		{"paragraph inserted", join(ferry, budget), join(ferry, school, budget), join(ferry, "{++"+school+"\n\n++}"+budget)},
		{"paragraph cut", join(ferry, school, budget), join(ferry, budget), join(ferry, "{--"+school+"\n\n--}"+budget)},
		{"last one cut", join(ferry, school), join(ferry), ferry + "{--\n\n" + school + "--}\n"},
		{"moved up", join(ferry, school, budget, storm), join(storm, ferry, school, budget),
			"{>1 " + storm + ">}{++\n\n++}" + join(ferry, school, budget+"{--\n\n--}{<1 "+storm+"<}")},
		{"moved and edited", join(ferry, school, budget, storm), join(edited, ferry, school, budget),
			"{>1 " + edited + ">}{++\n\n++}" + join(ferry, school, budget+"{--\n\n--}{<1 "+storm+"<}")},
		{"split", join(ferry + " " + school), join(ferry, school), join(ferry + "{-- --}{++\n\n++}" + school)},
		{"joined", join(ferry, school), join(ferry + " " + school), join(ferry + "{--\n\n--}{++ ++}" + school)},
		{"sentence moved", join(halves[0]+halves[1], budget), join(halves[1], budget+" "+strings.TrimSpace(halves[0])),
			join("{<1 "+ferry+"<}{-- --}"+school, budget+"{++ ++}{>1 "+ferry+">}")},
		{"rewrapped", "The last ferry of the evening left the harbour eleven minutes late,\ncarrying forty passengers.\n",
			"The last ferry of the evening left the harbour eleven minutes\nlate, carrying forty passengers.\n",
			"The last ferry of the evening left the harbour eleven minutes{-- --}{++\n++}late,{--\n--}{++ ++}carrying forty passengers.\n"},
		{"line ends", "one\r\ntwo\r\n", "one\r\nthree\r\n", "one\r\n{--two--}{++three++}\r\n"},
	} {
		runs, _ := everySpace.compare(c.before, c.after)
		if got := markup(runs); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestRewrappedLinesFold(t *testing.T) {
	before := "The last ferry of the evening left the harbour eleven minutes late,\ncarrying forty passengers.\n\nNobody  came."
	after := "The last ferry of the evening left the harbour eleven minutes\nlate, carrying fifty passengers.\n\nNobody came."
	runs, _ := Reading{}.compare(before, after)
	want := "The last ferry of the evening left the harbour eleven minutes\nlate, carrying {--forty--}{++fifty++} passengers.\n\nNobody came."
	if got := markup(runs); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestMovedInside(t *testing.T) {
	edited := strings.Replace(storm, "Friday", "Saturday", 1)
	_, moves := Reading{}.compare(join(ferry, school, budget, storm), join(edited, ferry, school, budget))
	if len(moves) != 1 {
		t.Fatalf("%d moves, want 1", len(moves))
	}
	want := strings.Replace(storm, "Friday", "{--Friday--}{++Saturday++}", 1)
	if got := markup(moves[0]); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestHalvesSwappedAreOneMove(t *testing.T) {
	var one, two []string
	rng := rand.New(rand.NewSource(1))
	for range 60 {
		one, two = append(one, sentence(rng, 30)), append(two, sentence(rng, 29))
	}
	one[20], two[20] = "Short head", "Other head"
	before := join(append(append([]string{}, one...), two...)...)
	after := join(append(append([]string{}, two...), one...)...)
	if r := folded.Text(before, after); len(r.Moves) != 1 {
		t.Errorf("%d moves, want 1", len(r.Moves))
	}
}

func TestResultJSON(t *testing.T) {
	r := folded.Text(join(ferry, school, budget, storm), join(storm, ferry, school, budget))
	r.ID, r.MS = json.RawMessage("7"), 1.5
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(r); err != nil {
		t.Fatal(err)
	}
	want := `{"id":7,"ms":1.5,"ops":[[">",1,78],["+",2],["=",273,273],["-",2],["<",1,78],["=",1,1]],"moves":{"1":[["=",78,78]]}}` + "\n"
	if b.String() != want {
		t.Errorf("got  %s\nwant %s", b.String(), want)
	}
}

// TestLargeParagraphs takes the ways past the word grid.
func TestLargeParagraphs(t *testing.T) {
	rng := rand.New(rand.NewSource(2))
	long := strings.Fields(sentence(rng, 9000))
	edited := append([]string{}, long...)
	for i := 50; i < len(edited); i += 97 {
		edited[i] = "replacement" + strconv.Itoa(i)
	}
	same := strings.Repeat("again and again ", 900) + "north " + strings.Repeat("and again ", 900)
	other := strings.Repeat("again and ", 1000) + "south " + strings.Repeat("again and again ", 800)
	for _, c := range [][2]string{
		{strings.Join(long, " "), strings.Join(edited, " ")},
		{same, other},
		{sentence(rng, 6000), sentence(rng, 6000)},
		{strings.Repeat("x ", 5000), strings.Repeat("y ", 5000)},
	} {
		checkText(t, c[0], c[1])
	}
	inserted := 0
	for _, r := range Words(strings.Join(long, " "), strings.Join(edited, " ")) {
		if r.Op == Insert {
			inserted++
		}
	}
	if want := (len(long) - 50 + 96) / 97; inserted != want {
		t.Errorf("%d edits in the long paragraph, want %d", inserted, want)
	}
}

// vocabulary mixes scripts, marks that combine, signs and figures.
var vocabulary = strings.Fields(`the a of and to in harbour council winter ferry £41m 22,000 7% 3.5 don't well-known
"Nobody said, said; (late) Straße naïve nai\u0308ve 今天 下雨了 สวัสดี नमस्ते привет 🇪🇺 👩‍🚒 e\u0301 — … U.S. Dr. end. Then Why? x_y
https://example.org/a-b/c?d=1 a'b O’Brien 2019-04-24 €5 ؀1 כתב عربي 한국어 テスト`)

func sentence(rng *rand.Rand, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = vocabulary[rng.Intn(len(vocabulary))]
		if rng.Intn(2) == 0 {
			words[i] = "word" + strconv.Itoa(rng.Intn(4000))
		}
	}
	return strings.Join(words, " ") + "."
}

// mutate edits paragraphs as people do, and as nobody does.
func mutate(rng *rand.Rand, paras []string) []string {
	out := append([]string{}, paras...)
	for range rng.Intn(8) {
		if len(out) == 0 {
			return out
		}
		i, j := rng.Intn(len(out)), rng.Intn(len(out))
		words := strings.Split(out[i], " ")
		k := rng.Intn(len(words))
		switch rng.Intn(8) {
		case 0:
			out = append(out[:i], out[i+1:]...)
		case 1:
			out = append(out[:i], append([]string{sentence(rng, 1+rng.Intn(20))}, out[i:]...)...)
		case 2:
			out[i], out[j] = out[j], out[i]
		case 3:
			words[k] = vocabulary[rng.Intn(len(vocabulary))]
			out[i] = strings.Join(words, " ")
		case 4:
			out[i] = strings.Join(append(words[:k:k], words[min(len(words), k+1+rng.Intn(4)):]...), " ")
		case 5:
			out[i] = strings.Join(words[:k], " ")
			out = append(out[:i+1], append([]string{strings.Join(words[k:], " ")}, out[i+1:]...)...)
		case 6:
			out[i] += []string{" ", "\t", "\u00a0", "\r", "\u0301"}[rng.Intn(5)]
		case 7:
			out[i], out[j] = out[i]+" "+strings.Join(words[k:], " "), strings.Join(words[:k], " ")
		}
	}
	return out
}

func randomParagraphs(rng *rand.Rand) []string {
	var out []string
	for range rng.Intn(9) {
		p := sentence(rng, 1+rng.Intn(25))
		for range rng.Intn(3) {
			p += " " + sentence(rng, 1+rng.Intn(25))
		}
		out = append(out, p)
	}
	return out
}

func TestTextProperties(t *testing.T) {
	for seed := range int64(1500) {
		rng := rand.New(rand.NewSource(seed))
		paras := randomParagraphs(rng)
		sep := []string{"\n\n", "\n", "\r\n\r\n"}[rng.Intn(3)]
		checkText(t, strings.Join(paras, sep), strings.Join(mutate(rng, paras), sep))
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add(join(ferry, school), join(school, ferry))
	f.Add("a\r\nb", "a\nb\n\n")
	f.Add("؀ 1\u0301 x", "\u0301؀1 \u200d👩‍🚒")
	f.Add("\xff\xfe", "\xff")
	f.Add("今天下雨了。明天呢？", "明天呢？今天下雪了。")
	f.Fuzz(func(t *testing.T, before, after string) { checkText(t, before, after) })
}

// checkText compares two texts and checks what every comparison promises.
func checkText(t *testing.T, before, after string) {
	t.Helper()
	checkFolded(t, before, after)
	runs, moves := everySpace.compare(before, after)
	checkRuns(t, runs, before, after, Span{0, len(before)}, Span{0, len(after)})
	from, to := map[int]Span{}, map[int]Span{}
	for _, r := range runs {
		switch r.Op {
		case MoveOut:
			from[r.Move] = r.Before
		case MoveIn:
			to[r.Move] = r.After
		}
	}
	if len(from) != len(moves) || len(to) != len(moves) {
		t.Errorf("%d moves, but %d left and %d arrived", len(moves), len(from), len(to))
		return
	}
	for n, inner := range moves {
		checkRuns(t, inner, before, after, from[n+1], to[n+1])
	}
	back, _ := everySpace.compare(after, before)
	if got, want := mirrored(back), kept(runs); got != want {
		t.Errorf("not a mirror of itself:\n%s\n%s", got, want)
	}
	checkRuns(t, Words(before, after), before, after, Span{0, len(before)}, Span{0, len(after)})
}

// checkFolded checks that the lengths still cover both sides where line ends are
// folded, and that nothing but space differs in what is called equal.
func checkFolded(t *testing.T, before, after string) {
	t.Helper()
	runs, _ := Reading{}.compare(before, after)
	i, j := 0, 0
	for _, r := range runs {
		if r.Before.Start != i || r.After.Start != j {
			t.Errorf("folded run %+v does not follow %d, %d", r, i, j)
			return
		}
		i, j = r.Before.End, r.After.End
		x, y := before[r.Before.Start:i], after[r.After.Start:j]
		if r.Op == Equal && x != y && strings.Join(strings.Fields(x), "") != strings.Join(strings.Fields(y), "") {
			t.Errorf("folded %q is not %q", x, y)
		}
	}
	if i != len(before) || j != len(after) {
		t.Errorf("folded runs end at %d, %d, not at %d, %d", i, j, len(before), len(after))
	}
}

// checkRuns checks that runs cover both sides in order, say what is there, and
// begin and end at words.
func checkRuns(t *testing.T, runs []Run, before, after string, a, b Span) {
	t.Helper()
	i, j := a.Start, b.Start
	for _, r := range runs {
		if r.Before.Start != i || r.After.Start != j {
			t.Errorf("run %+v does not follow %d, %d", r, i, j)
			return
		}
		i, j = r.Before.End, r.After.End
		var ok bool
		switch r.Op {
		case Equal:
			ok = r.Text == before[r.Before.Start:r.Before.End] && r.Text == after[r.After.Start:r.After.End] && r.Text != ""
		case Delete, MoveOut:
			ok = r.Text == before[r.Before.Start:r.Before.End] && r.After.Len() == 0 && r.Text != ""
		default:
			ok = r.Text == after[r.After.Start:r.After.End] && r.Before.Len() == 0 && r.Text != ""
		}
		if !ok {
			t.Errorf("run %+v is not what is there", r)
		}
		if r.Op != Equal {
			checkCut(t, before, r.Before)
			checkCut(t, after, r.After)
		}
	}
	if i != a.End || j != b.End {
		t.Errorf("runs end at %d, %d, not at %d, %d", i, j, a.End, b.End)
	}
}

// checkCut fails where an end of s lies inside a grapheme or a word of letters.
func checkCut(t *testing.T, text string, s Span) {
	t.Helper()
	if s.Len() == 0 || !utf8.ValidString(text) {
		return
	}
	for _, at := range []int{s.Start, s.End} {
		if at == 0 || at == len(text) {
			continue
		}
		l, _ := utf8.DecodeLastRuneInString(text[:at])
		r, _ := utf8.DecodeRuneInString(text[at:])
		if unicode.IsLetter(l) && unicode.IsLetter(r) && l < 0x0e00 && r < 0x0e00 || unicode.IsDigit(l) && unicode.IsDigit(r) {
			t.Errorf("cut inside a word: %q|%q", text[max(0, at-9):at], text[at:min(len(text), at+9)])
		}
		line := strings.LastIndexByte(text[:at], '\n') + 1
		for g := graphemes.FromString(text[line:]); g.Next() && line+g.Start() < at; {
			if line+g.End() > at {
				t.Errorf("cut inside the grapheme %q", g.Value())
			}
		}
	}
}

// kept and mirrored spell which bytes were kept where, from either side.
func kept(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Op == Equal {
			b.WriteString(strconv.Itoa(r.Before.Start) + "=" + strconv.Itoa(r.After.Start) + "+" + strconv.Itoa(len(r.Text)) + " ")
		}
	}
	return b.String()
}

func mirrored(runs []Run) string {
	out := make([]Run, len(runs))
	for i, r := range runs {
		r.Before, r.After = r.After, r.Before
		out[i] = r
	}
	return kept(out)
}

// rebuilt makes the text after out of the text before and what a result says.
func rebuilt(before, after string, r Result) string {
	spaceAt := map[int][4]int{}
	for _, s := range r.Spaces {
		spaceAt[s[2]] = s
	}
	from := map[int]int{} // where each move was
	at := 0
	for _, o := range r.Ops {
		if o.Op == MoveOut {
			from[o.Move] = at
		}
		at += o.Before
	}
	var write func(ops []BatchOp, i, j int) string
	write = func(ops []BatchOp, i, j int) string {
		var b strings.Builder
		for _, o := range ops {
			switch o.Op {
			case Equal:
				for end, to := i+o.Before, j+o.After; i < end || j < to; {
					if s, ok := spaceAt[j]; ok && s[0] == i {
						b.WriteString(after[j : j+s[3]])
						i, j = i+s[1], j+s[3]
						delete(spaceAt, s[2])
						continue
					}
					b.WriteByte(before[i])
					i, j = i+1, j+1
				}
				continue
			case Insert:
				b.WriteString(after[j : j+o.After])
			case MoveIn:
				b.WriteString(write(r.Moves[strconv.Itoa(o.Move)], from[o.Move], j))
			}
			i, j = i+o.Before, j+o.After
		}
		return b.String()
	}
	return write(r.Ops, 0, 0)
}

func TestSpacesTellHowToRebuild(t *testing.T) {
	for seed := range int64(300) {
		rng := rand.New(rand.NewSource(seed))
		paras := randomParagraphs(rng)
		before, after := strings.Join(paras, "\n\n"), respace(rng, strings.Join(mutate(rng, paras), "\n\n"))
		if got := rebuilt(before, after, folded.Text(before, after)); got != after {
			t.Fatalf("seed %d:\n%q\n%q\n%+v", seed, got, after, folded.Text(before, after).Spaces)
		}
	}
}

// respace makes some spaces wider, or line ends.
func respace(rng *rand.Rand, text string) string {
	var b strings.Builder
	for _, r := range text {
		if r == ' ' && rng.Intn(8) == 0 {
			b.WriteString([]string{"\n", "  ", " \n", "\u00a0"}[rng.Intn(4)])
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestKeptWordsBetweenEdits(t *testing.T) {
	for _, c := range []struct{ name, before, after, want string }{
		{"tells two small edits apart", "The council voted on Tuesday evening to repair the old harbour bridge before the winter storms arrive.",
			"The council voted on Monday evening to replace the old harbour bridge before the winter storms arrive.",
			"The council voted on {--Tuesday--}{++Monday++} evening to {--repair--}{++replace++} the old harbour bridge before the winter storms arrive."},
		{"only gets in the way", "The ferry was late because of fog and nobody at the pier was told why.",
			"Passengers who had waited for hours at the terminal were furious, and some of them left.",
			"{--The ferry was late because of fog and nobody at the pier was told why--}{++Passengers who had waited for hours at the terminal were furious, and some of them left++}."},
	} {
		runs, _ := Reading{}.compare(c.before, c.after)
		if got := markup(runs); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestPassageEditedOnItsWay(t *testing.T) {
	before, after := join(ferry+" "+storm, school, budget), join(ferry, school, budget+" "+strings.Replace(storm, "north", "south", 1))
	r := folded.Text(before, after)
	if len(r.Moves) != 1 || len(r.Moves["1"]) != 4 {
		t.Errorf("%+v", r)
	}
	if r = (Reading{InPlace: true}).Text(before, after); len(r.Moves) > 0 {
		t.Errorf("moves were not asked for: %+v", r)
	}
}

func TestPieceThatStayedIsNoMove(t *testing.T) {
	r := folded.Text(join(ferry+" "+school, budget), join(ferry, storm, school, budget))
	if len(r.Moves) > 0 {
		t.Errorf("%+v", r)
	}
}

func TestShortEndIsSplitOff(t *testing.T) {
	runs, _ := everySpace.compare(join(ferry+" I love it!", school), join(ferry, "I love it!", school))
	if got, want := markup(runs), join(ferry+"{-- --}{++\n\n++}I love it!", school); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestFigureInAHeadlineStays(t *testing.T) {
	got := markup(Words("Harbour bridge repairs to cost £41m", "Harbour bridge repair bill climbs to £41m as cracks spread"))
	if want := "Harbour bridge {--repairs to cost--}{++repair bill climbs to++} £41m{++ as cracks spread++}"; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// TestSharedEndsChangeNothing checks that leaving out what both texts begin and end
// with is only quicker.
func TestSharedEndsChangeNothing(t *testing.T) {
	for seed := range int64(400) {
		rng := rand.New(rand.NewSource(seed))
		around := func(paras []string) string {
			return join(append(append([]string{ferry, school, ferry + school}, paras...), budget, storm, budget+storm)...)
		}
		paras := randomParagraphs(rng)
		before, after := around(paras), around(mutate(rng, paras))
		for _, r := range []Reading{{}, everySpace, {InPlace: true}} {
			runs, moves := r.compare(before, after)
			want, wantMoves := r.compareWhole(before, after)
			if !reflect.DeepEqual(runs, want) || !reflect.DeepEqual(moves, wantMoves) {
				t.Fatalf("seed %d:\n%s\n%s", seed, markup(runs), markup(want))
			}
		}
	}
}
