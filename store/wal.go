package store

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"stet/editor"
)

// checkLog is editor.ErrReplaced where the -wal file beside a library was written
// for another state of it, or for another library. SQLite itself plays any -wal
// into any file: where a backup was copied over a library that nobody had closed,
// most often nothing of either is left.
func checkLog(path string) error {
	for range 5 {
		belongs, err := logBelongs(path)
		if belongs || err != nil {
			return err
		}
		time.Sleep(20 * time.Millisecond) // another process may be writing to both
	}
	name := filepath.Base(path)
	return &fault{editor.ErrReplaced, fmt.Sprintf("%s does not go with the %s-wal beside it, where the last words of another state of it are: "+
		"a copy was put in its place. It was opened for reading only. Put the file back that was there, or, to work with this one, move %s-wal to another folder", name, name, name)}
}

// logBelongs compares the first page of a library with those in its -wal. Every
// transaction counts the changes on from the page that it finds; one that made or
// changed the library's format also gave it its brand.
func logBelongs(path string) (bool, error) {
	first, last, err := firstPages(path + "-wal")
	if err != nil || first == nil {
		return true, err // it does not hold the page that would tell
	}
	b := make([]byte, headerSize)
	err = lookInto(path, func(f io.ReaderAt) error {
		_, err := f.ReadAt(b, 0)
		return err
	})
	if err == io.EOF {
		return true, nil // an empty file: its maker was killed
	}
	if err != nil {
		return false, err
	}
	file := parseHeader(b)
	follows := int32(file.changes-(first.changes-1)) >= 0 && int32(last.changes-file.changes) >= 0
	same := branded(file.schema, last.schema) || last.format > file.format
	return follows && same, nil
}

// firstPages returns the headers of the first and the last copy of a library's
// first page in a -wal file, as far as it is whole; nil where there is none
// (https://www.sqlite.org/fileformat.html#the_write_ahead_log).
func firstPages(path string) (first, last *header, err error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<20)
	start := make([]byte, 32)
	if _, err := io.ReadFull(in, start); err != nil {
		return nil, nil, nil
	}
	var order binary.ByteOrder = binary.LittleEndian
	if start[3]&1 == 1 {
		order = binary.BigEndian
	}
	pageSize := binary.BigEndian.Uint32(start[8:])
	sum := checksum{order: order}
	sum.add(start[:24])
	if magic := binary.BigEndian.Uint32(start); magic|1 != 0x377f0683 || pageSize < 512 || pageSize > 65536 || !sum.is(start[24:]) {
		return nil, nil, nil
	}
	frame := make([]byte, 24+pageSize)
	for {
		if _, err := io.ReadFull(in, frame); err != nil || string(frame[8:16]) != string(start[16:24]) {
			return first, last, nil
		}
		sum.add(frame[:8])
		sum.add(frame[24:])
		if !sum.is(frame[16:]) {
			return first, last, nil
		}
		if binary.BigEndian.Uint32(frame) == 1 {
			h := parseHeader(frame[24:])
			if last = &h; first == nil {
				first = last
			}
		}
	}
}

// checksum is that of a -wal file, over all that comes before it.
type checksum struct {
	order  binary.ByteOrder
	s0, s1 uint32
}

func (c *checksum) add(b []byte) {
	for ; len(b) >= 8; b = b[8:] {
		c.s0 += c.order.Uint32(b) + c.s1
		c.s1 += c.order.Uint32(b[4:]) + c.s0
	}
}

func (c *checksum) is(b []byte) bool {
	return c.s0 == binary.BigEndian.Uint32(b) && c.s1 == binary.BigEndian.Uint32(b[4:])
}
