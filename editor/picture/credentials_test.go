package picture

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/binary"
	"encoding/pem"
	"flag"
	"hash/crc32"
	"image"
	encodejpeg "image/jpeg"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"
	"github.com/veraison/go-cose"
)

// identity is somebody who signs pictures: a key, and a certificate that an authority
// has signed.
type identity struct {
	key       crypto.Signer
	alg       cose.Algorithm
	leaf      []byte
	authority *x509.Certificate
}

var issued = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func newIdentity(t testing.TB, alg cose.Algorithm, subject pkix.Name) identity {
	t.Helper()
	root, rootKey := certificate(t, pkix.Name{CommonName: "Authority"}, nil, nil, nil)
	var key crypto.Signer
	var err error
	switch alg {
	case cose.AlgorithmEdDSA:
		_, key, err = ed25519.GenerateKey(rand.Reader)
	case cose.AlgorithmPS256:
		key, err = rsa.GenerateKey(rand.Reader, 2048)
	case cose.AlgorithmES384:
		key, err = ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	default:
		key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	}
	if err != nil {
		t.Fatal(err)
	}
	leaf, _ := certificate(t, subject, root, rootKey, key)
	return identity{key, alg, leaf.Raw, root}
}

// certificate makes one that parent signs, or that signs itself.
func certificate(t testing.TB, subject pkix.Name, parent *x509.Certificate, parentKey, key crypto.Signer) (*x509.Certificate, crypto.Signer) {
	t.Helper()
	if key == nil {
		var err error
		if key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader); err != nil {
			t.Fatal(err)
		}
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: subject, NotBefore: issued, NotAfter: issued.AddDate(1, 0, 0),
		KeyUsage: x509.KeyUsageDigitalSignature, BasicConstraintsValid: true}
	if parent == nil {
		c.IsCA, c.KeyUsage = true, x509.KeyUsageCertSign
		parent, parentKey = c, key
	}
	der, err := x509.CreateCertificate(rand.Reader, c, parent, key.Public(), parentKey)
	if err != nil {
		t.Fatal(err)
	}
	out, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return out, key
}

func (i identity) pool() *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(i.authority)
	return pool
}

func jumbf(kind string, data ...[]byte) []byte {
	all := bytes.Join(data, nil)
	return append(append(binary.BigEndian.AppendUint32(nil, uint32(len(all)+8)), kind...), all...)
}

func super(label string, inner ...[]byte) []byte {
	return jumbf("jumb", append([][]byte{jumbf("jumd", make([]byte, 16), []byte("\x03"+label+"\x00"))}, inner...)...)
}

func toCBOR(t testing.TB, v any) []byte {
	t.Helper()
	b, err := cbor.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

type object = map[string]any

// making is how a manifest is made; what is not set is as it should be.
type making struct {
	by       identity
	file     []byte // the picture without its store
	start    int    // where the store goes
	wrap     func(store []byte) []byte
	wider    int      // bytes that the hash leaves out besides the store
	unbound  bool     // no hash of the file
	alg      string   // of all hashes, as the manifest says
	absolute bool     // references from the store down
	old      bool     // claim and certificates in the form of version one
	filler   int      // bytes of an assertion that is only long
	lose     bool     // an assertion that the claim has is not there
	actions  []object // what was done to the picture, "c2pa.created" where it is nil
	payload  bool     // in the signature, where it must not be
	update   bool     // a newer manifest that only refers to the one before
}

// make signs the file.
func (c making) make(t testing.TB) []byte {
	t.Helper()
	store := c.store(t, 0)
	for range 3 { // numbers have their own length: until nothing moves
		store = c.store(t, len(c.wrap(store)))
	}
	return bytes.Join([][]byte{c.file[:c.start], c.wrap(store), c.file[c.start:]}, nil)
}

func (c making) store(t testing.TB, size int) []byte {
	const label = "urn:c2pa:1"
	sum := sha256.Sum256(bytes.Join([][]byte{c.file[:c.start], c.file[c.start+c.wider:]}, nil))
	at := "self#jumbf="
	if c.absolute {
		at += "/c2pa/" + label + "/"
	}
	var inner [][]byte
	var refs []object
	assert := func(name string, v any) {
		box := super(name, jumbf("cbor", toCBOR(t, v)))
		sum := sha256.Sum256(box[8:])
		refs = append(refs, object{"url": at + "c2pa.assertions/" + name, "hash": sum[:]})
		inner = append(inner, box)
	}
	actions := c.actions
	if actions == nil {
		actions = []object{{"action": "c2pa.created"}}
	}
	assert("c2pa.actions", object{"actions": actions, "filler": strings.Repeat("x", c.filler)})
	if !c.unbound {
		assert("c2pa.hash.data", object{"exclusions": []object{{"start": c.start, "length": size + c.wider}}, "alg": "sha256", "hash": sum[:], "pad": []byte{}})
	}
	if c.lose {
		inner = inner[1:]
	}
	claims, name := object{"created_assertions": refs, "signature": at + "c2pa.signature", "alg": "sha256"}, "c2pa.claim.v2"
	if c.old {
		claims, name = object{"assertions": refs, "signature": at + "c2pa.signature", "alg": "sha256"}, "c2pa.claim"
	}
	if c.alg != "" {
		claims["alg"] = c.alg
	}
	signed := toCBOR(t, claims)
	all := [][]byte{super(label, super("c2pa.assertions", inner...), super(name, jumbf("cbor", signed)), super("c2pa.signature", jumbf("cbor", c.sign(t, signed))))}
	if c.update {
		next := c
		next.update, next.unbound = false, true
		all = append(all, next.store(t, size)[8+8+17+len("c2pa")+1:])
	}
	return super("c2pa", all...)
}

func (c making) sign(t testing.TB, claim []byte) []byte {
	t.Helper()
	signer, err := cose.NewSigner(c.by.alg, c.by.key)
	if err != nil {
		t.Fatal(err)
	}
	m := cose.NewSign1Message()
	m.Headers.Protected.SetAlgorithm(c.by.alg)
	if c.old {
		m.Headers.Unprotected["x5chain"] = c.by.leaf
	} else {
		m.Headers.Protected[cose.HeaderLabelX5Chain] = []any{c.by.leaf, c.by.authority.Raw}
	}
	m.Payload = claim
	if err := m.Sign(rand.Reader, nil, signer); err != nil {
		t.Fatal(err)
	}
	if !c.payload {
		m.Payload = nil
	}
	b, err := m.MarshalCBOR()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// asAPP11 parts a store into segments.
func asAPP11(store []byte) []byte {
	const most = 60_000
	var out []byte
	for n := 1; len(store) > 8 || n == 1; n++ {
		head, rest := store[:8], store[8:]
		take := min(most, len(rest))
		out = append(out, segment(0xeb, "JP\x00\x01"+string(binary.BigEndian.AppendUint32(nil, uint32(n)))+string(head)+string(rest[:take]))...)
		store = append(append([]byte{}, head...), rest[take:]...)
	}
	return out
}

// inJPEG is a manifest in a file that begins with two bytes, and goes on with a comment.
func inJPEG(by identity) making {
	return making{by: by, file: jpeg(segment(0xfe, "the pier, at low water")), start: 2, wrap: asAPP11}
}

func TestCredentials(t *testing.T) {
	us := newIdentity(t, cose.AlgorithmES256, pkix.Name{Organization: []string{"Coast Pictures"}, CommonName: "Signing key 4"})
	person := newIdentity(t, cose.AlgorithmEdDSA, pkix.Name{CommonName: "Jane Doe"})
	with := func(change func(*making)) []byte {
		c := inJPEG(us)
		change(&c)
		return c.make(t)
	}
	by := func(i identity) []byte { return inJPEG(i).make(t) }
	whole := by(us)
	changed := func(old, new string) []byte {
		if bytes.Count(whole, []byte(old)) == 0 {
			t.Fatalf("%q is not in the file", old)
		}
		return bytes.Replace(whole, []byte(old), []byte(new), 1)
	}
	pngFile := png(0)
	for _, c := range []struct {
		name    string
		file    []byte
		known   *x509.CertPool
		signer  string
		verdict string
	}{
		{"whole", whole, us.pool(), "Coast Pictures", Valid},
		{"ES384", by(newIdentity(t, cose.AlgorithmES384, pkix.Name{CommonName: "Jane Doe"})), nil, "Jane Doe", "it is signed by Jane Doe, whose certificate nobody here knows"},
		{"EdDSA", by(person), person.pool(), "Jane Doe", Valid},
		{"nobody’s", whole, nil, "Coast Pictures", "it is signed by Coast Pictures, whose certificate nobody here knows"},
		{"somebody else’s", whole, person.pool(), "Coast Pictures", "it is signed by Coast Pictures, whose certificate nobody here knows"},
		{"version one", with(func(c *making) { c.old = true }), us.pool(), "Coast Pictures", Valid},
		{"from the store down", with(func(c *making) { c.absolute = true }), us.pool(), "Coast Pictures", Valid},
		{"in many segments", with(func(c *making) { c.filler = 200_000 }), us.pool(), "Coast Pictures", Valid},
		{"another picture", changed("low water", "high tide"), us.pool(), "Coast Pictures", Broken},
		{"something added", append(bytes.Clone(whole), "more"...), us.pool(), "Coast Pictures", Broken},
		{"another assertion", changed("c2pa.created", "c2pa.removed"), us.pool(), "Coast Pictures", Broken},
		{"another claim", changed("created_assertions", "gathered_assertions"[:18]), us.pool(), "Coast Pictures", Broken},
		{"an assertion lost", with(func(c *making) { c.lose = true }), us.pool(), "Coast Pictures", Broken},
		{"a gap", with(func(c *making) { c.wider = 10 }), us.pool(), "Coast Pictures", "its content credentials leave out parts of the picture"},
		{"no binding", with(func(c *making) { c.unbound = true }), us.pool(), "Coast Pictures", errBinding.Error()},
		{"an update", with(func(c *making) { c.update = true }), us.pool(), "Coast Pictures", errBinding.Error()},
		{"a hash of old", with(func(c *making) { c.alg = "md5" }), us.pool(), "Coast Pictures", `its content credentials use the hash "md5", which Stet does not know`},
		{"the claim in the signature", with(func(c *making) { c.payload = true }), us.pool(), "Coast Pictures", "its content credentials are not signed the way they should be"},
		{"PNG", making{by: us, file: pngFile, start: 33, wrap: asChunk}.make(t), us.pool(), "Coast Pictures", Valid},
		{"WebP", making{by: us, file: []byte("RIFF\x00\x00\x00\x00WEBPVP8X\x04\x00\x00\x00abcd"), start: 24, wrap: asRIFF}.make(t), us.pool(), "Coast Pictures", Valid},
		{"none", jpeg(), us.pool(), "", ""},
	} {
		if got := credentials(c.file, c.known); got.signer != c.signer || got.verdict != c.verdict {
			t.Errorf("%s: %q, %q; want %q, %q", c.name, got.signer, got.verdict, c.signer, c.verdict)
		}
	}
}

// TestHowItWasMade: what is signed counts for more than what anybody may write, while it
// is whole.
func TestHowItWasMade(t *testing.T) {
	us := newIdentity(t, cose.AlgorithmEdDSA, pkix.Name{CommonName: "Generator"})
	const types = "http://cv.iptc.org/newscodes/digitalsourcetype/"
	camera := xmpSegment("<Iptc4xmpExt:DigitalSourceType>" + types + "digitalCapture</Iptc4xmpExt:DigitalSourceType>")
	generated := []object{{"action": "c2pa.created", "digitalSourceType": types + "trainedAlgorithmicMedia"}, {"action": "c2pa.converted"}}
	edited := []object{{"action": "c2pa.created", "digitalSourceType": types + "digitalCapture"},
		{"action": "c2pa.edited", "digitalSourceType": types + "compositeWithTrainedAlgorithmicMedia"}}
	for _, c := range []struct {
		name    string
		actions []object
		xmp     string
		spoil   bool
		want    string
	}{
		{"generated", generated, "", false, "trainedAlgorithmicMedia"},
		{"edited", edited, "", false, "compositeWithTrainedAlgorithmicMedia"},
		{"a field that says otherwise", generated, camera, false, "trainedAlgorithmicMedia"},
		{"broken, and a field", generated, camera, true, "digitalCapture"},
		{"broken", generated, "", true, "trainedAlgorithmicMedia"},
		{"only a field", nil, camera, false, "digitalCapture"},
	} {
		m := inJPEG(us)
		m.actions, m.file = c.actions, jpeg(c.xmp, segment(0xfe, "the pier, at low water"))
		file := m.make(t)
		if c.spoil {
			file = bytes.Replace(file, []byte("low water"), []byte("high tide"), 1)
		}
		if e, err := Read(file, nil); err != nil || strings.TrimPrefix(e.Origin, types) != c.want {
			t.Errorf("%s: %q, %v", c.name, e.Origin, err)
		}
	}
}

// TestRSA: the slow key.
func TestRSA(t *testing.T) {
	us := newIdentity(t, cose.AlgorithmPS256, pkix.Name{Organization: []string{"Coast Pictures"}})
	e, err := Read(inJPEG(us).make(t), us.pool())
	if err != nil || e.Signer != "Coast Pictures" || e.Signature != Valid {
		t.Errorf("%+v, %v", e, err)
	}
}

var update = flag.Bool("update", false, "sign testdata/signed.jpg anew")

// TestSignedPicture reads a picture that was signed once, with the certificate of who
// vouches for it.
func TestSignedPicture(t *testing.T) {
	if *update {
		us := newIdentity(t, cose.AlgorithmES256, pkix.Name{Organization: []string{"Coast Pictures"}})
		c := inJPEG(us)
		var b bytes.Buffer
		if err := encodejpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 60, 40)), nil); err != nil {
			t.Fatal(err)
		}
		c.file = b.Bytes()
		writeTestdata(t, "signed.jpg", c.make(t))
		writeTestdata(t, "signers.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: us.authority.Raw}))
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(testdata(t, "signers.pem")) {
		t.Fatal("signers.pem holds no certificate")
	}
	if got := credentials(testdata(t, "signed.jpg"), pool); got.signer != "Coast Pictures" || got.verdict != Valid {
		t.Errorf("%+v", got)
	}
}

func writeTestdata(t *testing.T, name string, b []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join("testdata", name), b, 0o644); err != nil {
		t.Fatal(err)
	}
}

func testdata(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestEveryByteCounts changes one byte after the other: a change is found, or it makes
// the manifest unreadable, or it lies where nobody reads it; but nobody else has signed.
func TestEveryByteCounts(t *testing.T) {
	us := newIdentity(t, cose.AlgorithmEdDSA, pkix.Name{Organization: []string{"Coast Pictures"}})
	c := inJPEG(us)
	whole := c.make(t)
	store, parts := store(whole)
	if store == nil {
		t.Fatal("there is no store")
	}
	for at := range whole {
		b := bytes.Clone(whole)
		b[at] ^= 0x20
		got := credentials(b, us.pool())
		if got.verdict == Valid && (got.signer != "Coast Pictures" || at < parts[0].start || at >= parts[0].end) {
			t.Errorf("byte %d of %d may be changed: %+v", at, len(whole), got)
		}
	}
}

func asChunk(store []byte) []byte {
	body := append([]byte("caBX"), store...)
	out := append(binary.BigEndian.AppendUint32(nil, uint32(len(store))), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(body))
}

func asRIFF(store []byte) []byte {
	out := append(binary.LittleEndian.AppendUint32([]byte("C2PA"), uint32(len(store))), store...)
	if len(store)%2 == 1 {
		out = append(out, 0)
	}
	return out
}

func FuzzCredentials(f *testing.F) {
	us := newIdentity(f, cose.AlgorithmEdDSA, pkix.Name{Organization: []string{"Coast Pictures"}})
	c := inJPEG(us)
	f.Add(c.store(f, 0))
	f.Add(super("c2pa"))
	f.Add([]byte("\x00\x00\x00\x01jumb\xff\xff\xff\xff\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, store []byte) {
		for _, file := range [][]byte{bytes.Join([][]byte{c.file[:2], asAPP11(append(bytes.Clone(store), make([]byte, 8)...)), c.file[2:]}, nil),
			append([]byte("\x89PNG\r\n\x1a\n"), asChunk(store)...)} {
			if credentials(file, nil).verdict == Valid {
				t.Error("what nobody knows is valid")
			}
		}
	})
}
