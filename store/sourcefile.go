package store

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"

	"stet/editor"
)

// SourceFile returns the bytes of a file that a source names by the SHA-256 of its
// bytes in hexadecimal. It is editor.ErrNotFound where the library has never kept
// such a file, editor.ErrDamaged where what it kept is not what it was.
func (l *Library) SourceFile(_ context.Context, sha256 string) ([]byte, error) {
	hash, err := hex.DecodeString(sha256)
	if err != nil || len(hash) != 32 {
		return nil, fmt.Errorf("%q is not a SHA-256: %w", sha256, editor.ErrNotFound)
	}
	b, err := l.assets.read(hash)
	if errors.Is(err, errMissing) {
		return nil, fmt.Errorf("the file %s: %w", sha256, editor.ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("the file %s: %w: %w", sha256, editor.ErrDamaged, err)
	}
	return b, nil
}
