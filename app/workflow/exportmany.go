package workflow

import (
	"archive/zip"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/doc"
	"stet/editor/format"
)

// Leaving is a story that is to leave the house, as it stands, with what is said
// against that.
type Leaving struct {
	ID      string
	Base    int // the revision that its words go on from
	Story   editor.Story
	Checked Checked
	went    *went // the last time, once it was checked: nil where these words never did
}

// Revision is the number of the revision that the story goes out as, with what stops it
// overridden like that: a new one, but for words that went out so before.
func (l Leaving) Revision(o *editor.Override) int {
	if stopping := l.Checked.Stopping(); len(stopping) == 0 {
		o = nil
	} else if o == nil {
		return l.Base + 1 // whoever overrides that is yet to say so
	} else {
		o = overruling(stopping, *o)
	}
	return l.went.as(l.Base, o)
}

// At is the story with what is said against its suggestions at another destination, or in
// another format of the same; all else was checked before.
func (l Leaving) At(to editor.Destination) Leaving {
	l.Checked.Copy = unsettledAt(l.Story.Article, to)
	return l
}

// Leaving opens a story that is to leave the house.
func (d *Desk) Leaving(ctx context.Context, id string) (Leaving, error) {
	o, err := d.Open(ctx, id)
	if err != nil {
		return Leaving{}, err
	}
	l := Leaving{ID: id, Base: o.Revision.Number, Story: o.Story}
	if o.Draft != nil {
		l.Base = o.Draft.Base
	}
	return l, nil
}

// CheckLeaving returns stories with what is said against their going to a destination.
func (d *Desk) CheckLeaving(ctx context.Context, all []Leaving, to editor.Destination, progress func(done, total int)) ([]Leaving, error) {
	all = slices.Clone(all)
	for i := range all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		progress(i, len(all))
		one := &all[i]
		one.went = d.wentOut(ctx, one.ID, one.Base, one.Story)
		var err error
		if one.Checked, err = d.CheckFor(ctx, one.ID, one.Story, to); err != nil {
			return nil, fmt.Errorf("%s: %w", one.Story.Article.Headline, err)
		}
	}
	return all, nil
}

// Shipment says how several stories leave the house: to where, by what is set for a
// destination, and who lets those go that are stopped. To is the folder, or the zip or
// the one file.
type Shipment struct {
	editor.Destination
	To       string
	Override *editor.Override
}

// Fate is what became of one story of a shipment. Name is its file, in the folder or in
// the zip, or the one that holds all. Err is why it did not go; where its revision was filed all the same, it has a
// number.
type Fate struct {
	ID       string
	Headline string
	Name     string
	Revision editor.Revision
	Err      error
}

// Stopped reports whether the desk's gates have kept a story back.
func (s Fate) Stopped() bool { return errors.Is(s.Err, editor.ErrBlocked) }

// Shipped is what became of a shipment, in the order of its stories. Err is why none of
// them went.
type Shipped struct {
	Fates []Fate
	Err   error
}

// Gone counts the stories that went.
func (s Shipped) Gone() int {
	n := 0
	for _, one := range s.Fates {
		if one.Err == nil {
			n++
		}
	}
	return n
}

// ErrCancelled is why a story did not go that was not yet written when somebody
// cancelled.
var ErrCancelled = errors.New("not written: the export was cancelled")

// ExportAll exports several stories into a folder, a zip or one file. What stops one
// does not stop the rest; each that goes files a revision that says so. Files in a
// folder are written one after the other, and those that are when the context ends
// stay; a zip or one file is written whole, with all that may go, or not at all.
func (d *Desk) ExportAll(ctx context.Context, all []Leaving, s Shipment, progress func(done, total int, headline string)) Shipped {
	f, err := WrittenFormat(s.Format)
	if err != nil {
		return Shipped{Err: err}
	}
	if s.Packing == editor.InOneFile && !f.Many && len(all) > 1 {
		return Shipped{Err: fmt.Errorf("a file of %s holds one story: choose a file each, or a zip", f.Name)}
	}
	out := Shipped{Fates: make([]Fate, len(all))}
	for i, l := range all {
		out.Fates[i] = Fate{ID: l.ID, Headline: l.Story.Article.Headline}
	}
	job := &shipping{d: d, Shipment: s, format: f, all: slices.Clone(all), Shipped: &out, progress: progress}
	switch s.Packing {
	case editor.InFiles:
		job.files(ctx)
	default:
		out.Err = job.together(ctx)
	}
	if out.Err != nil {
		for i := range out.Fates {
			if one := &out.Fates[i]; one.Err == nil {
				one.Err = out.Err
			}
		}
	}
	return out
}

// shipping is a shipment on its way.
type shipping struct {
	d *Desk
	Shipment
	*Shipped
	format   format.Format
	all      []Leaving
	progress func(done, total int, headline string)
}

func (s *shipping) told(i int) { s.progress(i, len(s.all), s.all[i].Story.Article.Headline) }

// name is what a story's file is called, without its ending. Its revision is the one
// that is filed with the export.
func (s *shipping) name(l Leaving) string {
	a := l.Story.Article
	a.ID = l.ID
	return FileName(s.Naming, a, l.Revision(s.Override), s.d.now())
}

// files writes a file for each story.
func (s *shipping) files(ctx context.Context) {
	var id string // of the story that a name is for
	in := names{there: func(name string) bool {
		return exists(filepath.Join(s.To, name)) && !(s.Replace && s.d.sentAs(ctx, id, name))
	}}
	for i, l := range s.all {
		id = l.ID
		one := &s.Fates[i]
		if ctx.Err() != nil {
			one.Err = ErrCancelled
			continue
		}
		s.told(i)
		if one.Err = cmp.Or(s.d.unbinned(context.WithoutCancel(ctx), l.ID), s.stops(l)); one.Err != nil {
			continue // before it takes a name
		}
		one.Name = in.free(s.name(l), s.format.Endings[0])
		order := Order{Format: s.Format, Path: filepath.Join(s.To, one.Name), Pictures: s.Pictures, For: s.Destination, Override: s.Override}
		whole := context.WithoutCancel(ctx) // what has begun is not left half done
		one.Err = s.d.taking(whole, l.ID, func() (err error) {
			one.Revision, err = s.d.Export(whole, l.ID, l.Base, l.Story, order)
			return err
		})
	}
}

// sentAs reports whether a story has gone out under a name before: only then may another
// export of it replace the file.
func (d *Desk) sentAs(ctx context.Context, id, name string) bool {
	names, err := d.SentAs(ctx, id)
	return err == nil && slices.Contains(names, name)
}

// exportedName is what a revision of an export is called, before the file's name.
const exportedName = "Exported "

// SentAs lists the files that a story went out as, by its history, and by its revisions
// where those are older than that.
func (d *Desk) SentAs(ctx context.Context, id string) ([]string, error) {
	told, err := d.lib.History(ctx, id, editor.HistoryQuery{Deeds: []editor.Deed{editor.SentOut}, Limit: mostSent})
	if err != nil {
		return nil, err
	}
	all, err := d.lib.Revisions(ctx, id)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, h := range told {
		if h.Event != nil {
			names = append(names, h.Event.Became)
		}
	}
	for _, r := range all {
		if name, ok := strings.CutPrefix(r.Name, exportedName); ok && r.Cause == editor.ForExport {
			names = append(names, name)
		}
	}
	return names, nil
}

// mostSent is how many exports of one story are looked through.
const mostSent = 2000

// stops is what the gates say of a story, as they were asked.
func (s *shipping) stops(l Leaving) error {
	_, err := s.d.gate(l.Story, l.Checked.Stopping(), s.Override)
	return err
}

// readAgain reads what is written of a story again, and asks the gates once more.
func (s *shipping) readAgain(ctx context.Context, l *Leaving) error {
	if err := s.stops(*l); err != nil {
		return err
	}
	b, err := s.d.encode(ctx, s.format, s.Destination, l.Story)
	if err != nil {
		return err
	}
	if l.Checked, err = s.d.checkFor(ctx, l.ID, l.Story, s.Destination, reread(s.format, b, l.Story, s.Destination)); err != nil {
		return err
	}
	return s.stops(*l)
}

// together writes all stories that may go into one file, files their revisions, and
// puts it in its place: without those that could not be filed after all.
func (s *shipping) together(ctx context.Context) error {
	if info, err := os.Stat(s.To); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is there already and is not a file: choose another name", filepath.Base(s.To))
	}
	var going []int
	for i := range s.all {
		if ctx.Err() != nil {
			return ErrCancelled
		}
		if s.Fates[i].Err = cmp.Or(s.d.unbinned(ctx, s.all[i].ID), s.readAgain(ctx, &s.all[i])); s.Fates[i].Err == nil {
			going = append(going, i)
		}
	}
	if len(going) == 0 {
		return nil
	}
	temporary, err := s.write(ctx, going)
	if ctx.Err() != nil {
		os.Remove(temporary)
		return ErrCancelled
	}
	if err != nil {
		return err
	}
	defer func() { os.Remove(temporary) }() // where it has not been put in its place
	withdraw, err := s.picturesBeside(ctx, going)
	if err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	filed := slices.DeleteFunc(slices.Clone(going), func(i int) bool { return !s.filed(ctx, i) })
	if len(filed) == 0 {
		withdraw()
		return nil
	}
	if len(filed) < len(going) {
		os.Remove(temporary)
		if temporary, err = s.write(ctx, filed); err != nil {
			return err
		}
	}
	if err := os.Rename(temporary, s.To); err != nil {
		return fmt.Errorf("put the export in its place: %w", err)
	}
	for _, i := range filed {
		s.Fates[i].Err = s.d.sentTo(ctx, s.Fates[i].ID, s.To, s.format, s.Destination)
	}
	return nil
}

// picturesBeside writes the pictures beside a file that holds all stories but them.
func (s *shipping) picturesBeside(ctx context.Context, some []int) (undo func(), err error) {
	var undos []func()
	undo = func() {
		for _, one := range undos {
			one()
		}
	}
	if s.Packing != editor.InOneFile || !beside(s.format, s.Pictures) {
		return undo, nil
	}
	for _, i := range some {
		one, err := s.d.exportPictures(ctx, doc.Clean(s.all[i].Story).Article, s.To)
		if err != nil {
			undo()
			return nil, err
		}
		undos = append(undos, one)
	}
	return undo, nil
}

// filed files the revision of a story's export.
func (s *shipping) filed(ctx context.Context, i int) bool {
	l, one := s.all[i], &s.Fates[i]
	override, err := s.d.gate(l.Story, l.Checked.Stopping(), s.Override)
	if err == nil {
		err = s.d.taking(ctx, l.ID, func() (err error) {
			one.Revision, err = s.d.fileExport(ctx, l.ID, l.Base, l.Story, filepath.Base(s.To), override)
			return err
		})
	}
	one.Err = err
	return err == nil
}

// write writes some of the stories to a new file beside the one to be, and returns its
// name.
func (s *shipping) write(ctx context.Context, some []int) (string, error) {
	return streamBeside(s.To, func(w io.Writer) error {
		if s.Packing == editor.InOneFile {
			return s.writeOne(ctx, w, some)
		}
		return s.writeZip(ctx, w, some)
	})
}

func (s *shipping) writeOne(ctx context.Context, w io.Writer, some []int) error {
	stories, numbers := make([]editor.Story, len(some)), make([]int, len(some))
	for n, i := range some {
		s.told(i)
		stories[n], numbers[n] = s.all[i].Story, s.all[i].Revision(s.Override)
		s.Fates[i].Name = filepath.Base(s.To)
	}
	b, err := s.d.encodeAs(ctx, s.format, s.Destination, numbers, stories...)
	if err == nil {
		_, err = w.Write(b)
	}
	return err
}

// writeZip writes a file for each story into a zip, with the pictures beside them once.
func (s *shipping) writeZip(ctx context.Context, w io.Writer, some []int) error {
	out, in := zip.NewWriter(w), names{there: func(string) bool { return false }}
	pictures := map[string]bool{}
	for _, i := range some {
		if ctx.Err() != nil {
			return ErrCancelled
		}
		s.told(i)
		l := s.all[i]
		b, err := s.d.encodeAs(ctx, s.format, s.Destination, []int{l.Revision(s.Override)}, l.Story)
		if err != nil {
			return fmt.Errorf("%s: %w", l.Story.Article.Headline, err)
		}
		s.Fates[i].Name = in.free(s.name(l), s.format.Endings[0])
		if err := s.put(out, s.Fates[i].Name, b); err != nil {
			return err
		}
		if !beside(s.format, s.Pictures) {
			continue
		}
		for _, block := range doc.Clean(l.Story).Article.Body {
			if err := s.putPicture(ctx, out, block.Image, pictures); err != nil {
				return err
			}
		}
	}
	return out.Close()
}

func (s *shipping) putPicture(ctx context.Context, out *zip.Writer, i *editor.Image, there map[string]bool) error {
	if i == nil || !strings.HasPrefix(i.File, "pictures/") || there[i.File] {
		return nil
	}
	b, err := s.d.lib.Picture(ctx, i.File)
	if errors.Is(err, editor.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	there[i.File] = true
	return s.put(out, i.File, b)
}

func (s *shipping) put(out *zip.Writer, name string, b []byte) error {
	w, err := out.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: s.d.now()})
	if err == nil {
		_, err = w.Write(b)
	}
	return err
}
