// Package editor holds Stet's nouns: the article and its blocks, facts,
// sources, credits, findings, revisions and what a library says about them.
//
// Positions are byte offsets into a block's UTF-8 text together with the
// block's stable ID; ranges are half open. Everything here is a plain value:
// nothing locks, nothing starts a goroutine, nothing knows a window, a file or
// a database.
package editor

import (
	"crypto/rand"
	"encoding/base32"
	"strings"
)

// NewID returns an unguessable ten-character identifier (50 random bits,
// lower-case base 32), used for articles, facts and blocks made while editing.
func NewID() string {
	var b [7]byte
	rand.Read(b[:]) // never fails: the runtime ends the program first
	return strings.ToLower(base32.StdEncoding.EncodeToString(b[:]))[:10]
}
