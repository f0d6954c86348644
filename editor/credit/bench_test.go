package credit

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/editor"
	"stet/editor/prose"
)

// thousandWords is the story of the benchmark: British articles up to a thousand
// words, with the credits of the clean story.
func thousandWords(b testing.TB) (in Input, paragraphs []string, words int) {
	files, err := filepath.Glob("../prose/testdata/british/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatal("no articles:", err)
	}
	in = cleanInput(b)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		article, _, _ := strings.Cut(string(text), "\n----\n")
		for _, p := range strings.Split(article, "\n\n") {
			if words < 1000 {
				words += prose.Words(p)
				paragraphs = append(paragraphs, p)
				in.Story.Article.Body = append(in.Story.Article.Body, editor.Block{ID: fmt.Sprint("p", words), Kind: editor.Paragraph, Text: p})
			}
		}
	}
	return in, paragraphs, words
}

// BenchmarkCheck runs every rule, the look-up in the library aside, against an
// analysis of the same words, in turn.
func BenchmarkCheck(b *testing.B) {
	in, paragraphs, words := thousandWords(b)
	var ours, theirs []time.Duration
	for b.Loop() {
		start := time.Now()
		Check(in)
		ours = append(ours, time.Since(start))
		start = time.Now()
		prose.Analyse(paragraphs, noon)
		theirs = append(theirs, time.Since(start))
	}
	slices.Sort(ours)
	slices.Sort(theirs)
	own, peer := ours[len(ours)/2], theirs[len(theirs)/2]
	b.ReportMetric(own.Seconds()*1e3/float64(words)*1000, "own-ms")
	b.ReportMetric(float64(own)/float64(peer), "x/peer")
}

func BenchmarkParseByline(b *testing.B) {
	o := outlets(b)
	for b.Loop() {
		ParseByline("(Reporting by Ana Ruiz and Bo Ray in The Hague; editing by Jo Lee, Pia Holm)", o)
	}
}
