package picture

import "bytes"

// unchecked is said of content credentials, of which Stet sees that they are there.
const unchecked = "it carries content credentials, and Stet cannot check their signature"

// signature says of a C2PA manifest that it is there, "" where there is none. It lies
// in a JUMBF box whose label is c2pa (C2PA Technical Specification 2.1, 11.1).
func signature(b []byte) string {
	for at := 0; ; {
		i := bytes.Index(b[at:], []byte("jumd"))
		if i < 0 {
			return ""
		}
		at += i + 4
		// the box's type, sixteen bytes, one of toggles, and its label
		if len(b) > at+22 && bytes.HasPrefix(b[at+17:], []byte("c2pa\x00")) {
			return unchecked
		}
	}
}
