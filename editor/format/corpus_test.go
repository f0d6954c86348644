package format

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stet/editor"
)

// goldPage is what a page's article is known to be.
type goldPage struct {
	File    string
	Body    string `json:"articleBody"`
	Authors []string
	Date    string
	Images  []struct {
		Caption string
		Authors []string
	}
}

// TestCorpus holds the reading of saved pages to what people and the parsers of the
// publishers found in them. It needs the pages: the folder "web" of STET_CORPUS. The
// bodies are compared as article-extraction-benchmark does, by runs of four words.
func TestCorpus(t *testing.T) {
	corpus := os.Getenv("STET_CORPUS")
	if corpus == "" {
		t.Skip("set STET_CORPUS to the folder with the pages")
	}
	for _, set := range []struct {
		name                              string
		pages                             []goldPage
		body, byline, day, caption, taken float64 // at least
	}{
		{"zyte", zytePages(t, corpus), .982, 0, 0, 0, 0},
		{"fundus", fundusPages(t, corpus), .969, .94, .98, .97, .95},
	} {
		t.Run(set.name, func(t *testing.T) {
			var body overlap
			var byline, day, caption, credit ratio
			for _, gold := range set.pages {
				raw := savedPage(t, filepath.Join(corpus, "web", set.name, gold.File))
				a := Decoded{}.Article
				if d, err := Decode("a.html", raw, Options{}); err == nil {
					a = d.Article
				}
				body.add(gold.Body, strings.Join(bodyTexts(a), "\n"))
				if len(gold.Authors) > 0 {
					byline.add(slices.EqualFunc(gold.Authors, a.Authors, func(g string, w editor.Author) bool { return plain(g) == plain(w.Name) }))
				}
				if gold.Date != "" {
					day.add(strings.HasPrefix(gold.Date, filedOn(a)))
				}
				page := squashed(string(raw))
				for _, i := range gold.Images {
					if squashed(i.Caption) != "" {
						caption.add(hasCaption(a, i.Caption))
					}
					for _, name := range i.Authors {
						if strings.Contains(page, squashed(name)) {
							credit.add(hasCredit(a, name))
						}
					}
				}
			}
			t.Logf("body %.4f, by-line %.3f, day %.3f, captions %.3f, credits %.3f", body.f1(), byline.part(), day.part(), caption.part(), credit.part())
			if body.f1() < set.body || byline.part() < set.byline || day.part() < set.day || caption.part() < set.caption || credit.part() < set.taken {
				t.Error("less than it was")
			}
		})
	}
}

func filedOn(a editor.Article) string {
	if !a.Published.IsZero() {
		return a.Published.Format("2006-01-02")
	}
	if a.Dateline.Date == "" {
		return "unknown"
	}
	return a.Dateline.Date
}

// hasCaption reports whether a picture has a caption, parted from its credit or not.
func hasCaption(a editor.Article, caption string) bool {
	return slices.ContainsFunc(a.Body, func(b editor.Block) bool {
		return b.Image != nil && (strings.Contains(squashed(b.Image.Caption), squashed(caption)) || strings.Contains(squashed(b.Image.Caption+b.Image.Credit), squashed(caption)))
	})
}

func hasCredit(a editor.Article, name string) bool {
	return slices.ContainsFunc(a.Body, func(b editor.Block) bool {
		return b.Image != nil && strings.Contains(squashed(b.Image.Credit+" "+b.Image.Byline), squashed(name))
	})
}

// ratio counts how often something is so.
type ratio struct{ yes, all float64 }

func (r *ratio) add(yes bool) {
	r.all++
	if yes {
		r.yes++
	}
}

func (r *ratio) part() float64 { return r.yes / max(r.all, 1) }

// overlap is how far texts agree: the means of precision and recall.
type overlap struct{ precision, recall, pages float64 }

func (o *overlap) add(want, got string) {
	a, b := fours(want), fours(got)
	both, wanted, given := 0.0, 0.0, 0.0
	for k, n := range a {
		both += float64(min(n, b[k]))
		wanted += float64(n)
	}
	for _, n := range b {
		given += float64(n)
	}
	o.pages++
	o.precision += both / max(given, 1)
	o.recall += both / max(wanted, 1)
}

func (o *overlap) f1() float64 {
	p, r := o.precision/o.pages, o.recall/o.pages
	return 2 * p * r / (p + r)
}

var wordRun = regexp.MustCompile(`[\p{L}\p{N}_]+`)

func fours(text string) map[string]int {
	words, runs := wordRun.FindAllString(text, -1), map[string]int{}
	for i := range max(1, len(words)-3) {
		if run := words[i:min(i+4, len(words))]; len(run) > 0 {
			runs[strings.Join(run, " ")]++
		}
	}
	return runs
}

func zytePages(t *testing.T, corpus string) (pages []goldPage) {
	gold := map[string]goldPage{}
	readGold(t, filepath.Join(corpus, "web", "zyte", "ground-truth.json"), &gold)
	for id, p := range gold {
		p.File = id + ".html.gz"
		pages = append(pages, p)
	}
	return pages
}

func fundusPages(t *testing.T, corpus string) (pages []goldPage) {
	readGold(t, filepath.Join(corpus, "web", "fundus", "gold.json"), &pages)
	return pages
}

func readGold(t *testing.T, file string, v any) {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}
