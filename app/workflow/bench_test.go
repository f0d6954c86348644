package workflow

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/assets"
	"stet/editor"
	"stet/store/storetest"
)

// wire is a story as an agency's archive has it, of some two hundred words; each n
// makes another.
func wire(n int) string {
	const sentence = "The harbour board voted %d to %d to close the quay while divers mend its oak piles, and said buses would meet the boats. "
	var b strings.Builder
	fmt.Fprintf(&b, "Harbour board closes quay %d\n\nLONDON, March 3 - ", n)
	for i := range 10 {
		fmt.Fprintf(&b, sentence, n+i, i)
		if i%3 == 2 {
			b.WriteString("\n\n")
		}
	}
	return b.String()
}

// wires is a folder of so many such stories, from number n on.
func wires(b *testing.B, n, count int) string {
	b.Helper()
	dir := b.TempDir()
	for i := range count {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.txt", i)), []byte(wire(n+i)), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

func deskAt(b *testing.B, path string) *Desk {
	b.Helper()
	lib := storetest.Open(b, path)
	d, err := New(lib, Config{Now: time.Now, Who: func() string { return "Nora Vale" }, Outlets: bytes.NewReader(assets.Outlets)})
	if err != nil {
		b.Fatal(err)
	}
	return d
}

// BenchmarkImport imports a hundred files at a time, against importing them one
// by one, turn about in one library: the medians.
func BenchmarkImport(b *testing.B) {
	const files = 100
	d := deskAt(b, filepath.Join(b.TempDir(), "library.stet"))
	var own, other []time.Duration
	for n := 0; b.Loop(); n += 2 * files {
		dir := wires(b, n, files)
		own = append(own, timed(func() {
			if r := d.ImportFiles(b.Context(), []string{dir}, ImportOptions{}, nil); r.New != files {
				b.Fatalf("%+v", r)
			}
		}))
		other = append(other, timed(func() {
			for i := range files {
				if r := d.ImportText(b.Context(), "a.txt", wire(n+files+i), ImportOptions{}); r.Status != WasImported {
					b.Fatalf("%+v", r)
				}
			}
		}))
	}
	mine, theirs := percentile(own, 50), percentile(other, 50)
	b.ReportMetric(float64(mine)/float64(theirs), "x/peer")
	b.ReportMetric(files/mine.Seconds(), "own-files/s")
	b.ReportMetric(files/theirs.Seconds(), "peer-files/s")
}

// BenchmarkTypingBesideImport saves drafts of 4 KB while another session of the
// same library, as in another process, imports: the 95th percentile, and that
// against the same without an import.
func BenchmarkTypingBesideImport(b *testing.B) {
	path := filepath.Join(b.TempDir(), "library.stet")
	typing, importing := deskAt(b, path), deskAt(b, path)
	id, err := typing.New(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	draft := editor.Draft{Article: id, Base: 1, Story: editor.Story{Article: editor.Article{Headline: "Ferry",
		Body: []editor.Block{{ID: "p1", Kind: editor.Paragraph, Text: strings.Repeat("word ", 800)}}}}}
	save := func() time.Duration {
		draft.Story.Article.Body[0].Text += "x"
		return timed(func() {
			if err := typing.Library().Journal(b.Context(), draft); err != nil {
				b.Fatal(err)
			}
		})
	}
	ctx, cancel := context.WithCancel(b.Context())
	var alone, beside []time.Duration
	for range 200 {
		alone = append(alone, save())
	}
	dir := wires(b, 0, 1000)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for ctx.Err() == nil {
			importing.ImportFiles(ctx, []string{dir}, ImportOptions{Again: true}, nil)
		}
	}()
	for b.Loop() {
		for range 20 {
			beside = append(beside, save())
			time.Sleep(10 * time.Millisecond) // nobody types without a pause
		}
	}
	cancel()
	<-ended
	own, peer := percentile(beside, 95), percentile(alone, 95)
	b.ReportMetric(float64(own.Microseconds())/1000, "own-ms")
	b.ReportMetric(float64(own)/float64(peer), "x/peer")
}

func timed(do func()) time.Duration {
	start := time.Now()
	do()
	return time.Since(start)
}

func percentile(all []time.Duration, p int) time.Duration {
	slices.Sort(all)
	return all[len(all)*p/100]
}
