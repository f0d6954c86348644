// Package packed opens and writes the packages that word processors, readers of
// books and people with many files use: ZIP archives of small parts, most of them XML.
//
// A package is a stranger's. It is opened within limits, its names lead nowhere but
// into itself, and its XML has neither entities nor anything to fetch. What is wrong with
// JSON is said in words that are not Go's.
//
// ZIP: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
package packed

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// The limits of a package: beyond them nobody has written an article, but somebody a
// bomb.
const (
	MaxParts = 10_000
	MaxPart  = 64 << 20  // bytes of a part, unpacked
	MaxTotal = 256 << 20 // of all parts that are read
)

// The ways in which a package cannot be opened; match with errors.Is.
var (
	ErrDamaged = errors.New("the file is damaged: its parts cannot be unpacked; ask for it again")
	ErrTooMuch = errors.New("the file unpacks to more than an article can hold, as only a file that was made to do harm would")
	ErrNoPart  = errors.New("the file lacks a part that it must have")
)

// File is an open package. It may be read from several goroutines at once.
type File struct {
	parts   map[string]*zip.File
	names   []string
	outside []string

	mu   sync.Mutex
	left int64 // bytes that may still be unpacked
}

// IsZip reports whether b begins as a package does.
func IsZip(b []byte) bool { return bytes.HasPrefix(b, []byte("PK\x03\x04")) }

// Open opens a package. Parts whose names lead out of it are as good as not there. The
// errors are ErrDamaged and ErrTooMuch.
func Open(b []byte) (*File, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("%w (%v)", ErrDamaged, err)
	}
	if len(z.File) > MaxParts {
		return nil, fmt.Errorf("%w: it has %d parts", ErrTooMuch, len(z.File))
	}
	f := &File{parts: map[string]*zip.File{}, left: MaxTotal}
	for _, part := range z.File {
		name := Clean(spelled(part))
		if name == "" && !part.FileInfo().IsDir() {
			f.outside = append(f.outside, strings.ToValidUTF8(strings.ReplaceAll(spelled(part), "\x00", ""), "\ufffd"))
		}
		if name == "" || part.FileInfo().IsDir() || f.parts[name] != nil {
			continue
		}
		f.parts[name] = part
		f.names = append(f.names, name)
	}
	return f, nil
}

// Outside returns the names, as they are spelled, of the parts that the package says lie
// out of it or where no file system should see them: they are not among its parts.
func (f *File) Outside() []string { return slices.Clone(f.outside) }

// spelled returns the name of a part in UTF-8. Old programs write it in the letters of
// the first PC where they do not say otherwise.
func spelled(part *zip.File) string {
	if part.NonUTF8 && !utf8.ValidString(part.Name) {
		name, err := charmap.CodePage437.NewDecoder().String(part.Name)
		if err == nil {
			return name
		}
	}
	return part.Name
}

// Clean returns the name of a part in its one spelling, relative to the package's
// root; "" where it leads out of the package or no file system should see it.
func Clean(name string) string {
	name = strings.TrimLeft(strings.ReplaceAll(name, `\`, "/"), "/")
	if !utf8.ValidString(name) || strings.ContainsAny(name, "\x00:") {
		return ""
	}
	name = path.Clean(name)
	if name == "." || name == ".." || strings.HasPrefix(name, "../") {
		return ""
	}
	return name
}

// Names returns the parts' names in the order of the package.
func (f *File) Names() []string { return slices.Clone(f.names) }

// Has reports whether there is a part of that name.
func (f *File) Has(name string) bool { return f.parts[Clean(name)] != nil }

// Part unpacks a part. The errors are ErrNoPart, ErrDamaged and ErrTooMuch.
func (f *File) Part(name string) ([]byte, error) {
	part := f.parts[Clean(name)]
	if part == nil {
		return nil, fmt.Errorf("%w: %s", ErrNoPart, name)
	}
	if part.Flags&1 != 0 {
		return nil, fmt.Errorf("%s is encrypted: save the file without a password", name)
	}
	r, err := part.Open()
	if err != nil {
		return nil, fmt.Errorf("%w (%s: %v)", ErrDamaged, name, err)
	}
	defer r.Close()
	room := f.room()
	b, err := io.ReadAll(io.LimitReader(r, room+1)) // what it says of its size need not be true
	if err != nil {
		return nil, fmt.Errorf("%w (%s: %v)", ErrDamaged, name, err)
	}
	if int64(len(b)) > room || !f.take(int64(len(b))) {
		return nil, fmt.Errorf("%w (%s)", ErrTooMuch, name)
	}
	return b, nil
}

func (f *File) room() int64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return min(f.left, MaxPart)
}

func (f *File) take(n int64) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.left -= n
	return f.left >= 0
}

// Part is one part to write. Plain parts are not compressed, as the part that says
// what a package is must not be.
type Part struct {
	Name  string
	Bytes []byte
	Plain bool
}

// Write writes a package of the parts in their order. The same parts make the same
// bytes: no part has a date.
func Write(w io.Writer, parts []Part) error {
	z := zip.NewWriter(w)
	for _, p := range parts {
		part, err := begin(z, p)
		if err == nil {
			_, err = part.Write(p.Bytes)
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", p.Name, err)
		}
	}
	return z.Close()
}

// begin begins a part. A plain one says its size before it, and not behind: who looks
// only at the first bytes of a package finds them as its format wants them.
func begin(z *zip.Writer, p Part) (io.Writer, error) {
	if !p.Plain {
		return z.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Deflate})
	}
	size := uint64(len(p.Bytes))
	return z.CreateRaw(&zip.FileHeader{Name: p.Name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(p.Bytes),
		CompressedSize64: size, UncompressedSize64: size})
}
