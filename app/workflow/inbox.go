package workflow

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Inbox is a folder that files come in from by themselves, as those of a wire service
// do. What has come in is moved into its folder "read", what was refused into "refused"
// with the reason in a text file beside it; so nothing comes in twice, and where Stet
// ends between the two, the library knows the file by its bytes. Hidden files, folders
// and pictures are left lying: stories take those along that they name.
//
// It is for one goroutine at a time.
type Inbox struct {
	Folder string
	desk   *Desk
	seen   map[string]sight
}

// sight is a file as it was seen last.
type sight struct {
	size    int64
	changed time.Time
	since   time.Time // when it was first seen so
	stuck   bool      // it has been dealt with, and could not be moved
}

const (
	// InboxSettles is how long a file must have stayed as it is to count as whole.
	InboxSettles = 2 * time.Second
	// inboxPatience is how long one is waited for that is empty, or that another program
	// keeps to itself.
	inboxPatience = time.Minute
)

// The folders that files are moved into.
const (
	inboxRead    = "read"
	inboxRefused = "refused"
)

// Inbox watches a folder for the desk.
func (d *Desk) Inbox(folder string) *Inbox {
	return &Inbox{Folder: folder, desk: d, seen: map[string]sight{}}
}

// Arrived is what came in at one look. Waiting counts the files that may still grow.
type Arrived struct {
	ImportReport
	Waiting int
}

// Look imports the files that have not changed for InboxSettles, as looks before it have
// seen, and moves them aside. An error is about the folder, the library, or a file that
// cannot be moved; what came in before is told all the same.
func (i *Inbox) Look(ctx context.Context) (Arrived, error) {
	ready, waiting, err := i.settled()
	a := Arrived{Waiting: waiting}
	if err != nil {
		return a, err
	}
	var stuck []error
	for some := range slices.Chunk(ready, batchFiles) { // more at once would be remembered to be resumed
		if ctx.Err() != nil {
			return a, nil
		}
		said := map[string][]Imported{}
		r := i.desk.ImportFiles(ctx, some, ImportOptions{}, func(_, _ int, one Imported) { said[one.File] = append(said[one.File], one) })
		a.add(r)
		for _, path := range some {
			if err := i.moveAside(path, said[path]); err != nil {
				stuck = append(stuck, err)
			}
		}
		if r.Err != nil {
			return a, errors.Join(append(stuck, r.Err)...)
		}
	}
	return a, errors.Join(stuck...)
}

func (r *ImportReport) add(s ImportReport) {
	r.New, r.Already, r.Refused, r.Total = r.New+s.New, r.Already+s.Already, r.Refused+s.Refused, r.Total+s.Total
	r.Results = append(r.Results, s.Results...)
	if s.Newest != "" {
		r.Newest = s.Newest
	}
}

// settled lists the files that have stayed as they are for long enough, and counts the
// others.
func (i *Inbox) settled() (ready []string, waiting int, err error) {
	entries, err := os.ReadDir(i.Folder)
	if err != nil {
		return nil, 0, fmt.Errorf("the watched folder cannot be read: %w", err)
	}
	now, seen := i.desk.now(), map[string]sight{}
	for _, e := range entries {
		path := filepath.Join(i.Folder, e.Name())
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || isPartial(e.Name()) || IsPicture(e.Name()) || ofLibrary(path) {
			continue
		}
		s := sight{size: info.Size(), changed: info.ModTime(), since: now}
		if was, ok := i.seen[path]; ok && was.size == s.size && was.changed.Equal(s.changed) {
			s.since, s.stuck = was.since, was.stuck
		}
		seen[path] = s
		switch stayed := now.Sub(s.since); {
		case s.stuck:
		case stayed < InboxSettles || stayed < inboxPatience && (s.size == 0 || !opens(path)):
			waiting++
		default:
			ready = append(ready, path)
		}
	}
	i.seen = seen
	return ready, waiting, nil
}

// isPartial knows the names that programs give files while they write them, and those of
// the inbox's own folders.
func isPartial(name string) bool {
	lower := strings.ToLower(name)
	return lower == inboxRead || lower == inboxRefused || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~") || strings.HasSuffix(name, "~") ||
		slices.Contains([]string{".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".download"}, filepath.Ext(lower))
}

func opens(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	f.Close()
	return true
}

// moveAside moves a file to where it belongs after what an import said of it. One that
// the import did not come to stays.
func (i *Inbox) moveAside(path string, said []Imported) error {
	if len(said) == 0 {
		return nil
	}
	refusals := slices.DeleteFunc(slices.Clone(said), func(one Imported) bool { return one.Status != WasRefused })
	into := inboxRead
	if len(refusals) == len(said) {
		into = inboxRefused
	}
	err := i.move(path, into, refusals)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // somebody else has taken it
	}
	if err != nil {
		s := i.seen[path]
		s.stuck = true
		i.seen[path] = s
		return fmt.Errorf("%s cannot be moved into %q: %w", filepath.Base(path), into, err)
	}
	delete(i.seen, path)
	return nil
}

// move puts a file into a folder of the inbox, with the reasons for what was refused
// beside it.
func (i *Inbox) move(path, into string, refusals []Imported) error {
	folder := filepath.Join(i.Folder, into)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	ending := filepath.Ext(path)
	to := FreePath(folder, strings.TrimSuffix(filepath.Base(path), ending), ending)
	if len(refusals) > 0 {
		var b strings.Builder
		fmt.Fprintf(&b, "%s, %s\n", filepath.Base(path), i.desk.now().Format("2 January 2006, 15:04"))
		for _, one := range refusals {
			if one.Title != "" {
				fmt.Fprintf(&b, "%s: ", one.Title)
			}
			fmt.Fprintln(&b, one.Err)
		}
		if err := writeFile(to+".txt", []byte(b.String())); err != nil {
			return err
		}
	}
	return os.Rename(path, to)
}
