package store

import (
	"bytes"
	"encoding/hex"
	"errors"
	"testing"

	"stet/editor"
)

func TestSourceFile(t *testing.T) {
	l := newLibrary(t)
	minutes := []byte("item 7")
	hash, err := l.assets.keep(minutes)
	if err != nil {
		t.Fatal(err)
	}
	name := hex.EncodeToString(hash)
	if b, err := l.SourceFile(t.Context(), name); err != nil || !bytes.Equal(b, minutes) {
		t.Errorf("%q, %v", b, err)
	}
	for _, none := range []string{"", "../../etc/passwd", editor.HashBytes([]byte("never kept")), name[:10]} {
		if b, err := l.SourceFile(t.Context(), none); !errors.Is(err, editor.ErrNotFound) {
			t.Errorf("%q is %q, %v", none, b, err)
		}
	}
	spoilAsset(t, l, minutes)
	if b, err := l.SourceFile(t.Context(), name); !errors.Is(err, editor.ErrDamaged) {
		t.Errorf("a damaged file: %q, %v", b, err)
	}
}
