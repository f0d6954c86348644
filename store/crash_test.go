package store

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

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
		fmt.Println(id, n) // the acknowledgement
	}
}

func startChild(t *testing.T, path, task string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childLibrary+"="+path, childTask+"="+task)
	cmd.Stderr = os.Stderr
	return cmd
}

// TestKilledWhileJournalling kills a process that acknowledges drafts and finds
// every one of them afterwards.
func TestKilledWhileJournalling(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.stet")
	l := openLibrary(t, path)
	for n := range 3 {
		add(t, l, story(fmt.Sprint("Story ", n), "words"))
	}
	l.Close()
	for round := range 8 {
		acknowledged := killAfter(t, path, 40+17*round)
		l := openLibrary(t, path)
		for id, n := range acknowledged {
			d, err := l.Draft(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			if kept, _ := strconv.Atoi(d.Story.Article.Headline); kept < n {
				t.Errorf("story %s: draft %d is there, %d was acknowledged", id, kept, n)
			}
		}
		if wrong, err := l.Verify(t.Context(), nil); err != nil || len(wrong) > 0 {
			t.Errorf("round %d: %v, %v", round, wrong, err)
		}
		if all, err := l.Recovered(t.Context()); err != nil || len(all) != 3 {
			t.Errorf("%d drafts are offered, %v", len(all), err)
		}
		l.Close()
	}
}

// killAfter kills a journalling process behind so many acknowledgements and
// returns the last one of each article.
func killAfter(t *testing.T, path string, acks int) map[string]int {
	t.Helper()
	cmd := startChild(t, path, "journal")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	acknowledged := map[string]int{}
	lines := bufio.NewScanner(out)
	for seen := 1; lines.Scan(); seen++ {
		var id string
		var n int
		if _, err := fmt.Sscan(lines.Text(), &id, &n); err == nil {
			acknowledged[id] = n
		}
		if seen == acks {
			cmd.Process.Kill()
		}
	}
	cmd.Wait()
	if len(acknowledged) != 3 {
		t.Fatalf("%d stories were journalled, want 3", len(acknowledged))
	}
	return acknowledged
}

// TestTwoProcesses files from two processes at once.
func TestTwoProcesses(t *testing.T) {
	l := newLibrary(t)
	other := startChild(t, l.path, "add")
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
