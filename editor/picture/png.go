package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
)

// pngXMP is the keyword of the text chunk that holds the packet of a PNG file (XMP
// Specification, part 3, 1.1.5).
const pngXMP = "XML:com.adobe.xmp\x00"

// chunks reads the packet of a PNG file, which may be compressed: an iTXt chunk with a
// keyword, a sign for compression and its method, a language, the keyword in that
// language, and the text (PNG, third edition, 11.3.3.4).
func (r *reader) chunks(b []byte) {
	for rest := b[min(len(b), 8):]; len(rest) >= 12; {
		size, kind := binary.BigEndian.Uint32(rest), string(rest[4:8])
		if int64(size) > int64(len(rest)-12) {
			return
		}
		data, is := bytes.CutPrefix(rest[8:8+size], []byte(pngXMP))
		if rest = rest[12+size:]; kind != "iTXt" || !is || len(data) < 2 {
			continue
		}
		parts := bytes.SplitN(data[2:], []byte{0}, 3)
		if len(parts) < 3 {
			continue
		}
		var packet io.Reader = bytes.NewReader(parts[2])
		if data[0] == 1 {
			flat, err := zlib.NewReader(packet)
			if err != nil {
				r.err = fmt.Errorf("its compressed XMP is broken: %w", err)
				return
			}
			packet = io.LimitReader(flat, mostXMP+1) // one that swells says so, and swells no further
		}
		_ = r.xmp(packet) // which keeps what went wrong
		return
	}
}
