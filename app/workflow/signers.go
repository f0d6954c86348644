package workflow

import (
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// signersFile holds, in a folder of profiles, the certificates that the desk relies on
// when it judges the content credentials of pictures: of agencies, or of the authorities
// that vouch for them, in PEM.
const signersFile = "signers.pem"

// mostSigners is how long it may be, in bytes: every authority there is fits in.
const mostSigners = 4 << 20

// signersPrint changes when one of the files does.
func (d *Desk) signersPrint() string {
	var b strings.Builder
	for _, folder := range d.folders() {
		if info, err := fs.Stat(folder, signersFile); err == nil {
			fmt.Fprintf(&b, "%v %d %s\n", folder, info.Size(), info.ModTime())
		}
	}
	return b.String()
}

// signers reads them. The error says what could not be read; what could be comes with it.
func (d *Desk) signers() (*x509.CertPool, error) {
	pool := x509.NewCertPool()
	var errs []error
	for _, folder := range d.folders() {
		src, _, err := deskFile(folder, signersFile, mostSigners)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			err = addSigners(pool, src)
		}
		errs = append(errs, err)
	}
	return pool, errors.Join(errs...)
}

func addSigners(pool *x509.CertPool, src []byte) error {
	n := 0
	for block, rest := pem.Decode(src); block != nil; block, rest = pem.Decode(rest) {
		if block.Type != "CERTIFICATE" {
			continue
		}
		n++
		c, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return fmt.Errorf("%s: certificate %d: %w", signersFile, n, err)
		}
		pool.AddCert(c)
	}
	if n == 0 {
		return fmt.Errorf("%s has no certificate in it: each begins with the line -----BEGIN CERTIFICATE-----", signersFile)
	}
	return nil
}
