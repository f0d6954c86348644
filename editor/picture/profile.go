package picture

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/bep/imagemeta"
)

// mostProfile is how long a profile may be as text: twice its bytes, and its line ends.
const mostProfile = 9 << 20

// profile reads a profile by the name that it has: a line with its name, one with its
// length in bytes, and these in hexadecimal figures (ImageMagick, coders/png.c).
func (r *reader) profile(name string, text io.Reader) error {
	if name != "xmp" && name != "app1" && name != "exif" && name != "iptc" && name != "8bim" {
		return nil // colours, mostly
	}
	all, err := io.ReadAll(io.LimitReader(text, mostProfile+1))
	if err != nil {
		return fmt.Errorf("its profile of %s is broken: %w", name, err)
	}
	if len(all) > mostProfile {
		return fmt.Errorf("its profile of %s is longer than %d MB", name, mostProfile>>20)
	}
	b, err := rawProfile(string(all))
	if err != nil {
		return fmt.Errorf("its profile of %s is broken: %w", name, err)
	}
	if packet, is := bytes.CutPrefix(b, []byte("http://ns.adobe.com/xap/1.0/\x00")); is {
		name, b = "xmp", packet
	}
	switch {
	case name == "xmp" && r.xmpFields == nil:
		return r.xmp(bytes.NewReader(b))
	case (name == "iptc" || name == "8bim") && r.iim == nil:
		return r.profileIIM(b)
	case (name == "exif" || name == "app1") && r.exif == nil:
		return r.profileEXIF(b)
	}
	return nil
}

// rawProfile returns the bytes of a profile.
func rawProfile(text string) ([]byte, error) {
	_, rest, _ := strings.Cut(strings.TrimLeft(text, " \r\n"), "\n")
	length, figures, _ := strings.Cut(rest, "\n")
	size, err := strconv.Atoi(strings.TrimSpace(length))
	if err != nil {
		return nil, errors.New("it does not say how long it is")
	}
	b, err := hex.DecodeString(strings.Join(strings.Fields(figures), ""))
	if err != nil {
		return nil, errors.New("it has other letters than hexadecimal figures")
	}
	if size < 0 || size > len(b) {
		return nil, fmt.Errorf("it says that it is %d bytes long, and %d are there", size, len(b))
	}
	return b[:size], nil
}

// profileIIM reads datasets of IPTC-IIM, alone or among resources of Photoshop, as a JPEG
// file has them.
func (r *reader) profileIIM(b []byte) error {
	if bytes.HasPrefix(b, []byte{0x1c}) {
		b = append(binary.BigEndian.AppendUint32([]byte("8BIM\x04\x04\x00\x00"), uint32(len(b))), b...)
	}
	b = append([]byte("Photoshop 3.0\x00"), bytes.TrimPrefix(b, []byte("Photoshop 3.0\x00"))...)
	if len(b) > 0xffff-2 {
		return errors.New("its IPTC is longer than 64 KB")
	}
	file := append(binary.BigEndian.AppendUint16([]byte("\xff\xd8\xff\xed"), uint16(len(b)+2)), b...)
	file = append(file, "\xff\xd9"...)
	if err := r.decode(file, imagemeta.JPEG, imagemeta.IPTC); err != nil {
		return err
	}
	return brokenIIM(file)
}

// profileEXIF reads tags of EXIF, which are laid out as a TIFF file is.
func (r *reader) profileEXIF(b []byte) error {
	b = bytes.TrimPrefix(b, []byte("Exif\x00\x00"))
	if kindOf(b) != imagemeta.TIFF {
		return nil
	}
	return r.decode(b, imagemeta.TIFF, imagemeta.EXIF)
}
