package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
)

// pngXMP is the keyword of the text that holds the packet of a PNG file (XMP
// Specification, part 3, 1.1.5), and pngProfile opens those that ImageMagick and exiftool
// give to what they take over from other kinds of files; both in small letters.
const (
	pngXMP     = "xml:com.adobe.xmp"
	pngProfile = "raw profile type "
)

// chunks reads what the texts of a PNG file say of it.
func (r *reader) chunks(b []byte) {
	seen := map[string]bool{} // by its keyword each is read once: a file may hold thousands
	for rest := b[min(len(b), 8):]; len(rest) >= 12 && r.err == nil; {
		size := binary.BigEndian.Uint32(rest)
		if int64(size) > int64(len(rest)-12) {
			return
		}
		kind, data := string(rest[4:8]), rest[8:8+size]
		rest = rest[12+size:]
		keyword, said, _ := bytes.Cut(data, []byte{0})
		name := strings.ToLower(string(keyword[:min(len(keyword), 79)]))
		profile, is := strings.CutPrefix(name, pngProfile)
		if seen[name] || !is && name != pngXMP {
			continue
		}
		text, err := pngText(kind, said)
		seen[name] = text != nil
		switch {
		case err != nil:
			r.err = fmt.Errorf("its compressed metadata is broken: %w", err)
		case text == nil:
		case is:
			r.err = r.profile(profile, text)
		case r.xmpFields == nil:
			_ = r.xmp(text) // which keeps what went wrong
		}
	}
}

// pngText returns what stands behind the keyword of a text, which may be compressed
// (PNG, third edition, 11.3.3); nil where the chunk is no text. One that swells beyond what
// anybody reads swells no further.
func pngText(kind string, said []byte) (io.Reader, error) {
	packed := false
	switch kind {
	case "tEXt":
	case "zTXt":
		if len(said) < 1 {
			return nil, nil
		}
		packed, said = true, said[1:]
	case "iTXt": // a sign for compression and its method, a language, the keyword in that language
		if len(said) < 2 {
			return nil, nil
		}
		parts := bytes.SplitN(said[2:], []byte{0}, 3)
		if len(parts) < 3 {
			return nil, nil
		}
		packed, said = said[0] == 1, parts[2]
	default:
		return nil, nil
	}
	if !packed {
		return bytes.NewReader(said), nil
	}
	flat, err := zlib.NewReader(bytes.NewReader(said))
	if err != nil {
		return nil, err
	}
	return io.LimitReader(flat, max(mostXMP, mostProfile)+1), nil
}
