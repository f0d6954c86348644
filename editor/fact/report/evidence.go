package report

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"time"

	"stet/editor"
	"stet/editor/format/pdf"
	"stet/editor/sheet"
)

// evidence is the package that goes to a lawyer or into the archive: the annotated
// copy, the sheets, every kept file once, and the hashes of all in the form that
// "sha256sum -c" reads. The same dossier gives the same bytes. A file that the
// library does not keep is named in missing.txt; one that is damaged is an error.
func evidence(w io.Writer, d *Dossier) error {
	p := &parcel{zip: zip.NewWriter(w), saved: d.Revision.Saved.UTC(), lies: map[string]string{}}
	if err := p.files(d); err != nil {
		return err
	}
	d = p.pointing(*d)
	for _, f := range []struct {
		name  string
		write func(io.Writer, *Dossier) error
	}{{"annotated.html", annotatedPage}, {"annotated.pdf", annotatedPaper}, {"lines.csv", lineRows}, {"sources.csv", sourceRows}} {
		var b bytes.Buffer
		err := f.write(&b, d)
		if errors.Is(err, pdf.ErrFaces) || errors.Is(err, pdf.ErrLetters) {
			continue // the web page has the same words
		}
		if err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
		if err := p.add(f.name, b.Bytes()); err != nil {
			return err
		}
	}
	if len(p.missing) > 0 {
		if err := p.add("missing.txt", []byte(strings.Join(p.missing, ""))); err != nil {
			return err
		}
	}
	if err := p.put("SHA256SUMS", []byte(strings.Join(p.sums, ""))); err != nil {
		return err
	}
	return p.zip.Close()
}

// parcel is a package that is being filled.
type parcel struct {
	zip           *zip.Writer
	saved         time.Time
	sums, missing []string
	lies          map[string]string // where a kept file lies in it, by its hash
}

// pointing returns the dossier with the kept files named as they lie in the package, so
// that what the copy and the sheets say leads to them.
func (p *parcel) pointing(d Dossier) *Dossier {
	d.Story = d.Story.Clone()
	for _, f := range d.Story.Facts {
		for i, s := range f.Sources {
			if name, ok := p.lies[s.SHA256]; ok {
				f.Sources[i].File = name
			}
		}
	}
	return &d
}

// add puts a file into the package and its hash on the list.
func (p *parcel) add(name string, b []byte) error {
	p.sums = append(p.sums, editor.HashBytes(b)+"  "+name+"\n")
	return p.put(name, b)
}

func (p *parcel) put(name string, b []byte) error {
	f, err := p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: p.saved})
	if err == nil {
		_, err = f.Write(b)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// files puts in every kept file once, whatever names it goes by.
func (p *parcel) files(d *Dossier) error {
	var kept []cited
	for _, c := range d.cited() {
		if c.SHA256 != "" && !hasFile(kept, c.SHA256) {
			kept = append(kept, c)
		}
	}
	for i, c := range kept {
		if d.Progress != nil {
			if err := d.Progress(i, len(kept)); err != nil {
				return err
			}
		}
		b, err := read(d, c.SHA256)
		switch {
		case errors.Is(err, editor.ErrNotFound):
			p.missing = append(p.missing, c.SHA256+"  "+oneLine(c.File)+"\n")
			continue
		case err != nil:
			return fmt.Errorf("the file %s of the source %q: %w", c.File, c.Title, err)
		}
		p.lies[c.SHA256] = fileName(c.Source)
		if err := p.add(p.lies[c.SHA256], b); err != nil {
			return err
		}
	}
	if d.Progress != nil {
		return d.Progress(len(kept), len(kept))
	}
	return nil
}

func hasFile(all []cited, sha256 string) bool {
	for _, c := range all {
		if c.SHA256 == sha256 {
			return true
		}
	}
	return false
}

func read(d *Dossier, sha256 string) ([]byte, error) {
	if d.File == nil {
		return nil, editor.ErrNotFound
	}
	b, err := d.File(sha256)
	if err == nil && editor.HashBytes(b) != sha256 {
		return nil, editor.ErrDamaged
	}
	return b, err
}

// fileName is what a kept file is called in the package: by its hash, so that no two
// are one, and its own name, made safe for every system.
func fileName(s editor.Source) string {
	name := path.Base(strings.ReplaceAll(s.FileName(), `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"|?*/\`, r) {
			return '_'
		}
		return r
	}, sheet.Printable(name))
	name = strings.TrimRight(name, ". ")
	if len(name) > 100 {
		ending := path.Ext(name)
		name = strings.ToValidUTF8(name[:100-min(len(ending), 20)], "") + ending[:min(len(ending), 20)]
	}
	if name == "" {
		name = "file"
	}
	return "files/" + s.SHA256[:min(12, len(s.SHA256))] + "-" + name
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
