package workflow

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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

// Imported is the result for one file, or one story of several in it, by its Title. ID is the new article, or the one that
// holds the same content already.
type Imported struct {
	File     string
	Title    string
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
		Title  string        `json:"title,omitempty"`
		ID     string        `json:"id,omitempty"`
		Status ImportStatus  `json:"status"`
		Notes  []editor.Note `json:"notes,omitempty"`
		Error  string        `json:"error,omitempty"`
	}{i.File, i.Title, i.ID, i.Status, i.Notes, ""}
	if i.Err != nil {
		out.Error = i.Err.Error()
	}
	return json.Marshal(out)
}

// ImportOptions are what the editor chooses: the encoding by name ("" finds it
// out), and whether content that is in the library already comes in again. Reading, where
// there is one, is told of each file that is worked on longest, from other goroutines.
type ImportOptions struct {
	Encoding string
	Again    bool
	Reading  func(done, total int, file string)
}

// Decode reads the bytes of a file that holds one story, without touching the library,
// and settles the canonical names it can.
func (d *Desk) Decode(name string, b []byte, o ImportOptions) (editor.Story, error) {
	read, err := format.Decode(name, b, format.Options{Encoding: o.Encoding, Cache: d.cache})
	if err != nil {
		return editor.Story{}, err
	}
	d.recognise(&read.Article)
	return read.Story(), nil
}

// DecodeAll is Decode for every story of a file.
func (d *Desk) DecodeAll(name string, b []byte, o ImportOptions) ([]format.Decoded, error) {
	return d.decodeAll(name, b, o, nil)
}

func (d *Desk) decodeAll(name string, b []byte, o ImportOptions, stop func() error) ([]format.Decoded, error) {
	all, err := d.decode(name, b, format.Options{Encoding: o.Encoding, Cache: d.cache, Stop: stop})
	for i := range all {
		d.recognise(&all[i].Article)
	}
	return all, err
}

// recognise fills in what the lines of a file say of people and organisations:
// the canonical name of the credit line, and the authors of the by-line.
func (d *Desk) recognise(a *editor.Article) {
	if a.Credit.Raw != "" && a.Credit.Canonical == "" {
		if orgs := credit.ParseLine(a.Credit.Raw, d.Outlets()).Orgs; len(orgs) == 1 {
			a.Credit.Canonical = orgs[0]
		}
	}
	if a.Byline != "" && len(a.Authors) == 0 {
		a.Authors = credit.ParseByline(a.Byline, d.Outlets()).Authors
	}
}

// Import reads one file into the library as a new article with revision 1 and
// the original bytes. A file that cannot be read is refused with the reason. Of a file
// that holds several stories all come in, and the first is told.
func (d *Desk) Import(ctx context.Context, name string, r io.Reader, o ImportOptions) Imported {
	return d.importOne(ctx, name, r, o)[0]
}

// importOne imports every story of one file.
func (d *Desk) importOne(ctx context.Context, name string, r io.Reader, o ImportOptions) []Imported {
	one := []incoming{{name: name, original: filepath.Base(name)}}
	one[0].read(r)
	one = d.prepare(ctx, one, o, unwatched)
	if err := d.fileAll(ctx, one); err != nil {
		for i := range one {
			if !one[i].settled() {
				one[i].refuse(err)
			}
		}
	}
	fates := make([]Imported, len(one))
	for i := range one {
		fates[i] = one[i].fate
	}
	d.recount(ctx, fates)
	return fates
}

// ImportText imports text that has no file, such as the clipboard's. Where it holds HTML
// or Markdown it comes in as such, with its headings, lists and links.
func (d *Desk) ImportText(ctx context.Context, name, text string, o ImportOptions) Imported {
	return d.Import(ctx, name+format.PastedEnding(text), strings.NewReader(text), o)
}

// incoming is a file on its way into the library, or one story of it.
type incoming struct {
	name     string
	title    string // of one story of several
	folder   string // whose pictures come in as well; "" is none
	bytes    []byte
	hash     [sha256.Size]byte
	original string // what the file is called that is kept with the story
	decoded  format.Decoded
	filing   editor.Filing
	fate     Imported // with a Status once that is known
}

func (f *incoming) settled() bool { return f.fate.Status != "" }

func (f *incoming) refuse(err error) {
	f.fate = refused(f.name, err)
	f.fate.Title = f.title
}

func refused(name string, err error) Imported {
	return Imported{File: name, Status: WasRefused, Err: err}
}

func (f *incoming) know(already *editor.AlreadyError) {
	f.fate = Imported{File: f.name, Title: f.title, ID: already.ID, Headline: already.Headline, Status: WasAlready, Err: already}
}

// open reads a file of the disk.
func (f *incoming) open() {
	file, err := os.Open(f.name)
	if err != nil {
		f.refuse(unreadable(err))
		return
	}
	defer file.Close()
	f.folder = filepath.Dir(f.name)
	f.read(file)
}

func (f *incoming) read(r io.Reader) {
	b, err := io.ReadAll(io.LimitReader(r, format.MaxBytes+1))
	if err != nil {
		f.refuse(unreadable(err))
		return
	}
	f.bytes, f.hash = b, sha256.Sum256(b)
}

// unreadable drops the path from a file error, since results name the file.
func unreadable(err error) error {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		err = p.Err
	}
	return fmt.Errorf("it cannot be read: %w", err)
}

// prepare does all with files that have been read but filing them: it looks them
// up by their hashes, and decodes and checks those that are new. It returns a story
// each: of a file that holds several, all of them. Watch is told of each that is worked
// on, and again when that is done.
func (d *Desk) prepare(ctx context.Context, files []incoming, o ImportOptions, watch watch) []incoming {
	if !o.Again {
		d.lookUp(ctx, files)
	}
	parts := make([][]incoming, len(files))
	atOnce(len(files), func(i int) {
		defer watch(files[i].name)()
		parts[i] = d.parts(ctx, files[i], o)
	})
	stories := slices.Concat(parts...)
	if !o.Again && len(stories) > len(files) {
		d.lookUp(ctx, stories)
	}
	atOnce(len(stories), func(i int) {
		if f := &stories[i]; !f.settled() {
			defer watch(f.name)()
			if err := d.makeReady(ctx, f, o); err != nil {
				f.refuse(err)
			}
		}
	})
	return stories
}

// parts returns the stories of a file, or the file itself where its fate is settled.
func (d *Desk) parts(ctx context.Context, f incoming, o ImportOptions) []incoming {
	if f.settled() {
		return []incoming{f}
	}
	read, err := d.decodeUnless(ctx, f, o)
	if err != nil {
		f.refuse(err)
		return []incoming{f}
	}
	all := make([]incoming, len(read))
	for i, r := range read {
		part := f
		part.decoded = r
		if r.Title != "" {
			part.title = r.Title
		}
		if r.Source != nil {
			part.original = r.Source.Name
			part.bytes, part.hash = r.Source.Bytes, sha256.Sum256(r.Source.Bytes)
		}
		all[i] = part
	}
	return all
}

// decodeUnless is DecodeAll for one who may cancel: a page of many megabytes takes a minute
// to read, and nobody waits for the rest of it. It is read to its end for nothing then, in
// memory of its own; of a file that holds others, only the one that is being read.
func (d *Desk) decodeUnless(ctx context.Context, f incoming, o ImportOptions) ([]format.Decoded, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var all []format.Decoded
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		all, err = d.decodeAll(f.name, f.bytes, o, ctx.Err)
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-done:
		return all, err
	}
}

// lookUp settles the files that are in the library already. Where it cannot tell,
// filing them does.
func (d *Desk) lookUp(ctx context.Context, files []incoming) {
	var hashes [][]byte
	for i := range files {
		if !files[i].settled() {
			hashes = append(hashes, files[i].hash[:])
		}
	}
	known, _ := d.lib.Known(ctx, hashes)
	for i := range files {
		if already, ok := known[string(files[i].hash[:])]; ok && !files[i].settled() {
			files[i].know(&already)
		}
	}
}

// makeReady takes the pictures of a story in and checks it.
func (d *Desk) makeReady(ctx context.Context, f *incoming, o ImportOptions) (err error) {
	s := f.decoded.Story()
	s.Notes = append(s.Notes, d.takePictures(ctx, s.Article.Body, f.decoded, f.folder)...)
	f.filing, err = d.filing(ctx, s, editor.Revision{Name: "Imported", Cause: editor.Imported, Author: d.who()})
	f.filing.Original, f.filing.Again = &editor.Original{Name: f.original, Bytes: f.bytes}, o.Again
	return err
}

// fileAll files what is not settled yet in one transaction, and settles it. An
// error says that nothing can be filed at present.
func (d *Desk) fileAll(ctx context.Context, files []incoming) error {
	var filings []editor.Filing
	var of []*incoming
	for i := range files {
		if f := &files[i]; !f.settled() {
			filings, of = append(filings, f.filing), append(of, f)
		}
	}
	if len(filings) == 0 {
		return nil
	}
	filed, err := d.lib.AddAll(ctx, filings)
	if err != nil {
		return err
	}
	for i, f := range of {
		f.settle(filed[i])
	}
	return nil
}

func (f *incoming) settle(filed editor.Filed) {
	s := f.filing.Versions[0].Story
	already := (*editor.AlreadyError)(nil)
	switch {
	case errors.As(filed.Err, &already):
		f.know(already)
	case filed.Err != nil:
		f.refuse(filed.Err)
	default:
		f.fate = Imported{File: f.name, Title: f.title, ID: filed.ID, Headline: s.Article.Headline, Status: WasImported, Notes: s.Notes}
	}
}
