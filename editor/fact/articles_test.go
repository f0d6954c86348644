package fact

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

// labelled is an article of testdata/articles.jsonl or heldout.jsonl: what somebody who checks
// facts would tag in it, as byte offsets into its text, lines and all. The texts
// are their publishers' and not kept here: they are the articleBody of the pages
// with that ID, or hash, in zyte's article-extraction-benchmark and in fundus.
type labelled struct {
	ID    string
	Bytes int
	Words int
	Facts []struct {
		Start, End int
		Kind       string
	}
}

// TestSuggestOnArticles holds Suggest to what was labelled by hand. It needs the
// articles: the folder "web" of STET_CORPUS. The rules were made while looking at
// articles.jsonl; heldout.jsonl was labelled before anybody saw what Stet proposes.
// Both have some 62 labels a thousand words, so that with a proposal a label, and
// fifty a thousand words, recall can be no more than .83 and .73.
func TestSuggestOnArticles(t *testing.T) {
	corpus := os.Getenv("STET_CORPUS")
	if corpus == "" {
		t.Skip("set STET_CORPUS to the folder with the articles")
	}
	texts := articleTexts(t, filepath.Join(corpus, "web"))
	for _, set := range []struct {
		file              string
		precision, recall float64
	}{{"articles.jsonl", .92, .78}, {"heldout.jsonl", .80, .60}} {
		var s score
		for _, a := range labels(t, set.file) {
			text, ok := articleText(texts, a.ID)
			if !ok || len(text) != a.Bytes {
				t.Errorf("%s: the text is not the one that was labelled", a.ID)
				continue
			}
			s.add(t, a, text)
		}
		precision, recall := float64(s.right)/float64(s.proposed), float64(s.met)/float64(s.wanted)
		t.Logf("%s: precision %.3f of %d, recall %.3f of %d, %.0f a thousand words", set.file, precision, s.proposed, recall, s.wanted, 1000*float64(s.proposed)/float64(s.words))
		if precision < set.precision || recall < set.recall {
			t.Errorf("%s: precision %.3f and recall %.3f are less than they were", set.file, precision, recall)
		}
	}
}

// score counts proposals that meet a label, and labels that a proposal meets.
type score struct{ right, proposed, met, wanted, words int }

func (s *score) add(t *testing.T, a labelled, text string) {
	found := make([]bool, len(a.Facts))
	story, at := storyOf(text)
	for _, f := range Suggest(story) {
		var block int
		if _, err := fmt.Sscan(f.Block, &block); err != nil {
			t.Fatal(err)
		}
		hits := 0
		for i, l := range a.Facts {
			if l.Start < f.End+at[block] && f.Start+at[block] < l.End {
				found[i] = true
				hits++
			}
		}
		if s.proposed++; hits > 0 {
			s.right++
		}
	}
	for _, f := range found {
		if s.wanted++; f {
			s.met++
		}
	}
	s.words += a.Words
}

func labels(t *testing.T, file string) []labelled {
	b, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	var out []labelled
	for line := range strings.Lines(string(b)) {
		var a labelled
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	return out
}

// TestLabels keeps the labels themselves in order: each a kind Stet has, within
// the article.
func TestLabels(t *testing.T) {
	worked, heldout := labels(t, "articles.jsonl"), labels(t, "heldout.jsonl")
	if len(worked) != 20 || len(heldout) != 10 {
		t.Errorf("%d and %d articles", len(worked), len(heldout))
	}
	all := append(worked, heldout...)
	for _, a := range all {
		for _, f := range a.Facts {
			if f.Start < 0 || f.End <= f.Start || f.End > a.Bytes || Weight(editor.FactKind(f.Kind)) == 0 {
				t.Errorf("%s: %+v", a.ID, f)
			}
		}
	}
}

func articleTexts(t *testing.T, folder string) map[string]string {
	read := func(name string, into any) {
		b, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, into); err != nil {
			t.Fatal(err)
		}
	}
	type page struct{ ID, ArticleBody string }
	var zyte map[string]page
	var fundus []page
	read("zyte/ground-truth.json", &zyte)
	read("fundus/gold.json", &fundus)
	texts := map[string]string{}
	for hash, p := range zyte {
		texts["zyte/"+hash] = p.ArticleBody
	}
	for _, p := range fundus {
		texts[p.ID] = p.ArticleBody
	}
	return texts
}

// articleText finds an article by its ID, or by the beginning of its hash.
func articleText(texts map[string]string, id string) (string, bool) {
	for name, text := range texts {
		if name == id || strings.HasPrefix(name, id) && strings.HasPrefix(id, "zyte/") {
			return text, true
		}
	}
	return "", false
}

// storyOf makes a story of a text, a block a line, and says where each begins.
func storyOf(text string) (editor.Story, []int) {
	s := editor.Story{Article: editor.Article{Published: time.Date(2019, 11, 20, 0, 0, 0, 0, time.UTC)}}
	var at []int
	from := 0
	for line := range strings.Lines(text) {
		s.Article.Body = append(s.Article.Body, editor.Block{ID: fmt.Sprint(len(at)), Kind: editor.Paragraph, Text: strings.TrimSuffix(line, "\n")})
		at = append(at, from)
		from += len(line)
	}
	return s, at
}
