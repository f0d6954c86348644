package picture

import (
	"bytes"
	"cmp"
	"crypto"
	_ "crypto/sha256" // the hashes that the specification allows
	_ "crypto/sha512"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/fxamacker/cbor/v2"
	"github.com/veraison/go-cose"

	"stet/editor"
)

// What editor.Embedded.Signature says besides why content credentials cannot be judged.
const (
	Valid  = "valid"
	Broken = "broken"
)

// credentials judges the content credentials of a file (C2PA Technical Specification 2.1,
// chapter 15): the signature of the newest manifest over its claim, the hashes in the
// claim of what the manifest asserts, and the hash among these of the file itself. Known
// are the certificates that the desk relies on, nil for none.
//
// A certificate is judged as of the day it was issued: photographs outlive certificates,
// and when one was signed nobody can tell without a time-stamp.
func credentials(b []byte, known *x509.CertPool) credential {
	boxes, parts := store(b)
	if boxes == nil {
		if mentionsStore(b) {
			return credential{verdict: "it carries content credentials in a place where Stet does not read them"}
		}
		return credential{}
	}
	m, err := readManifest(boxes)
	if err != nil {
		return credential{verdict: "it carries content credentials that cannot be read: " + err.Error()}
	}
	c := credential{signer: nameOf(m.chain[0]), origin: m.origin()}
	err = m.judge(b, parts)
	switch {
	case errors.Is(err, errChanged):
		c.verdict = Broken
	case err != nil:
		c.verdict = err.Error()
	case !relied(m.chain, known):
		c.verdict = fmt.Sprintf("it is signed by %s, whose certificate nobody here knows", cmp.Or(c.signer, "somebody without a name"))
	default:
		c.verdict = Valid
	}
	return c
}

// credential is what content credentials say: whom the certificate names, what
// editor.Embedded.Signature says, "" where there are none, and how the picture was made,
// as an address of a digital source type.
type credential struct{ signer, verdict, origin string }

// fill adds to what a file says of itself. Whoever has signed how a picture was made
// counts for more than a field that anybody may write, unless it is broken.
func (c credential) fill(e *editor.Embedded) {
	e.Signer, e.Signature = c.signer, c.verdict
	if c.origin != "" && (e.Origin == "" || c.verdict != Broken) {
		e.Origin = c.origin
	}
}

var (
	errChanged = errors.New("it was changed after it was signed")
	errBinding = errors.New("its content credentials are bound to the picture in a way that Stet cannot check")
)

// manifest is the newest of a store: the claim as it was signed, the signature, and the
// certificates that it brings, the signer's first.
type manifest struct {
	all       []superbox // the manifests of the store, the oldest first
	box       *superbox
	label     string
	signed    []byte
	claim     claim
	signature *cose.Sign1Message
	chain     []*x509.Certificate
}

// claim is what is signed: the hashes of what the manifest asserts.
type claim struct {
	Assertions []reference `cbor:"assertions"`
	Created    []reference `cbor:"created_assertions"` // in claims of version two, with Gathered
	Gathered   []reference `cbor:"gathered_assertions"`
	Alg        string      `cbor:"alg"`
	Signature  string      `cbor:"signature"`
}

// reference is a hashed URI: where a box stands, and the hash of what is in it.
type reference struct {
	URL  string `cbor:"url"`
	Hash []byte `cbor:"hash"`
	Alg  string `cbor:"alg"`
}

// dataHash is the assertion c2pa.hash.data: the hash of a file without some parts of it.
type dataHash struct {
	Exclusions []struct {
		Start  uint64 `cbor:"start"`
		Length uint64 `cbor:"length"`
	} `cbor:"exclusions"`
	Alg  string `cbor:"alg"`
	Hash []byte `cbor:"hash"`
}

// readCBOR reads no more than a manifest needs.
var readCBOR = func() cbor.DecMode {
	mode, err := cbor.DecOptions{DupMapKey: cbor.DupMapKeyEnforcedAPF, MaxNestedLevels: 16, MaxArrayElements: 1 << 14, MaxMapPairs: 1 << 12}.DecMode()
	if err != nil {
		panic(err) // the options are ours
	}
	return mode
}()

func readManifest(b []byte) (*manifest, error) {
	stores, err := superboxes(b, 0)
	if err != nil {
		return nil, err
	}
	if len(stores) == 0 || len(stores[0].inner) == 0 {
		return nil, errors.New("there is no manifest in them")
	}
	m := &manifest{all: stores[0].inner}
	m.box = &m.all[len(m.all)-1]
	m.label = m.box.label
	of := m.box.find("c2pa.claim.v2")
	if of == nil {
		of = m.box.find("c2pa.claim")
	}
	by := m.box.find("c2pa.signature")
	if of == nil || by == nil {
		return nil, errors.New("the newest manifest has no claim, or no signature")
	}
	m.signed = of.data
	if err := readCBOR.Unmarshal(of.data, &m.claim); err != nil {
		return nil, fmt.Errorf("the claim: %w", err)
	}
	m.signature = new(cose.Sign1Message)
	if m.signature.UnmarshalCBOR(by.data) != nil {
		if err := (*cose.UntaggedSign1Message)(m.signature).UnmarshalCBOR(by.data); err != nil {
			return nil, fmt.Errorf("the signature: %w", err)
		}
	}
	m.chain, err = chainOf(m.signature.Headers)
	return m, err
}

// chainOf returns the certificates that a signature brings (RFC 9360, x5chain); earlier
// versions of the specification name them by a word, and do not sign them.
func chainOf(h cose.Headers) ([]*x509.Certificate, error) {
	var found any
	for _, header := range []map[any]any{h.Protected, h.Unprotected} {
		for _, name := range []any{cose.HeaderLabelX5Chain, "x5chain"} {
			if v, ok := header[name]; ok && found == nil {
				found = v
			}
		}
	}
	all, ok := found.([]any)
	if !ok {
		all = []any{found}
	}
	var chain []*x509.Certificate
	for _, one := range all {
		der, _ := one.([]byte)
		c, err := x509.ParseCertificate(der)
		if err != nil {
			return nil, fmt.Errorf("the certificate of the signer: %w", err)
		}
		chain = append(chain, c)
	}
	if len(chain) == 0 {
		return nil, errors.New("the signature brings no certificate")
	}
	return chain, nil
}

// nameOf is whom a certificate names: an organisation, or else a person.
func nameOf(c *x509.Certificate) string {
	name := strings.Join(c.Subject.Organization, ", ")
	return cut(strings.TrimSpace(strings.Map(printable, strings.ToValidUTF8(cmp.Or(name, c.Subject.CommonName), ""))))
}

// relied reports whether a chain leads to a certificate that the desk relies on.
func relied(chain []*x509.Certificate, known *x509.CertPool) bool {
	if known == nil {
		return false
	}
	between := x509.NewCertPool()
	for _, c := range chain[1:] {
		between.AddCert(c)
	}
	_, err := chain[0].Verify(x509.VerifyOptions{Roots: known, Intermediates: between, CurrentTime: chain[0].NotBefore,
		KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}})
	return err == nil
}

// origin is how the picture was made, as the actions say that it went through: the last
// that says so, in the newest manifest that has one. Generators say it here, and often
// nowhere else.
func (m *manifest) origin() string {
	for _, manifest := range slices.Backward(m.all) {
		asserted := manifest.find("c2pa.assertions")
		if asserted == nil {
			continue
		}
		origin := ""
		for _, a := range asserted.inner {
			var did struct {
				Actions []struct {
					Origin string `cbor:"digitalSourceType"`
				} `cbor:"actions"`
			}
			if !strings.HasPrefix(a.label, "c2pa.actions") || readCBOR.Unmarshal(a.data, &did) != nil {
				continue
			}
			for _, action := range did.Actions {
				origin = cmp.Or(action.Origin, origin)
			}
		}
		if origin != "" {
			return cut(strings.TrimSpace(strings.Map(printable, strings.ToValidUTF8(origin, ""))))
		}
	}
	return ""
}

// judge holds the manifest against itself and against the file, of which these parts
// hold the store. The error is errChanged, or says why it cannot tell.
func (m *manifest) judge(file []byte, parts []span) error {
	if err := m.verify(); err != nil {
		return err
	}
	var bindings []dataHash
	for _, r := range slices.Concat(m.claim.Assertions, m.claim.Created, m.claim.Gathered) {
		at, ok := m.resolve(r.URL)
		if !ok {
			return errChanged // what was asserted is not there
		}
		sum, err := hash(cmp.Or(r.Alg, m.claim.Alg), at.bytes)
		if err != nil {
			return err
		}
		if !bytes.Equal(sum, r.Hash) {
			return errChanged
		}
		if name, _, _ := strings.Cut(at.label, "__"); name == "c2pa.hash.data" {
			var h dataHash
			if err := readCBOR.Unmarshal(at.data, &h); err != nil {
				return errBinding
			}
			bindings = append(bindings, h)
		}
	}
	if len(bindings) != 1 {
		return errBinding
	}
	return m.bound(bindings[0], file, parts)
}

// verify checks the signature over the claim.
func (m *manifest) verify() error {
	alg, err := m.signature.Headers.Protected.Algorithm()
	if err != nil || m.signature.Payload != nil || !strings.HasSuffix(m.claim.Signature, "c2pa.signature") {
		return errors.New("its content credentials are not signed the way they should be")
	}
	verifier, err := cose.NewVerifier(alg, publicKey(m.chain[0]))
	if err != nil {
		return fmt.Errorf("its content credentials are signed in a way that Stet cannot check: %w", err)
	}
	m.signature.Payload = m.signed
	if m.signature.Verify(nil, verifier) != nil {
		return errChanged
	}
	return nil
}

// publicKey is that of a certificate. Package x509 reads none that is for RSASSA-PSS only
// (RFC 4055, 3.1), which the specification allows; it looks like any other of RSA.
func publicKey(c *x509.Certificate) crypto.PublicKey {
	var info struct {
		Algorithm pkix.AlgorithmIdentifier
		Key       asn1.BitString
	}
	if c.PublicKey != nil {
		return c.PublicKey
	}
	if _, err := asn1.Unmarshal(c.RawSubjectPublicKeyInfo, &info); err != nil || !info.Algorithm.Algorithm.Equal(onlyPSS) {
		return nil
	}
	key, err := x509.ParsePKCS1PublicKey(info.Key.RightAlign())
	if err != nil {
		return nil
	}
	return key
}

var onlyPSS = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 10}

// resolve finds the box of the manifest that a JUMBF URI names, either from the store
// down or from the manifest.
func (m *manifest) resolve(uri string) (*superbox, bool) {
	path, ok := strings.CutPrefix(uri, "self#jumbf=")
	if below, whole := strings.CutPrefix(path, "/c2pa/"); ok && whole {
		path, ok = strings.CutPrefix(below, m.label+"/")
	}
	if !ok {
		return nil, false
	}
	at := m.box.find(strings.Split(path, "/")...)
	return at, at != nil
}

// bound checks the hash of the file. What it leaves out must be the store and nothing
// else: nobody vouches for what lies in the gaps.
func (m *manifest) bound(h dataHash, file []byte, parts []span) error {
	var rest [][]byte
	at := 0
	for _, x := range h.Exclusions {
		size := uint64(len(file))
		if x.Start < uint64(at) || x.Start > size || x.Length > size-x.Start {
			return errChanged
		}
		start, end := int(x.Start), int(x.Start+x.Length)
		if !covered(start, end, parts) {
			return errors.New("its content credentials leave out parts of the picture")
		}
		rest = append(rest, file[at:start])
		at = end
	}
	sum, err := hash(cmp.Or(h.Alg, m.claim.Alg), append(rest, file[at:])...)
	if err != nil {
		return err
	}
	if !bytes.Equal(sum, h.Hash) {
		return errChanged
	}
	return nil
}

// covered reports whether all between start and end lies in the parts, which are in order.
func covered(start, end int, parts []span) bool {
	for _, p := range parts {
		if p.start <= start && start < p.end {
			start = p.end
		}
	}
	return start >= end
}

// hash is that of bytes, in parts, by a name of the specification's.
func hash(name string, parts ...[]byte) ([]byte, error) {
	h, ok := map[string]crypto.Hash{"sha256": crypto.SHA256, "sha384": crypto.SHA384, "sha512": crypto.SHA512}[name]
	if !ok {
		return nil, fmt.Errorf("its content credentials use the hash %q, which Stet does not know", cut(name))
	}
	sum := h.New()
	for _, b := range parts {
		sum.Write(b)
	}
	return sum.Sum(nil), nil
}
