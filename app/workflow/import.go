package workflow

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"stet/editor"
	"stet/editor/credit"
	"stet/editor/format"
)

// ImportStatus says what became of one file.
type ImportStatus string

// The fates of a file.
const (
	WasImported ImportStatus = "imported"
	WasAlready  ImportStatus = "already"
	WasRefused  ImportStatus = "refused"
)

// Imported is the result for one file. ID is the new article, or the one that
// holds the same content already.
type Imported struct {
	File     string
	ID       string
	Headline string
	Status   ImportStatus
	Notes    []editor.Note
	Err      error
}

// MarshalJSON writes the shape of the command line's contract.
func (i Imported) MarshalJSON() ([]byte, error) {
	out := struct {
		File   string        `json:"file"`
		ID     string        `json:"id,omitempty"`
		Status ImportStatus  `json:"status"`
		Notes  []editor.Note `json:"notes,omitempty"`
		Error  string        `json:"error,omitempty"`
	}{i.File, i.ID, i.Status, i.Notes, ""}
	if i.Err != nil {
		out.Error = i.Err.Error()
	}
	return json.Marshal(out)
}

// ImportOptions are what the editor chooses: the encoding by name ("" finds it
// out), and whether content that is in the library already comes in again.
type ImportOptions struct {
	Encoding string
	Again    bool
}

// Decode reads a file's bytes as an article without touching the library, and
// settles the canonical names it can.
func (d *Desk) Decode(name string, b []byte, o ImportOptions) (editor.Story, error) {
	read, err := format.Decode(name, b, format.Options{Encoding: o.Encoding})
	if err != nil {
		return editor.Story{}, err
	}
	s := editor.Story{Article: read.Article, Notes: read.Notes}
	d.recognise(&s.Article)
	return s, nil
}

// recognise fills in what the lines of a file say of people and organisations:
// the canonical name of the credit line, and the authors of the by-line.
func (d *Desk) recognise(a *editor.Article) {
	if a.Credit.Raw != "" && a.Credit.Canonical == "" {
		if orgs := credit.ParseLine(a.Credit.Raw, d.outlets).Orgs; len(orgs) == 1 {
			a.Credit.Canonical = orgs[0]
		}
	}
	if a.Byline != "" && len(a.Authors) == 0 {
		a.Authors = credit.ParseByline(a.Byline, d.outlets).Authors
	}
}

// Import reads one file into the library as a new article with revision 1 and
// the original bytes. A file that cannot be read is refused with the reason.
func (d *Desk) Import(ctx context.Context, name string, r io.Reader, o ImportOptions) Imported {
	return d.importFrom(ctx, name, "", r, o)
}

// importFrom is Import for a file in a folder, whose pictures come in as well; ""
// is none.
func (d *Desk) importFrom(ctx context.Context, name, folder string, r io.Reader, o ImportOptions) Imported {
	b, err := io.ReadAll(io.LimitReader(r, format.MaxBytes+1))
	if err != nil {
		return refused(name, fmt.Errorf("it cannot be read: %w", err))
	}
	if !o.Again {
		if s, err := d.lib.FindOriginal(ctx, b); err == nil {
			return already(name, s.ID, s.Headline)
		}
	}
	s, err := d.Decode(name, b, o)
	if err != nil {
		return refused(name, err)
	}
	if folder != "" {
		d.takePictures(ctx, s.Article.Body, folder)
	}
	id, err := d.add(ctx, s, editor.Revision{Name: "Imported", Cause: editor.Imported, Author: d.who()},
		&editor.Original{Name: filepath.Base(name), Bytes: b}, o.Again)
	if dup := (*editor.AlreadyError)(nil); errors.As(err, &dup) {
		return already(name, dup.ID, dup.Headline)
	}
	if err != nil {
		return refused(name, err)
	}
	return Imported{File: name, ID: id, Headline: s.Article.Headline, Status: WasImported, Notes: s.Notes}
}

func already(name, id, headline string) Imported {
	return Imported{File: name, ID: id, Headline: headline, Status: WasAlready,
		Err: &editor.AlreadyError{ID: id, Headline: headline}}
}

func refused(name string, err error) Imported {
	return Imported{File: name, Status: WasRefused, Err: err}
}

// ImportText imports text that has no file, such as the clipboard's.
func (d *Desk) ImportText(ctx context.Context, name, text string, o ImportOptions) Imported {
	return d.Import(ctx, name, strings.NewReader(text), o)
}

// ImportFiles imports files and folders, one after the other, telling progress
// after each. A folder stands for the files below it whose format is known. A
// file that is refused does not stop the rest; a cancelled context does, and
// what is in by then stays in.
func (d *Desk) ImportFiles(ctx context.Context, paths []string, o ImportOptions, progress func(done, total int, last Imported)) []Imported {
	files, results := gather(paths)
	total := len(files) + len(results)
	for _, path := range files {
		if ctx.Err() != nil {
			break
		}
		result := d.importFile(ctx, path, o)
		results = append(results, result)
		if progress != nil {
			progress(len(results), total, result)
		}
	}
	return results
}

func (d *Desk) importFile(ctx context.Context, path string, o ImportOptions) Imported {
	f, err := os.Open(path)
	if err != nil {
		return refused(path, unreadable(err))
	}
	defer f.Close()
	return d.importFrom(ctx, path, filepath.Dir(path), f, o)
}

// unreadable drops the path from a file error, since results name the file.
func unreadable(err error) error {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		return fmt.Errorf("it cannot be read: %w", p.Err)
	}
	return fmt.Errorf("it cannot be read: %w", err)
}

// gather lists the files to import, and the refusals of paths that lead
// nowhere.
func gather(paths []string) (files []string, refusals []Imported) {
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			refusals = append(refusals, refused(path, unreadable(err)))
		case info.IsDir():
			inside, closed := filesBelow(path)
			if len(inside)+len(closed) == 0 {
				refusals = append(refusals, refused(path, errors.New("the folder holds no file that Stet can read")))
			}
			files, refusals = append(files, inside...), append(refusals, closed...)
		default:
			files = append(files, path)
		}
	}
	return files, refusals
}

// filesBelow lists the files of known formats in a folder and the folders in
// it, hidden ones left out, in the order of their names, and the refusals of
// folders that cannot be opened. A link counts as a file.
func filesBelow(dir string) (files []string, refusals []Imported) {
	filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		switch hidden := strings.HasPrefix(filepath.Base(path), ".") && path != dir; {
		case err != nil:
			refusals = append(refusals, refused(path, unreadable(err))) // the rest is still wanted
		case hidden && entry.IsDir():
			return filepath.SkipDir
		case !hidden && isFile(entry) && format.Known(path):
			files = append(files, path)
		}
		return nil
	})
	return files, refusals
}

func isFile(entry fs.DirEntry) bool {
	return entry.Type().IsRegular() || entry.Type()&fs.ModeSymlink != 0
}

// New files an empty story to be written.
func (d *Desk) New(ctx context.Context) (string, error) {
	return d.Add(ctx, editor.Story{Article: editor.Article{Status: editor.Drafting}})
}

// Add files a story that was made here as a new article.
func (d *Desk) Add(ctx context.Context, s editor.Story) (string, error) {
	return d.add(ctx, s, editor.Revision{Name: "Created", Cause: editor.Created, Author: d.who()}, nil, true)
}

func (d *Desk) add(ctx context.Context, s editor.Story, r editor.Revision, original *editor.Original, again bool) (string, error) {
	if s.Article.Status == "" {
		s.Article.Status = editor.Inbox
	}
	if err := s.Validate(); err != nil {
		return "", fmt.Errorf("the story is not well formed: %w", err)
	}
	checked := d.Check(s)
	tally := d.Tally(s, checked)
	r.Words, r.Added = tally.Words, tally.Words
	id, err := d.lib.Add(ctx, s, r, tally, original, again)
	if err != nil {
		return "", err
	}
	return id, d.lib.SetFindings(ctx, id, 1, checked.All())
}
