package workflow

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"stet/editor"
)

// folder holds so many stories to import, in two folders of its own.
func folder(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		put(t, dir, fmt.Sprintf("%d/%04d.txt", i%2, i), fmt.Sprintf("Story %d\n\nText of it.\n", i))
	}
	return dir
}

// cutAfter imports files until so many are in, and is then cancelled.
func cutAfter(t *testing.T, d *Desk, n int, o ImportOptions, paths ...string) ImportReport {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	return d.ImportFiles(ctx, paths, o, func(done, _ int, _ Imported) {
		if done == n {
			cancel()
		}
	})
}

func inbox(t *testing.T, d *Desk) int {
	t.Helper()
	counts, err := d.Library().Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return counts[editor.Inbox]
}

func cutShort(t *testing.T, d *Desk) []editor.Import {
	t.Helper()
	left, err := d.CutShort(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return left
}

// TestImportInBatches: what one batch or another holds, the report is that of
// file after file, in their order.
func TestImportInBatches(t *testing.T) {
	d, dir := newDesk(t), folder(t, 3*batchFiles+7)
	put(t, dir, "0/0030b.txt", "\x00\x01\x02\x00")
	put(t, dir, "0/0044b.txt", "Story 2\n\nText of it.\n")
	var names []string
	report := d.ImportFiles(t.Context(), []string{dir}, ImportOptions{}, func(done, total int, last Imported) {
		if names = append(names, last.File); done != len(names) || total != 3*batchFiles+9 {
			t.Errorf("told of %d of %d at file %d", done, total, len(names))
		}
	})
	if report.New != 3*batchFiles+7 || report.Already != 1 || report.Refused != 1 || report.Left != nil || report.Err != nil {
		t.Errorf("%+v", report)
	}
	for i := 1; i < len(names); i++ {
		if names[i-1] >= names[i] {
			t.Errorf("%s comes before %s", names[i-1], names[i])
		}
	}
	for _, r := range report.Results {
		if r.Status == WasAlready && (filepath.Base(r.File) != "0044b.txt" || r.Headline != "Story 2") {
			t.Errorf("%+v", r)
		}
	}
	if left := cutShort(t, d); len(left) > 0 {
		t.Errorf("an import that is done is remembered: %+v", left)
	}
	again := d.ImportFiles(t.Context(), []string{dir}, ImportOptions{}, nil)
	if again.New != 0 || again.Already != 3*batchFiles+8 || inbox(t, d) != report.New {
		t.Errorf("twice: %+v, %d in the library", again, inbox(t, d))
	}
}

func TestImportKeepsWhatTheChecksFound(t *testing.T) {
	d, dir := newDesk(t), folder(t, 2)
	newest := d.ImportFiles(t.Context(), []string{dir}, ImportOptions{}, nil).Newest
	o := opened(t, d, newest)
	kept, err := d.Library().(interface {
		Findings(context.Context, string, int) ([]editor.Finding, error)
	}).Findings(t.Context(), newest, 1)
	if want := d.Check(o.Story).All(); err != nil || len(kept) != len(want) || len(want) == 0 {
		t.Errorf("%d findings are kept, want %d, %v", len(kept), len(want), err)
	}
}

func TestImportCancelledAndResumed(t *testing.T) {
	d, dir := newDesk(t), folder(t, 5*batchFiles)
	report := cutAfter(t, d, batchFiles+1, ImportOptions{}, dir)
	if report.Err != nil || report.New != 2*batchFiles || inbox(t, d) != report.New {
		t.Fatalf("%+v, %d in the library", report, inbox(t, d))
	}
	left := cutShort(t, d)
	if len(left) != 1 || report.Left == nil || left[0].ID != report.Left.ID || left[0].Done != report.New || left[0].Total != 5*batchFiles || left[0].Who != "Nora Vale" {
		t.Fatalf("remembered: %+v, told: %+v", left, report.Left)
	}
	report = d.Resume(t.Context(), left[0], nil)
	if report.New != 3*batchFiles || report.Already != 2*batchFiles || inbox(t, d) != 5*batchFiles {
		t.Errorf("resumed: %+v", report)
	}
	if left := cutShort(t, d); len(left) > 0 {
		t.Errorf("still remembered: %+v", left)
	}
}

// TestImportIsOnFileBeforeItIsTold: whoever kills an import while it tells of its files finds
// those counted that came in.
func TestImportIsOnFileBeforeItIsTold(t *testing.T) {
	d, dir := newDesk(t), folder(t, 2*batchFiles)
	d.ImportFiles(t.Context(), []string{dir}, ImportOptions{}, func(done, total int, _ Imported) {
		want := (done + batchFiles - 1) / batchFiles * batchFiles
		if left := cutShort(t, d); len(left) != 1 || left[0].Done != want {
			t.Fatalf("%d of %d are told, %+v is on file", done, total, left)
		}
	})
}

// TestResumedWithoutItsFolder: the disk that it lies on may come back.
func TestResumedWithoutItsFolder(t *testing.T) {
	d, dir := newDesk(t), folder(t, 3*batchFiles)
	cutAfter(t, d, 1, ImportOptions{}, dir)
	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	before := cutShort(t, d)
	report := d.Resume(t.Context(), before[0], nil)
	if !errors.Is(report.Err, fs.ErrNotExist) || report.Left == nil || report.Left.Done != batchFiles || !reflect.DeepEqual(cutShort(t, d), before) {
		t.Fatalf("%+v, remembered: %+v", report, cutShort(t, d))
	}
	if err := os.Rename(dir+"-away", dir); err != nil {
		t.Fatal(err)
	}
	if report = d.Resume(t.Context(), *report.Left, nil); report.New != 2*batchFiles || inbox(t, d) != 3*batchFiles {
		t.Errorf("%+v", report)
	}
}

// TestImportAgainCutShort: of what is to come in once more nothing comes in twice.
func TestImportAgainCutShort(t *testing.T) {
	d, dir := newDesk(t), folder(t, 3*batchFiles)
	d.ImportFiles(t.Context(), []string{dir}, ImportOptions{}, nil)
	cutAfter(t, d, 1, ImportOptions{Again: true}, dir)
	report := d.Resume(t.Context(), cutShort(t, d)[0], nil)
	if report.New != 2*batchFiles || inbox(t, d) != 6*batchFiles {
		t.Errorf("%+v, %d in the library", report, inbox(t, d))
	}
}

// TestImportBegunAnew: the same folder once more is the same import.
func TestImportBegunAnew(t *testing.T) {
	d, dir := newDesk(t), folder(t, 3*batchFiles)
	other := folder(t, 2*batchFiles)
	cutAfter(t, d, 1, ImportOptions{}, other)
	cutAfter(t, d, 1, ImportOptions{}, dir)
	report := d.ImportFiles(t.Context(), []string{dir}, ImportOptions{}, nil)
	left := cutShort(t, d)
	if report.New != 2*batchFiles || len(left) != 1 || left[0].Paths[0] != other {
		t.Errorf("%+v, remembered: %+v", report, left)
	}
	if err := d.Forget(t.Context(), left[0]); err != nil || len(cutShort(t, d)) > 0 {
		t.Errorf("not forgotten: %v", err)
	}
}

func TestImportOfVeryManyListsTheRefused(t *testing.T) {
	d, dir := newDesk(t), folder(t, fewFiles)
	put(t, dir, "0/empty.txt", "")
	report := d.ImportFiles(t.Context(), []string{dir}, ImportOptions{}, nil)
	if !report.Many() || report.New != fewFiles || len(report.Results) != 1 || report.Results[0].Status != WasRefused {
		t.Errorf("%d new, %d results", report.New, len(report.Results))
	}
}

// filling is a library whose disk fills up after so many batches.
type filling struct {
	Library
	batches int
}

func (f *filling) AddAll(ctx context.Context, filings []editor.Filing) ([]editor.Filed, error) {
	if f.batches--; f.batches < 0 {
		return nil, fmt.Errorf("file the stories: %w", editor.ErrFull)
	}
	return f.Library.AddAll(ctx, filings)
}

func TestImportOntoAFullDisk(t *testing.T) {
	d, dir := newDesk(t), folder(t, 4*batchFiles)
	whole := d.lib
	d.lib = &filling{whole, 2}
	report := d.ImportFiles(t.Context(), []string{dir}, ImportOptions{}, nil)
	if !errors.Is(report.Err, editor.ErrFull) || report.New != 2*batchFiles || report.Left == nil || report.Refused > 0 {
		t.Errorf("%+v", report)
	}
	if got := d.ImportText(t.Context(), "Clipboard", ferry, ImportOptions{}); got.Status != WasRefused || !errors.Is(got.Err, editor.ErrFull) {
		t.Errorf("%+v", got)
	}
	d.lib = whole
	if report = d.Resume(t.Context(), *report.Left, nil); report.New != 2*batchFiles {
		t.Errorf("with room again: %+v", report)
	}
}

func TestAheadEndsWithItsUser(t *testing.T) {
	endless := func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	}
	var got []string
	for s := range ahead(endless, func(i int) string { return fmt.Sprint(i) }) {
		if got = append(got, s); len(got) == 3 {
			break
		}
	}
	if strings.Join(got, " ") != "0 1 2" {
		t.Errorf("%v", got)
	}
}
