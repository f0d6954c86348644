package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"

	"stet/editor"
)

// keyEvery is how often a revision stands alone; those between are compressed
// with the last one that does as dictionary. Nothing ever depends on more than
// one other row, and a library takes a fifth of its text.
const keyEvery = 16

// keyOf returns the number of the revision whose content is revision n's
// dictionary; n itself where it stands alone.
func keyOf(n int) int { return n - (n-1)%keyEvery }

func standsAlone(n int) bool { return keyOf(n) == n }

// maxContent bounds what a damaged row may claim to unpack to, in bytes.
const maxContent = 256 << 20

// codec compresses contents with zstd (RFC 8878). It may be used from several
// goroutines; the encoders and decoders with a dictionary are kept, because
// making one takes longer than using it.
type codec struct {
	encoder  *zstd.Encoder
	decoder  *zstd.Decoder
	keyedIn  sync.Pool // *zstd.Encoder
	keyedOut sync.Pool // *zstd.Decoder
}

func newCodec() (*codec, error) {
	encoder, err := zstd.NewWriter(nil)
	if err != nil {
		return nil, fmt.Errorf("prepare compression: %w", err)
	}
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxContent))
	if err != nil {
		return nil, fmt.Errorf("prepare decompression: %w", err)
	}
	return &codec{encoder: encoder, decoder: decoder}, nil
}

// dictionary is the ID in frames that need a key: a raw one, the content of
// the revision in column base.
const dictionary = 1

// pack compresses b, with a key as dictionary where there is one.
func (c *codec) pack(b, key []byte) ([]byte, error) {
	if key == nil {
		return c.encoder.EncodeAll(b, nil), nil
	}
	encoder, _ := c.keyedIn.Get().(*zstd.Encoder)
	var err error
	if encoder == nil {
		// The fastest level finds in a dictionary what the next one does.
		encoder, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest),
			zstd.WithEncoderDictRaw(dictionary, key))
	} else {
		err = encoder.ResetWithOptions(nil, zstd.WithEncoderDictRaw(dictionary, key))
	}
	if err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	defer c.keyedIn.Put(encoder)
	return encoder.EncodeAll(b, nil), nil
}

// unpack takes back what pack did with the same key.
func (c *codec) unpack(b, key []byte) ([]byte, error) {
	if key == nil {
		return c.decoder.DecodeAll(b, nil)
	}
	decoder, _ := c.keyedOut.Get().(*zstd.Decoder)
	var err error
	if decoder == nil {
		decoder, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1),
			zstd.WithDecoderMaxMemory(maxContent), zstd.WithDecoderDictRaw(dictionary, key))
	} else {
		err = decoder.ResetWithOptions(nil, zstd.WithDecoderDictRaw(dictionary, key))
	}
	if err != nil {
		return nil, err
	}
	defer c.keyedOut.Put(decoder)
	return decoder.DecodeAll(b, nil)
}

// errHash says that content is not what was filed.
var errHash = errors.New("its content does not fit its hash")

// errOther says that content was filed elsewhere than it is found.
var errOther = errors.New("it is the text of another story")

// stored is a content as a row holds it: with its hash, and compressed unless
// it is plain, against another row's content where keyBody is not nil.
type stored struct {
	plain               bool
	hash, body, keyBody []byte
}

// content unpacks a row and the one it depends on. Damage to either shows in
// the row's own hash.
func (c *codec) content(s stored) ([]byte, error) {
	content, err := s.body, error(nil)
	if !s.plain {
		content, err = c.unpackRow(s)
	}
	if err != nil {
		return nil, fmt.Errorf("its content cannot be unpacked: %w", err)
	}
	if sum := sha256.Sum256(content); string(sum[:]) != string(s.hash) {
		return nil, errHash
	}
	return content, nil
}

func (c *codec) unpackRow(s stored) ([]byte, error) {
	if s.keyBody == nil {
		return c.unpack(s.body, nil)
	}
	key, err := c.unpack(s.keyBody, nil)
	if err != nil {
		return nil, err
	}
	return c.unpack(s.body, key)
}

// story unpacks a row as a story.
func (c *codec) story(s stored) (editor.Story, error) {
	content, err := c.content(s)
	if err != nil {
		return editor.Story{}, err
	}
	return editor.ParseStory(content)
}

// storyOf unpacks a row as a revision of the story with that ID.
func (c *codec) storyOf(id string, s stored) (editor.Story, error) {
	story, err := c.story(s)
	if err == nil && story.Article.ID != id {
		err = errOther
	}
	return story, err
}

// seal packs a story and proves, before anything is filed, that reading it
// back gives the same story. It returns the content as well.
func (c *codec) seal(s editor.Story, key []byte) (stored, []byte, error) {
	content, err := s.Canonical()
	if err != nil {
		return stored{}, nil, err
	}
	body, err := c.pack(content, key)
	if err != nil {
		return stored{}, nil, err
	}
	back, err := c.unpack(body, key)
	if err != nil {
		return stored{}, nil, fmt.Errorf("the story cannot be kept: %w", err)
	}
	again, err := editor.ParseStory(back)
	if err != nil {
		return stored{}, nil, fmt.Errorf("the story cannot be kept: %w", err)
	}
	if spelt, err := again.Canonical(); err != nil || !bytes.Equal(spelt, content) {
		return stored{}, nil, errors.New("the story cannot be kept exactly: some of its text is not valid UTF-8")
	}
	sum := sha256.Sum256(content)
	return stored{hash: sum[:], body: body}, content, nil
}
