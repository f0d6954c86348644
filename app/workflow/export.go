package workflow

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"stet/editor"
	"stet/editor/doc"
	"stet/editor/fact"
	"stet/editor/format"
	"stet/editor/format/piece"
)

// BlockedError holds the findings that stop an export. It is
// editor.ErrBlocked.
type BlockedError struct{ Findings []editor.Finding }

func (e *BlockedError) Error() string {
	lines := []string{editor.ErrBlocked.Error()}
	for _, f := range e.Findings {
		lines = append(lines, "  "+f.Rule+": "+f.Message)
	}
	return strings.Join(lines, "\n")
}

// Is makes errors.Is(err, editor.ErrBlocked) true.
func (e *BlockedError) Is(target error) bool { return target == editor.ErrBlocked }

// Order says how a story leaves the house. Format is the ID of a format, "" for the
// first one of the path's ending. For is the destination whose gates hold as well.
type Order struct {
	Format   string
	Path     string
	Pictures editor.PicturesIn
	For      editor.Destination
	Override *editor.Override
}

// format is the one that an order asks for, which writes.
func (o Order) format() (format.Format, error) {
	if o.Format == "" {
		return format.For(filepath.Ext(o.Path))
	}
	return WrittenFormat(o.Format)
}

// WrittenFormat returns the format of an ID, or says which there are to be written.
func WrittenFormat(id string) (format.Format, error) {
	if f, ok := format.ByID(id); ok && f.Writes() {
		return f, nil
	}
	var ids []string
	for _, f := range format.Written() {
		ids = append(ids, f.ID)
	}
	return format.Format{}, fmt.Errorf("%q is not a format that Stet writes: choose one of %s", id, strings.Join(ids, ", "))
}

// Export writes s to the order's path and files a revision that says so; the same words are
// filed once, in whatever form and under whatever name they go out, and the history tells
// of each time. The file
// holds the words that readers get: those of suggestions as if all were accepted, unless
// the format is there to show them; the story's pictures go where the order has them.
// What was written is read again first, and a credit that the format loses is a finding.
// Findings that stop an export answer with a *BlockedError, unless an override
// gives a name and a reason, which the revision keeps. The file is written whole,
// with its pictures, or nothing is; should it fail to reach its place at the
// last moment, the revision filed comes with the error.
func (d *Desk) Export(ctx context.Context, id string, base int, s editor.Story, o Order) (editor.Revision, error) {
	f, err := o.format()
	if err != nil {
		return editor.Revision{}, err
	}
	if err := d.unbinned(ctx, id); err != nil {
		return editor.Revision{}, err
	}
	to := o.For
	to.Format, to.Pictures = f.ID, o.Pictures
	written, err := d.encode(ctx, f, to, s)
	if err != nil {
		return editor.Revision{}, err
	}
	checked, err := d.checkFor(ctx, id, s, to, reread(f, written, s, to))
	if err != nil {
		return editor.Revision{}, err
	}
	kept, err := d.gate(s, checked.Stopping(), o.Override)
	if err != nil {
		return editor.Revision{}, err
	}
	if kept != nil { // which may make another revision of it, and pages and wires say which
		if written, err = d.encodeAs(ctx, f, to, []int{d.wentOut(ctx, id, base, s).as(base, kept)}, s); err != nil {
			return editor.Revision{}, err
		}
	}
	if info, err := os.Stat(o.Path); err == nil && !info.Mode().IsRegular() {
		return editor.Revision{}, fmt.Errorf("%s is there already and is not a file: choose another name", filepath.Base(o.Path))
	}
	withdraw := func() {}
	if beside(f, o.Pictures) {
		if withdraw, err = d.exportPictures(ctx, doc.Clean(s).Article, o.Path); err != nil {
			return editor.Revision{}, err
		}
	}
	temporary, err := writeBeside(o.Path, written)
	if err != nil {
		withdraw()
		return editor.Revision{}, err
	}
	r, err := d.fileExport(ctx, id, base, s, filepath.Base(o.Path), kept)
	if err != nil {
		os.Remove(temporary)
		withdraw()
		return r, err
	}
	if err := os.Rename(temporary, o.Path); err != nil {
		os.Remove(temporary)
		return r, fmt.Errorf("put the export in its place: %w", err)
	}
	return r, d.sentTo(ctx, id, o.Path, f, o.For)
}

// unbinned answers with editor.ErrBinned for a story in the bin: what is thrown away does
// not go out, and an export that files a revision would take it out again unasked.
func (d *Desk) unbinned(ctx context.Context, id string) error {
	row, err := d.lib.Summary(ctx, id)
	if err == nil && !row.Deleted.IsZero() {
		return fmt.Errorf("story %s: %w", id, editor.ErrBinned)
	}
	return err
}

// sentTo writes down that a story went out, as which file and how.
func (d *Desk) sentTo(ctx context.Context, id, path string, f format.Format, to editor.Destination) error {
	folder, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		folder = filepath.Dir(path)
	}
	return d.act(ctx, id, editor.Action{What: editor.SentOut, To: filepath.Base(path), Sent: &editor.Sending{Format: f.ID, Folder: folder, For: to.Name}})
}

// fileExport files the revision of an export. Where the words went out last as they are
// now, and nobody overrides what was not overridden then, that is on file: the answer is the
// newest revision.
func (d *Desk) fileExport(ctx context.Context, id string, base int, s editor.Story, name string, o *editor.Override) (editor.Revision, error) {
	if w := d.wentOut(ctx, id, base, s); w.holds(o) {
		return w.Revision, nil
	}
	return d.file(ctx, id, base, s, editor.Revision{Cause: editor.ForExport, Name: exportedName + name, Override: o})
}

// went is the newest revision of a story where it is what went out last, and under which
// overrides it did.
type went struct {
	editor.Revision
	under []editor.Override
}

// wentOut returns how a story went out last, nil where its words are not those. Other words
// that a draft holds are filed, and so is what cannot be read. How far along a story is, is
// no word of it.
func (d *Desk) wentOut(ctx context.Context, id string, base int, s editor.Story) *went {
	all, err := d.lib.Revisions(ctx, id)
	if err != nil || len(all) == 0 || all[0].Number != base {
		return nil
	}
	exported := slices.DeleteFunc(slices.Clone(all), func(r editor.Revision) bool { return r.Cause != editor.ForExport })
	filed := map[string]bool{} // whether what has a hash holds these words
	same := func(r editor.Revision) bool {
		known, read := filed[r.Hash]
		if !read {
			known = d.has(ctx, id, r.Number, s)
			filed[r.Hash] = known
		}
		return known
	}
	if len(exported) == 0 || !same(all[0]) || !same(exported[0]) {
		return nil
	}
	if draft, err := d.lib.Draft(ctx, id); err == nil {
		if changed, err := Differs(draft.Story, s); err != nil || changed {
			return nil
		}
	} else if !errors.Is(err, editor.ErrNotFound) {
		return nil
	}
	out := &went{Revision: all[0]}
	for _, e := range exported {
		if e.Override != nil && same(e) {
			out.under = append(out.under, *e.Override)
		}
	}
	return out
}

// has reports whether a revision holds a story's very words.
func (d *Desk) has(ctx context.Context, id string, number int, s editor.Story) bool {
	filed, _, err := d.lib.Story(ctx, id, number)
	if err != nil {
		return false
	}
	changed, err := Differs(filed, s)
	return err == nil && !changed
}

// holds reports whether another time is on file already: by that override if there is one.
func (w *went) holds(o *editor.Override) bool {
	return w != nil && (o == nil || slices.ContainsFunc(w.under, func(u editor.Override) bool { return u.Holds(*o) }))
}

// as is the number of the revision that words which go on from base go out as.
func (w *went) as(base int, o *editor.Override) int {
	if w.holds(o) {
		return base
	}
	return base + 1
}

// beside reports whether the pictures go out as files of their own.
func beside(f format.Format, in editor.PicturesIn) bool {
	return in == editor.PicturesBeside || in == editor.PicturesAsUsual && !f.Inside
}

// encode writes stories in a format: with what is suggested and said of them where that
// is what the format is for, and else as readers get them; for a destination that is for
// readers without what is for the desk only.
func (d *Desk) encode(ctx context.Context, f format.Format, to editor.Destination, stories ...editor.Story) ([]byte, error) {
	return d.encodeAs(ctx, f, to, d.numbers(ctx, stories), stories...)
}

// encodeAs is encode for stories that go out as these revisions.
func (d *Desk) encodeAs(ctx context.Context, f format.Format, to editor.Destination, revisions []int, stories ...editor.Story) ([]byte, error) {
	p := piece.Parcel{Revisions: revisions, At: d.now(), Pages: d.pages(stories[0])}
	if to.Pictures == editor.PicturesAsUsual {
		p.Picture = func(file string) ([]byte, bool) {
			b, err := d.lib.Picture(ctx, file)
			return b, err == nil
		}
	}
	p.Stories = goingIn(f, to, stories)
	var b bytes.Buffer
	err := f.Encode(&b, p)
	return b.Bytes(), err
}

// gate returns the override of what stops a story to keep, nil where none was needed. What
// whoever gave it has not seen, as what only reading the file again has found, it does not
// cover.
func (d *Desk) gate(s editor.Story, stopping []editor.Finding, o *editor.Override) (*editor.Override, error) {
	if len(stopping) == 0 {
		return nil, nil
	}
	if o == nil || slices.ContainsFunc(stopping, func(f editor.Finding) bool { return !o.Covers(f) }) {
		return nil, &BlockedError{stopping}
	}
	kept := overruling(stopping, *o)
	if kept.By == "" || kept.Reason == "" {
		return nil, errors.New("an override needs the name of who decides and the reason")
	}
	if err := fact.MayOverride(s, stopping, kept.By); err != nil {
		return nil, err
	}
	kept.At = d.now()
	return kept, nil
}

// overruling is an override as it is kept with what it overrules.
func overruling(stopping []editor.Finding, o editor.Override) *editor.Override {
	o.By, o.Reason, o.Findings = strings.TrimSpace(o.By), strings.TrimSpace(o.Reason), nil
	for _, f := range stopping {
		o.Findings = append(o.Findings, f.Seen())
	}
	return &o
}

// writeFile makes b the file at path, whole or not at all. A file that is there is
// replaced.
func writeFile(path string, b []byte) error { return streamFile(path, writing(b)) }

// streamFile is writeFile for what is written bit by bit.
func streamFile(path string, write func(io.Writer) error) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is there already and is not a file: choose another name", path)
	}
	temporary, err := streamBeside(path, write)
	if err != nil {
		return err
	}
	if err := os.Rename(temporary, path); err != nil {
		os.Remove(temporary)
		return fmt.Errorf("put %s in its place: %w", filepath.Base(path), err)
	}
	return nil
}

// writing writes b.
func writing(b []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	}
}

// writeBeside writes b to a new file in path's folder, flushed to the disk, and
// returns its name.
func writeBeside(path string, b []byte) (string, error) { return streamBeside(path, writing(b)) }

// streamBeside is writeBeside for what is written bit by bit.
func streamBeside(path string, write func(io.Writer) error) (string, error) {
	folder := filepath.Dir(path)
	f, err := os.CreateTemp(folder, ".stet-export-*")
	if err != nil {
		return "", unwritten(folder, err)
	}
	err = errors.Join(write(f), f.Chmod(0o644), f.Sync(), f.Close())
	if err != nil {
		os.Remove(f.Name())
		return "", unwritten(folder, err)
	}
	return f.Name(), nil
}

// unwritten says why nothing could be written in a folder, and what to do about it.
func unwritten(folder string, err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf("the disk that %s is on is full: make room there, or choose another folder", folder)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("nothing may be written in %s: choose another folder", folder)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no folder %s: choose another one", folder)
	}
	return fmt.Errorf("write in %s: %w", folder, err)
}
