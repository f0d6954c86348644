package format

import (
	"errors"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"stet/editor"
	"stet/editor/format/packed"
)

// Archives: every file in one is read as if it came alone, in the order of their names.
// The pictures that a story shows go with it; so do those that lie beside it, where it
// is clear whose they are. All that is left out is listed, but for what systems put
// into archives on their own account.

// errOutside is why a file that an archive would put elsewhere is not read.
var errOutside = errors.New("its name leads out of the archive, as no honest one does")

// archive is one archive while it is read.
type archive struct {
	in      *input
	file    *packed.File
	stories []*reading
	folders [][2]string     // folder and stem of the file that each story is from
	taken   map[string]bool // pictures that a story shows
	left    []string        // what was left out, with why
}

// decodeZip reads an archive.
func decodeZip(in *input) ([]*reading, error) {
	file, err := packed.Open(in.bytes)
	if err != nil {
		return nil, err
	}
	a := &archive{in: in, file: file, taken: map[string]bool{}}
	names := slices.DeleteFunc(file.Names(), ofSystem)
	slices.Sort(names)
	var pictures []string
	for _, name := range names {
		if err := in.stopped(); err != nil {
			return nil, err
		}
		if slices.Contains(pictureEndings, ending(name)) {
			pictures = append(pictures, name)
			continue
		}
		if err := a.read(name); err != nil {
			a.leave(name, err)
		}
	}
	for _, name := range file.Outside() {
		a.leave(name, errOutside)
	}
	if len(a.stories) == 0 {
		return nil, a.nothing(len(pictures))
	}
	for i, r := range a.stories {
		a.shown(r.inner, a.folders[i][0], pictures)
	}
	for _, name := range pictures {
		if !a.taken[name] {
			a.beside(name)
		}
	}
	if len(a.left) > 0 {
		in.notes = append(in.notes, editor.Note{Decision: count(len(a.left), "file", "files") + " of the archive left out", Text: strings.Join(a.left, "\n")})
	}
	return a.stories, nil
}

// isArchive reports whether b is an archive that somebody packed, and no document that
// is one inside.
func isArchive(b []byte) bool {
	if !packed.IsZip(b) {
		return false
	}
	f, err := packed.Open(b)
	return err != nil || !slices.ContainsFunc([]string{"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "META-INF/container.xml"}, f.Has)
}

// ofSystem reports whether a file is one that systems put into archives.
func ofSystem(name string) bool {
	base := path.Base(name)
	return strings.HasPrefix(base, ".") || strings.HasPrefix(name, "__MACOSX/") || slices.Contains([]string{"thumbs.db", "desktop.ini"}, strings.ToLower(base))
}

// unpack unpacks a file, while there is room.
func (a *archive) unpack(name string) ([]byte, error) {
	if a.in.room.bytes <= 0 {
		return nil, packed.ErrTooMuch
	}
	b, err := a.file.Part(name)
	a.in.room.bytes -= len(b)
	return b, err
}

func (a *archive) read(name string) error {
	b, err := a.unpack(name)
	if err != nil {
		return err
	}
	read, err := a.in.stories(enclosed{name, b})
	for range read {
		a.folders = append(a.folders, [2]string{path.Dir(name), stem(name)})
	}
	a.stories = append(a.stories, read...)
	return err
}

// mostLeft is how many files that were left out are listed by name.
const mostLeft = 100

func (a *archive) leave(name string, err error) {
	switch {
	case len(a.left) < mostLeft:
		a.left = append(a.left, fmt.Sprintf("%s: %v", name, err))
	case len(a.left) == mostLeft:
		a.left = append(a.left, "and others")
	}
}

// nested shortens what is said of an archive in an archive: "a.zip › b.zip: why".
func nested(why string) string {
	said := ": " + errNoStory.Error() + " ("
	n := strings.Count(why, said)
	for range n {
		why = strings.TrimSuffix(why, ")")
	}
	return strings.ReplaceAll(why, said, " › ")
}

// nothing says why no story was found.
func (a *archive) nothing(pictures int) error {
	switch {
	case len(a.left) > 0:
		return fmt.Errorf("%w (%s)", errNoStory, nested(a.left[0]))
	case pictures > 0:
		return fmt.Errorf("%w (there are only pictures in it: drop them on the story that they are for)", errNoStory)
	}
	return ErrEmpty
}

// shown gives a story the pictures that it shows by their place in the archive.
func (a *archive) shown(d *Decoded, folder string, pictures []string) {
	for _, b := range d.Article.Body {
		if b.Image == nil || b.Image.File == "" || d.Pictures[b.Image.File] != nil {
			continue
		}
		said, err := url.PathUnescape(b.Image.File)
		if err != nil {
			said = b.Image.File
		}
		if name := path.Join(folder, said); slices.Contains(pictures, name) {
			if src, err := a.unpack(name); err != nil {
				a.leave(name, err)
			} else {
				d.keep(b.Image.File, src)
			}
			a.taken[name] = true
		}
	}
}

// foldersAbove lists the folder that a file lies in, and those that this lies in.
func foldersAbove(name string) []string {
	var all []string
	for name != "." && name != "/" {
		name = path.Dir(name)
		all = append(all, name)
	}
	return all
}

// beside puts a picture below the story that it lies beside: the only one of its
// folder, or of the nearest folder above that has any; of several the one that shares
// its name.
func (a *archive) beside(name string) {
	for _, folder := range foldersAbove(name) {
		var here, alike []int
		for i, of := range a.folders {
			if of[0] != folder {
				continue
			}
			here = append(here, i)
			if strings.HasPrefix(stem(name), of[1]) {
				alike = append(alike, i)
			}
		}
		switch {
		case len(here) == 0:
			continue
		case len(here) > 1:
			here = alike
		}
		if len(here) != 1 {
			break
		}
		b, err := a.unpack(name)
		if err != nil {
			a.leave(name, err)
			return
		}
		r := a.stories[here[0]]
		r.show([]enclosed{{name, b}})
		r.tell("picture that lay beside the story put below it", name)
		return
	}
	a.leave(name, errNobodys)
}

// stem is a file's name without folder and ending.
func stem(name string) string {
	base := path.Base(name)
	return strings.ToLower(strings.TrimSuffix(base, path.Ext(base)))
}
