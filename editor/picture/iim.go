package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// mostIIM is how much IPTC-IIM, in bytes, a picture may carry: what desks write is a
// thousandth of it.
const mostIIM = 4 << 20

// brokenIIM says what is wrong with the IPTC-IIM of a JPEG file, which the decoder passes
// over in silence: resources of Photoshop in the segments APP13, and in one of them
// datasets, each with its length (IPTC-IIM 4.2, 1.5; Adobe Photoshop File Formats).
func brokenIIM(b []byte) error {
	all, err := app13(b)
	for err == nil && len(all) >= 12 && bytes.HasPrefix(all, []byte("8BIM")) {
		id, name := binary.BigEndian.Uint16(all[4:]), int(all[6])+1
		at := 6 + name + name%2
		if len(all) < at+4 {
			return errors.New("its IPTC ends too soon")
		}
		size := int(binary.BigEndian.Uint32(all[at:]))
		all = all[at+4:]
		if size > len(all) {
			return fmt.Errorf("its IPTC says that it is %d bytes long, and %d are there", size, len(all))
		}
		if id == 0x0404 {
			err = brokenDatasets(all[:size])
		}
		all = all[min(len(all), size+size%2):]
	}
	return err
}

// app13 returns what stands in the segments for Photoshop, one behind the other.
func app13(b []byte) ([]byte, error) {
	var all []byte
	for at := 2; at+4 <= len(b) && b[at] == 0xff && b[at+1] != 0xda; {
		if b[at+1] == 0xff {
			at++ // filled up
			continue
		}
		size := int(binary.BigEndian.Uint16(b[at+2:]))
		end := at + 2 + size
		if size < 2 || end > len(b) {
			return all, nil // the picture itself is broken, which others say
		}
		if part, ok := bytes.CutPrefix(b[at+4:end], []byte("Photoshop 3.0\x00")); ok && b[at+1] == 0xed {
			if all = append(all, part...); len(all) > mostIIM {
				return nil, fmt.Errorf("its IPTC is longer than %d MB", mostIIM>>20)
			}
		}
		at = end
	}
	return all, nil
}

func brokenDatasets(b []byte) error {
	for len(b) >= 5 && b[0] == 0x1c {
		size, head := int(binary.BigEndian.Uint16(b[3:])), 5
		if size >= 0x8000 { // the length of the length
			n := size - 0x8000
			if n > 4 || len(b) < head+n {
				return errors.New("its IPTC has a field with a length that cannot be")
			}
			size = 0
			for _, c := range b[head : head+n] {
				size = size<<8 | int(c)
			}
			head += n
		}
		if size > len(b)-head {
			return fmt.Errorf("its IPTC has a field that says that it is %d bytes long, and %d are there", size, len(b)-head)
		}
		b = b[head+size:]
	}
	return nil
}
