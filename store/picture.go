package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"path"
	"strings"
	"unicode"
)

// AddPicture keeps the bytes of a picture and returns the file that stories name
// it by: a relative address such as "pictures/4f1c2a9be0d3-quay.jpg", made of the
// bytes' hash and the name it came under. The same picture under the same name is
// kept once.
func (l *Library) AddPicture(ctx context.Context, name string, b []byte) (string, error) {
	sum := sha256.Sum256(b)
	hash := hex.EncodeToString(sum[:6])
	// A picture that was exported comes back under the name it had.
	file := "pictures/" + hash + "-" + strings.TrimPrefix(pictureName(name), hash+"-")
	err := l.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec("insert into picture (file, hash, size, body) values (?, ?, ?, ?) on conflict do nothing", file, sum[:], len(b), b)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("keep the picture %s: %w", name, err)
	}
	return file, nil
}

// pictureName makes a file's name one that is the same on every system and in an
// address: small letters, digits, hyphens and an ending.
func pictureName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	ending := strings.ToLower(path.Ext(name))
	fields := strings.FieldsFunc(strings.ToLower(strings.TrimSuffix(name, path.Ext(name))), func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	base := strings.Join(fields, "-")
	if base == "" {
		base = "picture"
	}
	return base[:min(len(base), 60)] + ending
}

// Picture returns the bytes of a picture that AddPicture has kept under that file,
// or editor.ErrNotFound.
func (l *Library) Picture(ctx context.Context, file string) ([]byte, error) {
	row := stored{plain: true}
	err := l.read(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, "select hash, body from picture where file = ?", file).Scan(&row.hash, &row.body)
	})
	if err != nil {
		return nil, fmt.Errorf("the picture %s: %w", file, err)
	}
	b, err := l.codec.content(row)
	if err != nil {
		return nil, l.damage("the picture %s: %v", file, err)
	}
	return b, nil
}
