package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"path"
	"strings"
	"unicode"

	"stet/editor"
)

// AddPicture keeps the bytes of a picture and returns the file that stories name
// it by: a relative address such as "pictures/4f1c2a9be0d3-quay.jpg", made of the
// bytes' hash and the name it came under. The same picture under the same name is
// kept once.
func (l *Library) AddPicture(ctx context.Context, name string, b []byte) (string, error) {
	if err := l.ReadOnly(); err != nil {
		return "", err
	}
	return l.addFile(ctx, "picture", "pictures", name, b)
}

// AddSourceFile does so for a file that a fact was checked against, which sources name
// by an address such as "sources/4f1c2a9be0d3-minutes.pdf".
func (l *Library) AddSourceFile(ctx context.Context, name string, b []byte) (string, error) {
	if err := l.ReadOnly(); err != nil {
		return "", err
	}
	return l.addFile(ctx, "file", "sources", name, b)
}

// addFile keeps bytes under a name in a folder; what says what they are. The table of
// pictures has all files that stories name: they are kept, checked and brought back
// alike.
func (l *Library) addFile(ctx context.Context, what, folder, name string, b []byte) (string, error) {
	hash, err := l.assets.keep(b)
	if err != nil {
		return "", fmt.Errorf("keep the %s %s: %w", what, name, told(l.path, err))
	}
	short := hex.EncodeToString(hash[:6])
	// One that was exported comes back under the name it had.
	file := folder + "/" + short + "-" + strings.TrimPrefix(fileName(what, name), short+"-")
	err = l.write(ctx, func(tx *sql.Tx) error {
		if err := insertAsset(tx, hash, len(b)); err != nil {
			return err
		}
		_, err := tx.Exec("insert into picture (file, hash) values (?, ?) on conflict do nothing", file, hash)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("keep the %s %s: %w", what, name, err)
	}
	return file, nil
}

// fileName makes a file's name one that is the same on every system and in an
// address: small letters, digits, hyphens and an ending. What is its name where it has
// none of those.
func fileName(what, name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	ending := strings.ToLower(path.Ext(name))
	fields := strings.FieldsFunc(strings.ToLower(strings.TrimSuffix(name, path.Ext(name))), func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	base := strings.Join(fields, "-")
	if base == "" {
		base = what
	}
	return base[:min(len(base), 60)] + ending
}

// Picture returns the bytes of a picture that AddPicture has kept under that file,
// or editor.ErrNotFound.
func (l *Library) Picture(ctx context.Context, file string) ([]byte, error) {
	var hash []byte
	err := l.read(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, "select hash from picture where file = ?", file).Scan(&hash)
	})
	if err != nil {
		return nil, fmt.Errorf("the picture %s: %w", file, err)
	}
	b, err := l.assets.read(hash)
	if err != nil {
		return nil, l.hurt(editor.Damage{Kind: editor.DamagedPicture, File: file, Hash: hex.EncodeToString(hash)}, err)
	}
	return b, nil
}
