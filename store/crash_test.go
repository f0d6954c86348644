package store

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"stet/editor"
)

// childLibrary and childTask tell the test binary, started again, what to do
// to which library.
const (
	childLibrary = "STET_TEST_LIBRARY"
	childTask    = "STET_TEST_TASK"
)

// child is the other process: it works until it is killed, and says on
// standard output what is safe.
func child(path string) int {
	if err := childWork(path, os.Getenv(childTask)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func childWork(path, task string) error {
	ctx := context.Background()
	if task == "migrate" {
		return migrateForEver(ctx, path)
	}
	l, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	page, err := l.List(ctx, editor.Query{})
	if err != nil {
		return err
	}
	switch task {
	case "journal":
		return journalForEver(ctx, l, page)
	case "file":
		return fileForEver(ctx, l, page)
	case "type":
		return typeForAWhile(ctx, l, page)
	case "import":
		return importForEver(ctx, l)
	case "back up":
		return backUpForEver(ctx, l)
	case "add":
		defer l.Close()
		for n := range 50 {
			if _, err := l.Add(ctx, story(fmt.Sprint("Child's ", n), "words"), editor.Revision{}, editor.Tally{}, nil, false); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("unknown task %q", task)
}

func journalForEver(ctx context.Context, l *Library, page []editor.Summary) error {
	for n := 1; ; n++ {
		id := page[n%len(page)].ID
		text := strings.Repeat(fmt.Sprintf("Draft %d. ", n), 1+n%400)
		if err := l.Journal(ctx, editor.Draft{Article: id, Base: 1, Story: story(strconv.Itoa(n), text)}); err != nil {
			return err
		}
		fmt.Println(id, n, l.session) // the acknowledgement
	}
}

func fileForEver(ctx context.Context, l *Library, page []editor.Summary) error {
	for n := 0; ; n++ {
		row := &page[n%len(page)]
		text := strings.Repeat(fmt.Sprintf("Revision %d. ", n), 1+n%400)
		r, err := l.File(ctx, row.ID, row.Revision, story("Filed", text), editor.Revision{}, editor.Tally{})
		if err != nil {
			return err
		}
		row.Revision = r.Number
		fmt.Println(row.ID, r.Number, l.session)
	}
}

// typeForAWhile saves drafts at the rhythm of a fast hand and says how long each
// save took, in microseconds.
func typeForAWhile(ctx context.Context, l *Library, page []editor.Summary) error {
	page = slices.DeleteFunc(page, func(s editor.Summary) bool { return s.Number > 3 }) // what an import has brought in by now is not theirs
	for n := 1; n <= rounds(60, 1000); n++ {
		d := editor.Draft{Article: page[n%len(page)].ID, Base: 1, Story: story(strconv.Itoa(n), strings.Repeat(fmt.Sprintf("Draft %d. ", n), 400))}
		began := time.Now()
		if err := l.Journal(ctx, d); err != nil {
			return err
		}
		fmt.Println(d.Article, n, l.session, time.Since(began).Microseconds())
		time.Sleep(20 * time.Millisecond)
	}
	return nil
}

// importForEver files batches of stories and says how many there are.
func importForEver(ctx context.Context, l *Library) error {
	for n := 0; ; n += importBatch {
		batch := make([]editor.Filing, importBatch)
		for i := range batch {
			s := story(fmt.Sprint("Imported ", n+i), randomWords(600))
			file := []byte(fmt.Sprint("The file of import ", n+i))
			batch[i] = editor.Filing{Versions: []editor.Version{{Story: s}}, Original: &editor.Original{Name: "a.txt", Bytes: file}}
		}
		if _, err := l.AddAll(ctx, batch); err != nil {
			return err
		}
		fmt.Println(n + importBatch)
	}
}

const importBatch = 20

// childCommand makes the command of another process at a task; the caller starts
// it.
func childCommand(t *testing.T, path, task string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childLibrary+"="+path, childTask+"="+task)
	cmd.Stderr = os.Stderr
	return cmd
}

// TestKilledWhileJournalling kills a process that acknowledges drafts and finds
// every one of them afterwards.
func TestKilledWhileJournalling(t *testing.T) {
	killAgainAndAgain(t, "journal", 1, rounds(8, 400), keptDraft)
}

// TestKilledWhileFiling does the same with revisions, and searches in them.
func TestKilledWhileFiling(t *testing.T) {
	killAgainAndAgain(t, "file", 1, rounds(8, 400), func(t *testing.T, l *Library, a ack) (int, error) {
		page, err := l.List(t.Context(), editor.Query{Words: "filed revision"})
		if err != nil || len(page) != 3 {
			return 0, fmt.Errorf("%d stories found, %w", len(page), err)
		}
		_, r, err := l.Story(t.Context(), a.id, 0)
		return r.Number, err
	})
}

// TestKilledTwoWriters kills two that write to the same stories, one after the
// other.
func TestKilledTwoWriters(t *testing.T) {
	killAgainAndAgain(t, "journal", 2, rounds(4, 200), keptDraft)
}

// ack is that a process says that n is safe.
type ack struct {
	id, session string
	n           int
}

func keptDraft(t *testing.T, l *Library, a ack) (int, error) {
	d, err := l.DraftOf(t.Context(), a.id, a.session)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(d.Story.Article.Headline)
}

// killAgainAndAgain kills processes at their task, each behind another number of
// acknowledgements. Kept returns the number of what is there of an article.
func killAgainAndAgain(t *testing.T, task string, writers, kills int, kept func(t *testing.T, l *Library, a ack) (int, error)) {
	lost, path := 0, ""
	for round := range kills / writers {
		if round%20 == 0 {
			path = threeStories(t)
		}
		acknowledged := killAfter(t, path, task, writers, 20+17*round%150)
		l := openLibrary(t, path)
		for _, a := range acknowledged {
			if found, err := kept(t, l, a); err != nil || found < a.n {
				lost++
				t.Errorf("round %d, story %s: %d is there, %d was acknowledged, %v", round, a.id, found, a.n, err)
			}
		}
		if wrong, err := l.Verify(t.Context(), nil); err != nil || len(wrong) > 0 || l.ReadOnly() != nil {
			lost++
			t.Errorf("round %d: %v, %v, %v", round, wrong, err, l.ReadOnly())
		}
		l.Close()
	}
	judge(t, kills/writers*writers, lost, "acknowledged words")
}

// threeStories returns a closed library.
func threeStories(t *testing.T) string {
	l := newLibrary(t)
	for n := range 3 {
		add(t, l, story(fmt.Sprint("Story ", n), "words"))
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return l.path
}

// killAfter starts processes and kills each behind more acknowledgements than the
// one before. It returns the last of each process and article.
func killAfter(t *testing.T, path, task string, writers, acks int) []ack {
	t.Helper()
	var lines []*bufio.Scanner
	var processes []*exec.Cmd
	for range writers {
		cmd := childCommand(t, path, task)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines, processes = append(lines, bufio.NewScanner(out)), append(processes, cmd)
	}
	last := map[string]ack{}
	for i, cmd := range processes {
		for seen := 1; lines[i].Scan(); seen++ {
			var a ack
			if _, err := fmt.Sscan(lines[i].Text(), &a.id, &a.n, &a.session); err == nil {
				last[a.session+a.id] = a
			}
			if seen == acks {
				cmd.Process.Kill()
			}
		}
		cmd.Wait()
	}
	if len(last) != 3*writers {
		t.Fatalf("%d stories were worked on, want 3 by each of %d", len(last), writers)
	}
	return slices.Collect(maps.Values(last))
}

// TestTypingBesideImport has two processes type in one library while a third
// imports into it: nothing is lost, and in the long way it says how long saving
// took.
func TestTypingBesideImport(t *testing.T) {
	path := threeStories(t)
	importer := childCommand(t, path, "import")
	imports, err := importer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := importer.Start(); err != nil {
		t.Fatal(err)
	}
	typers := []*exec.Cmd{childCommand(t, path, "type"), childCommand(t, path, "type")}
	var said [2]bytes.Buffer
	for i, cmd := range typers {
		cmd.Stdout = &said[i]
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
	}
	imported := make(chan int)
	go func() { imported <- lastNumber(imports) }()
	for _, cmd := range typers {
		if err := cmd.Wait(); err != nil {
			t.Errorf("a typist was sent away: %v", err)
		}
	}
	importer.Process.Kill()
	stories := <-imported
	importer.Wait()

	l := openLibrary(t, path)
	tried, lost := 0, 0
	var took []time.Duration
	for i := range said {
		last := map[string]ack{}
		for line := range strings.Lines(said[i].String()) {
			var a ack
			var us int64
			if _, err := fmt.Sscan(line, &a.id, &a.n, &a.session, &us); err != nil {
				t.Fatal(err)
			}
			last[a.id], took = a, append(took, time.Duration(us)*time.Microsecond)
		}
		for _, a := range last {
			tried++
			if found, err := keptDraft(t, l, a); err != nil || found < a.n {
				lost++
				t.Errorf("story %s: %d is there, %d was acknowledged, %v", a.id, found, a.n, err)
			}
		}
	}
	if tried != 6 || stories == 0 {
		t.Fatalf("%d stories were typed in, %d imported", tried, stories)
	}
	counts, err := l.Counts(t.Context())
	if err != nil || counts[editor.Inbox] < stories+3 {
		lost++
		t.Errorf("%d stories are there, %d were imported, %v", counts[editor.Inbox], stories, err)
	}
	slices.Sort(took)
	t.Attr("p95", fmt.Sprint(float64(took[len(took)*95/100].Microseconds())/1000))
	t.Logf("%d drafts, the median in %v; %d stories imported meanwhile", len(took), took[len(took)/2], stories)
	judge(t, len(took), lost, "something of two typists and an import")
}

// lastNumber reads numbers, one a line, to the end and returns the last.
func lastNumber(r io.Reader) (n int) {
	for lines := bufio.NewScanner(r); lines.Scan(); {
		if i, err := strconv.Atoi(lines.Text()); err == nil {
			n = i
		}
	}
	return n
}

// TestTwoProcesses files from two processes at once.
func TestTwoProcesses(t *testing.T) {
	l := newLibrary(t)
	other := childCommand(t, l.path, "add")
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	for n := range 50 {
		add(t, l, story(fmt.Sprint("Parent's ", n), "words"))
	}
	if err := other.Wait(); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"parent", "child", ""} {
		page, err := l.List(t.Context(), editor.Query{Words: words, Limit: 1000})
		if want := map[string]int{"": 100}[words]; err != nil || len(page) != max(want, 50) {
			t.Errorf("%q: %d stories, %v", words, len(page), err)
		}
	}
}

// TestLeftoverWAL opens a library as a crash leaves it: the newest words only
// in the -wal file.
func TestLeftoverWAL(t *testing.T) {
	l := newLibrary(t)
	id := add(t, l, story("Kept", "words"))
	copied := filepath.Join(t.TempDir(), "library.stet")
	for _, suffix := range []string{"", "-wal"} {
		b, err := os.ReadFile(l.path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if suffix == "-wal" && len(b) == 0 {
			t.Fatal("the -wal file is empty")
		}
		if err := os.WriteFile(copied+suffix, bytes.Clone(b), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	again := openLibrary(t, copied)
	if s, _, err := again.Story(t.Context(), id, 0); err != nil || s.Article.Headline != "Kept" {
		t.Errorf("%q, %v", s.Article.Headline, err)
	}
	if err := again.ReadOnly(); err != nil {
		t.Error(err)
	}
}
