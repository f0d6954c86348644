package prose

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/neurosnap/sentences/english"
)

// analysed is the text of the benchmarks: the seven British articles.
func analysed(b testing.TB) (paragraphs []string, words int) {
	files, err := filepath.Glob("testdata/british/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatal("no articles:", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		article, _, _ := strings.Cut(string(text), "\n----\n")
		paragraphs = append(paragraphs, strings.Split(article, "\n\n")...)
	}
	return paragraphs, Words(strings.Join(paragraphs, " "))
}

// BenchmarkAnalysis finds everything, against a library that finds sentences
// alone, in turn. The peer reads its model before the clock starts.
func BenchmarkAnalysis(b *testing.B) {
	paragraphs, words := analysed(b)
	whole := strings.Join(paragraphs, "\n\n")
	peer, err := english.NewSentenceTokenizer(nil)
	if err != nil {
		b.Fatal(err)
	}
	var ours, theirs []time.Duration
	for b.Loop() {
		start := time.Now()
		Analyse(paragraphs, wednesday)
		ours = append(ours, time.Since(start))
		start = time.Now()
		peer.Tokenize(whole)
		theirs = append(theirs, time.Since(start))
	}
	slices.Sort(ours)
	slices.Sort(theirs)
	own, peers := ours[len(ours)/2], theirs[len(theirs)/2]
	b.ReportMetric(own.Seconds()*1e3/float64(words)*1000, "own-ms")
	b.ReportMetric(float64(own)/float64(peers), "x/peer")
}

func BenchmarkSpeech(b *testing.B) {
	paragraphs, words := analysed(b)
	for b.Loop() {
		Speech(paragraphs)
	}
	b.ReportMetric(b.Elapsed().Seconds()*1e3/float64(b.N)/float64(words)*1000, "own-ms")
}
