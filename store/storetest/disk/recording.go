//go:build linux || darwin

package disk

import (
	"math/rand/v2"
	"slices"
)

// Recording is everything that happened to the files of a disk, in order.
type Recording []op

type kind int

const (
	write kind = iota
	truncate
	remove
	flush
	flushFolder // with one folder a disk
)

type op struct {
	kind kind
	file string
	at   int64 // of a write its place, of a truncation the new size, in bytes
	data []byte
}

// sector is what a drive writes whole or not at all, in bytes.
const sector = 512

// Cut returns the files, by name, as a power cut leaves them that comes after
// the first n entries: what was flushed is there; of the rest each write is
// there, is missing, or has lost some of its sectors, by the random numbers.
func (r Recording) Cut(n int, random *rand.Rand) map[string][]byte {
	files, pending := map[string][]byte{}, map[string][]op{}
	for _, o := range r[:n] {
		switch o.kind {
		case flush:
			apply(files, pending[o.file])
			delete(pending, o.file)
		case flushFolder:
			for name, ops := range pending {
				last := removed(ops) + 1
				apply(files, ops[:last])
				pending[name] = ops[last:]
			}
		default:
			pending[o.file] = append(pending[o.file], o)
		}
	}
	for _, name := range sorted(pending) {
		for _, o := range pending[name] {
			parts := o.survives(random)
			if parts == nil && o.kind == remove {
				break // and what was written under its name since went to another file
			}
			apply(files, parts)
		}
	}
	return files
}

// removed returns the place of the last removal, -1 where there is none.
func removed(ops []op) int {
	for i, o := range slices.Backward(ops) {
		if o.kind == remove {
			return i
		}
	}
	return -1
}

func sorted(pending map[string][]op) []string {
	var names []string
	for name := range pending {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// survives returns what reached the disk of something that was not flushed.
func (o op) survives(random *rand.Rand) []op {
	switch fate := random.IntN(3); {
	case fate == 0:
		return nil
	case fate == 1 || o.kind != write:
		return []op{o}
	}
	var parts []op
	for from := 0; from < len(o.data); from += sector {
		if random.IntN(2) == 0 {
			to := min(from+sector, len(o.data))
			parts = append(parts, op{write, o.file, o.at + int64(from), o.data[from:to]})
		}
	}
	return parts
}

func apply(files map[string][]byte, ops []op) {
	for _, o := range ops {
		o.apply(files)
	}
}

func (o op) apply(files map[string][]byte) {
	switch b := files[o.file]; o.kind {
	case write:
		files[o.file] = b
		if end := o.at + int64(len(o.data)); end > int64(len(b)) {
			files[o.file] = append(b, make([]byte, end-int64(len(b)))...)
		}
		copy(files[o.file][o.at:], o.data)
	case truncate:
		if o.at < int64(len(b)) {
			files[o.file] = b[:o.at:o.at]
		}
	case remove:
		delete(files, o.file)
	}
}
