package store

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"stet/editor"
)

// vocabulary is what made-up texts are made of.
var vocabulary = strings.Fields(`council harbour ferry Łódź café naïve Straße Ångström election minister said million
	pounds Tuesday ÉCOLE Œuvre Αθήνα Москва 東京 2024 41 don't co-operate Smørrebrød coup coupé market marked mark`)

func randomWords(n int) string {
	random := rand.New(rand.NewPCG(uint64(n), 7))
	words := make([]string, 20+n)
	for i := range words {
		words[i] = fmt.Sprintf("%s%d", vocabulary[random.IntN(len(vocabulary))], random.IntN(50))
	}
	return strings.Join(words, " ")
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "",
		"Łódź, naïve café":          "lodz naive cafe",
		"e\u0301cole ÉCOLE":         "ecole ecole",
		"don’t co-operate":          "don t co operate",
		"£41 million (93%)":         "41 million 93",
		"Straße Œuvre Smørrebrød Þ": "strasse oeuvre smorrebrod th",
		"ΑΘΉΝΑΣ Αθήνας":             "αθηνασ αθηνασ",
		"İstanbul ISTANBUL":         "istanbul istanbul",
		"東京 2024":                   "東京 2024",
		"\u0301 !":                  "",
		"bad\xffbyte":               "bad byte",
	} {
		if got := folded(text); got != want {
			t.Errorf("%q folds to %q, want %q", text, got, want)
		}
		for tok := range tokens(text) {
			if fold(text[tok.start:tok.end]) != tok.word {
				t.Errorf("%q: %+v does not lie where it says", text, tok)
			}
		}
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("Łódź, naïve café e\u0301 東京")
	f.Add("\xff\u0301 ﬁ ½ हिंदी")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for tok := range tokens(text) {
			if tok.start < end || tok.end <= tok.start || tok.end > len(text) || tok.word == "" {
				t.Fatalf("%q: %+v behind %d", text, tok, end)
			}
			end = tok.end
			if again := folded(tok.word); strings.ReplaceAll(again, " ", "") != strings.ReplaceAll(folded(again), " ", "") {
				t.Errorf("%q is not settled: %q", tok.word, again)
			}
		}
	})
}

func headlines(page []editor.Summary) string {
	var all []string
	for _, s := range page {
		all = append(all, s.Headline)
	}
	return strings.Join(all, ", ")
}

func TestSearch(t *testing.T) {
	l := newLibrary(t)
	a := add(t, l, story("Alpha", "The café in Łódź paid the MARKET."))
	add(t, l, story("Beta", "A cafe marked down."))
	s := story("Gamma market", "Nothing else.")
	s.Article.Standfirst = "A stand first"
	s.Article.Body = append(s.Article.Body, editor.Block{ID: "i", Kind: editor.ImageBlock, Image: &editor.Image{Caption: "The quay at dawn"}})
	add(t, l, s)
	for words, want := range map[string]string{
		"cafe": "Beta, Alpha", "CAFÉ": "Beta, Alpha", "caf mark": "Beta, Alpha", "market": "Gamma market, Alpha",
		"lodz": "Alpha", "gam": "Gamma market", "stand": "Gamma market", "quay": "Gamma market",
		"afe": "", "cafe nothing": "", `"market" OR (NEAR`: "", "mark*": "Gamma market, Beta, Alpha",
		"!?": "Gamma market, Beta, Alpha",
	} {
		page, err := l.List(t.Context(), editor.Query{Words: words})
		if got := headlines(page); err != nil || got != want {
			t.Errorf("%q finds %q, want %q, %v", words, got, want, err)
		}
	}
	file(t, l, a, 1, story("Alpha", "It is a pier."))
	for words, want := range map[string]string{"lodz": "", "cafe": "Beta", "pier": "Alpha"} {
		page, err := l.List(t.Context(), editor.Query{Words: words})
		if got := headlines(page); err != nil || got != want {
			t.Errorf("after filing again %q finds %q, want %q, %v", words, got, want, err)
		}
	}
}

// TestHeadlinesFirst puts the hits that have all the words in their headline first
// while words are typed, whatever else the text says of them.
func TestHeadlinesFirst(t *testing.T) {
	l := newLibrary(t)
	for _, headline := range []string{"Harbour bridge", "Bridge", "Bridge over harbour", "Nothing"} {
		s := story(headline, "The harbour has a bridge, and the harbour bridge has a harbour.")
		s.Article.Byline = "Nora Vale"
		add(t, l, s)
	}
	for query, want := range map[string]string{
		"bridge harbour":     "Bridge over harbour, Harbour bridge, Nothing, Bridge",
		"bri":                "Bridge over harbour, Bridge, Harbour bridge, Nothing",
		`"harbour bridge"`:   "Harbour bridge, Nothing, Bridge over harbour, Bridge",
		"by:nora harb":       "Bridge over harbour, Harbour bridge, Nothing, Bridge",
		"bridge -slug:river": "Bridge over harbour, Bridge, Harbour bridge, Nothing",
	} {
		q, err := editor.ParseQuery(query, l.now())
		if err != nil {
			t.Fatal(err)
		}
		q.Order = editor.Typing
		if page, err := l.List(t.Context(), q); err != nil || headlines(page) != want {
			t.Errorf("%s finds %s, want %s, %v", query, headlines(page), want, err)
		}
	}
}

func TestSnippet(t *testing.T) {
	long := strings.Repeat("filler words stand here ", 20)
	for _, c := range []struct {
		text, query, want string
	}{
		{"The café in Łódź paid.", "cafe lod", "The «café» in «Łódź» paid."},
		{"Marked, market; no remark.", "mark", "«Marked», «market»; no remark."},
		{"He said « bonjour » twice.", "bon", "He said “ «bonjour» ” twice."},
		{"Only the headline.", "head line", "Only the «headline»."},
		{"First line\nsecond line", "sec", "First line «second» line"},
		{long + "one ferry two " + long, "ferry", "…stand here filler words stand here one «ferry» two"},
	} {
		got := snippet(wording{headline: "The headline of a line", passages: []string{"", c.text}}, wordsOf(c.query))
		if c.query == "head line" {
			c.want = "The «headline» of a «line»"
		}
		if !strings.HasPrefix(got, c.want) || len(got) > 300 {
			t.Errorf("%q: %q, want %q", c.query, got, c.want)
		}
	}
	if got := snippet(wording{headline: "x", passages: []string{"nothing"}}, wordsOf("y")); got != "" {
		t.Errorf("%q for nothing found", got)
	}
}

// many fills a library with made-up stories in changing statuses, some filed
// again.
func many(t testing.TB, l *Library, n int) {
	t.Helper()
	for i := range n {
		s := story(fmt.Sprintf("Story %d", i), randomWords(i))
		s.Article.Status = editor.Statuses[i%3]
		id := add(t, l, s)
		if i%5 == 0 {
			file(t, l, id, 1, story(fmt.Sprintf("Story %d again", i), randomWords(i+1000)))
		}
	}
}

// TestPaging reads lists and search results page by page: each story once, in
// the order of one long page.
func TestPaging(t *testing.T) {
	l := newLibrary(t)
	many(t, l, 120)
	for _, q := range []editor.Query{{}, {Status: editor.Drafting}, {Words: "mark"}, {Words: "caf 2", Status: editor.Inbox}, {Words: "story again"}} {
		all := q
		all.Limit = 1000
		whole, err := l.List(t.Context(), all)
		if err != nil || len(whole) < 10 {
			t.Fatalf("%+v: %d stories, %v", q, len(whole), err)
		}
		var paged []editor.Summary
		for q.Limit = 7; ; {
			page, err := l.List(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			paged = append(paged, page...)
			if len(page) < q.Limit {
				break
			}
			q.After = &page[len(page)-1]
		}
		if !slices.Equal(paged, whole) {
			t.Errorf("%+v: pages hold %d rows, one page %d", q, len(paged), len(whole))
		}
	}
	if page, err := l.List(t.Context(), editor.Query{}); err != nil || len(page) != pageSize {
		t.Errorf("%d rows where nothing is said, %v", len(page), err)
	}
}

// TestPagingGoesOn keeps its place in search results when the last story of a
// page is filed again.
func TestPagingGoesOn(t *testing.T) {
	l := newLibrary(t)
	for i := range 6 {
		add(t, l, story(fmt.Sprint("Story ", i), "words"))
	}
	q := editor.Query{Words: "words", Limit: 3}
	first, err := l.List(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	last := first[2]
	file(t, l, last.ID, 1, story("Story moved", "words"))
	q.After = &last
	if second, err := l.List(t.Context(), q); err != nil || headlines(second) != "Story 2, Story 1, Story 0" {
		t.Errorf("%q, %v", headlines(second), err)
	}
}

// mixed fills a library with stories of every kind that a query can ask for.
func mixed(t testing.TB, l *Library, n int) {
	t.Helper()
	for i := range n {
		s := story(fmt.Sprintf("Story %d of the harbour", i), randomWords(i), randomWords(i+40))
		a := &s.Article
		a.Status, a.Slug = editor.Statuses[i%len(editor.Statuses)], fmt.Sprintf("harbour-bridge-%d", i)
		a.Byline, a.Section = []string{"", "By Nora Vale", "Bo Ek and Ana Duarte"}[i%3], []string{"Sport", "", "Économie", "sports desk"}[i%4]
		a.Authors = []editor.Author{{Name: []string{"Nora Vale", "Zoë Quinn"}[i%2]}}
		tally := editor.Tally{Failures: i % 3 / 2, Warnings: i % 5 / 4}
		if i%4 == 0 {
			tally.Facts = 1
			s.Facts = []editor.Fact{{ID: "f", Kind: editor.Name, Status: editor.FactStatuses[i/4%4], Range: editor.Range{Block: "b1", End: 4}}}
		}
		id, err := l.Add(t.Context(), s, editor.Revision{}, tally, nil, false)
		if err != nil {
			t.Fatal(err)
		}
		if i%7 == 0 {
			if err := l.Journal(t.Context(), editor.Draft{Article: id, Base: 1, Session: "s", Story: s}); err != nil {
				t.Fatal(err)
			}
		}
	}
	_, err := l.writer.Exec(`update article set deleted = 1 where id % 11 = 3;
		insert into tag select id, 'City Budget' from article where id % 5 = 0;
		insert into tag select id, 'câfé' from article where id % 9 = 0`)
	if err != nil {
		t.Fatal(err)
	}
}

// TestIndexAgreesWithScan asks both for every beginning of every word, and for
// everything else a query can name, in every order and page by page.
func TestIndexAgreesWithScan(t *testing.T) {
	l := newLibrary(t)
	mixed(t, l, 37)
	queries := []string{"cafe mark", "story 7", "o ' harb", "Αθήν 4", "Москва", "naïve3 ferry", `"of the harbour"`, `"the harb`, `"harb"`,
		"co-op", "don't", "story -mark", "-mark", `-"of the" story`, "-by:nora", "by:nora", `by:"nora v`, "by:zoe ferry", "slug:bridge-1", "slug:3",
		"nora harbour", "story by:ana -slug:7", "story status:ready", "status:r,c mark", "story -status:spiked", "section:sp", `section:"sport"`,
		"section:econ caf", "-section:sport story", "section:none", "tag:city", `tag:"city budget" mark`, "tag:cafe", "-tag:c story", "tag:none story",
		"fact:disputed", "fact:v,n story", "fact:any mark", "-fact:any story", "credit:fail", "credit:warn story", "credit:pass,warn mark", "-credit:fail story",
		"is:draft", "is:draft story", "-is:draft mark", "in:bin", "in:bin story", "in:bin -mark", "after:2024-05-01 story", "before:2024 story", "-before:2024 -mark",
		"status:ready credit:fail fact:any tag:c story", "!?"}
	begun := len(queries)
	for _, w := range vocabulary {
		runes := []rune(w)
		for n := range runes {
			queries = append(queries, string(runes[:n+1]))
		}
	}
	empty := 0
	for i, typed := range queries {
		q, err := editor.ParseQuery(typed, l.now())
		if err != nil {
			t.Fatal(err)
		}
		for _, q.Order = range []editor.Order{editor.Newest, editor.Typing, editor.Best} {
			if i >= begun && q.Order != editor.Order(i%3) {
				continue
			}
			read := listed
			if i < begun {
				read = pagesOf
			}
			found, scanned := read(t, l, q), read(t, scanning(l), q)
			if !slices.EqualFunc(found, scanned, sameRow) {
				t.Errorf("%q, order %d: the %s finds %d\n%s\nthe scan %d\n%s", typed, q.Order, l.Searches(), len(found), headlines(found), len(scanned), headlines(scanned))
			}
			if len(found) == 0 {
				empty++
			}
		}
	}
	if empty > 40 {
		t.Errorf("%d answers to %d queries hold nothing: the test shows little", empty, len(queries))
	}
}

// sameRow compares rows but for the last digits of their scores.
func sameRow(a, b editor.Summary) bool {
	if math.Abs(a.Score-b.Score) > 1e-9 {
		return false
	}
	a.Score = b.Score
	return a == b
}

func listed(t testing.TB, l *Library, q editor.Query) []editor.Summary {
	t.Helper()
	q.Limit = 1000
	whole, err := l.List(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

// pagesOf reads a query page by page, each story once.
func pagesOf(t testing.TB, l *Library, q editor.Query) []editor.Summary {
	t.Helper()
	whole := listed(t, l, q)
	q.Limit = 12
	var paged []editor.Summary
	for {
		page, err := l.List(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if paged = append(paged, page...); len(page) < q.Limit {
			break
		}
		q.After = &page[len(page)-1]
	}
	if !slices.Equal(paged, whole) {
		t.Errorf("%+v: pages hold %s, one page %s", q, headlines(paged), headlines(whole))
	}
	return whole
}

func wordsOf(query string) []phrase {
	var s sought
	for _, w := range strings.Fields(query) {
		s.seek(editor.Term{Value: w}, anyColumn)
	}
	return s.words
}

// scanning is the same library without its index.
func scanning(l *Library) *Library {
	return &Library{path: l.path, now: l.now, codec: l.codec, readers: l.readers, writer: l.writer}
}

// hasFTS5 reports whether the build has full-text search.
func hasFTS5(t testing.TB, l *Library) bool {
	t.Helper()
	n, err := number(context.Background(), l.readers, "select sqlite_compileoption_used('ENABLE_FTS5')")
	if err != nil {
		t.Fatal(err)
	}
	return n == 1
}

func TestSearches(t *testing.T) {
	l := newLibrary(t)
	want := map[bool]string{true: "index", false: "scan"}[hasFTS5(t, l)]
	if got := l.Searches(); got != want {
		t.Errorf("searches by %s, want %s", got, want)
	}
	if got := scanning(l).Searches(); got != "scan" {
		t.Errorf("without an index: %s", got)
	}
}

// TestIndexIsDisposable spoils the index in every way; searches go on finding.
func TestIndexIsDisposable(t *testing.T) {
	for name, spoilIndex := range map[string]func(path string){
		"deleted":     func(path string) { os.Remove(path) },
		"garbage":     func(path string) { os.WriteFile(path, []byte(strings.Repeat("garbage ", 900)), 0o600) },
		"cut":         func(path string) { os.Truncate(path, size(path)/2) },
		"other's":     func(path string) { spoilFile(path, "update meta set value = 'other' where key = 'uid'") },
		"old format":  func(path string) { spoilFile(path, "update meta set value = 0 where key = 'format'") },
		"rewound":     func(path string) { spoilFile(path, "update meta set value = 900 where key = 'cursor'") },
		"other past":  func(path string) { spoilFile(path, "update meta set value = 'f00d' where key = 'mark'") },
		"table gone":  func(path string) { spoilFile(path, "drop table indexed") },
		"no metadata": func(path string) { spoilFile(path, "delete from meta") },
	} {
		t.Run(name, func(t *testing.T) {
			l := newLibrary(t)
			many(t, l, 30)
			if page, err := l.List(t.Context(), editor.Query{Words: "story"}); err != nil || len(page) != 30 {
				t.Fatalf("%d stories, %v", len(page), err)
			}
			l.Close()
			spoilIndex(l.path + "-index.db")
			l = openLibrary(t, l.path)
			add(t, l, story("Story of the last", "words"))
			for range 2 { // the first may find the damage and scan
				page, err := l.List(t.Context(), editor.Query{Words: "story"})
				if err != nil || len(page) != 31 {
					t.Errorf("%d stories, %v", len(page), err)
				}
			}
			if err := l.ReadOnly(); err != nil {
				t.Errorf("a damaged index made the library %v", err)
			}
			if hasFTS5(t, l) && l.Searches() != "index" {
				t.Error("the index was not made anew")
			}
		})
	}
}

// TestIndexBreaksWhileOpen spoils the index under an open library.
func TestIndexBreaksWhileOpen(t *testing.T) {
	l := newLibrary(t)
	many(t, l, 30)
	for _, table := range []string{"ft", "indexed"} {
		spoilFile(l.path+"-index.db", "drop table if exists "+table)
		add(t, l, story("Story of the last", "words"))
		for range 2 {
			if page, err := l.List(t.Context(), editor.Query{Words: "sto", Limit: 1000}); err != nil || len(page) < 31 {
				t.Errorf("without %s: %d stories, %v", table, len(page), err)
			}
		}
	}
	if hasFTS5(t, l) && l.Searches() != "index" {
		t.Error("the index was not made anew")
	}
}
