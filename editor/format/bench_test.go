package format

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/readeck/go-readability/v2"
)

// savedPages returns the pages of STET_CORPUS (its folders web/*/*.html.gz), or where
// that is not set the page of the fixtures.
func savedPages(t testing.TB) map[string][]byte {
	pages := map[string][]byte{}
	files, _ := filepath.Glob(filepath.Join(os.Getenv("STET_CORPUS"), "web", "*", "*.html.gz"))
	if os.Getenv("STET_CORPUS") == "" {
		files = []string{"testdata/page.html"}
	}
	for _, file := range files {
		pages[file] = savedPage(t, file)
	}
	if len(pages) == 0 {
		t.Fatal("STET_CORPUS has no pages: its folders web/*/ should hold *.html.gz")
	}
	return pages
}

// savedPage reads a page, packed or not.
func savedPage(t testing.TB, file string) []byte {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(file, ".gz") {
		return b
	}
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err == nil {
		b, err = io.ReadAll(r)
	}
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return b
}

// BenchmarkPages reads saved pages, each in turn with readability alone, which
// parses the page and finds the text, but reads neither fields nor pictures.
func BenchmarkPages(b *testing.B) {
	pages := savedPages(b)
	var ours, theirs []time.Duration
	for b.Loop() {
		for _, page := range pages {
			start := time.Now()
			if _, err := Decode("a.html", page, Options{}); err != nil && !errors.Is(err, ErrNoArticle) {
				b.Fatal(err)
			}
			ours = append(ours, time.Since(start))
			start = time.Now()
			parser := readability.NewParser()
			if _, err := parser.Parse(bytes.NewReader(page), nil); err != nil {
				b.Fatal(err)
			}
			theirs = append(theirs, time.Since(start))
		}
	}
	own, peer := mean(ours), mean(theirs)
	slices.Sort(ours)
	b.ReportMetric(own.Seconds()*1e3, "own-ms")
	b.ReportMetric(ours[len(ours)-1].Seconds()*1e3, "own-max-ms")
	b.ReportMetric(float64(own)/float64(peer), "x/peer")
}

func mean(all []time.Duration) time.Duration {
	var sum time.Duration
	for _, d := range all {
		sum += d
	}
	return sum / time.Duration(len(all))
}
