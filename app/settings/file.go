package settings

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
)

// Store is what settings are kept in: the app's preferences, or a File.
type Store interface {
	BoolWithFallback(key string, fallback bool) bool
	SetBool(key string, value bool)
	FloatWithFallback(key string, fallback float64) float64
	SetFloat(key string, value float64)
	IntWithFallback(key string, fallback int) int
	SetInt(key string, value int)
	StringWithFallback(key, fallback string) string
	SetString(key, value string)
}

// File keeps settings in a JSON file that is whole at any moment. Fyne's own
// preferences are emptied before they are written, and written when the app is
// ending already, so that a quick end loses all of them. What another window
// of Stet has set is kept. A file that cannot be written is not worth stopping
// an editor for: the settings then last as long as the window. Work
// in the background reads settings too: a File may be used by several at once.
type File struct {
	path   string
	mu     sync.Mutex
	values map[string]any
}

// Open reads the file; one that is missing or damaged counts as empty.
func Open(path string) *File {
	return &File{path: path, values: read(path)}
}

func read(path string) map[string]any {
	values := map[string]any{}
	b, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(b, &values) != nil || values == nil {
		return map[string]any{}
	}
	return values
}

func (f *File) set(key string, value any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.values[key] == value {
		return
	}
	f.values[key] = value
	onDisk := read(f.path)
	onDisk[key] = value
	write(f.path, onDisk)
}

// write replaces the file in one step.
func write(path string, values map[string]any) error {
	b, err := json.MarshalIndent(values, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	t, err := os.CreateTemp(filepath.Dir(path), ".settings-*")
	if err != nil {
		return err
	}
	_, err = t.Write(b)
	if closed := t.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(t.Name(), path)
	}
	if err != nil {
		os.Remove(t.Name())
	}
	return err
}

// value is what is kept under the key, where it is of the kind asked for.
func value[T any](f *File, key string, fallback T) T {
	f.mu.Lock()
	defer f.mu.Unlock()
	if v, ok := f.values[key].(T); ok {
		return v
	}
	return fallback
}

// BoolWithFallback implements Store.
func (f *File) BoolWithFallback(key string, fallback bool) bool { return value(f, key, fallback) }

// SetBool implements Store.
func (f *File) SetBool(key string, v bool) { f.set(key, v) }

// FloatWithFallback implements Store.
func (f *File) FloatWithFallback(key string, fallback float64) float64 {
	return value(f, key, fallback)
}

// SetFloat implements Store.
func (f *File) SetFloat(key string, v float64) { f.set(key, v) }

// IntWithFallback implements Store. JSON knows no whole numbers.
func (f *File) IntWithFallback(key string, fallback int) int {
	return int(value(f, key, float64(fallback)))
}

// SetInt implements Store.
func (f *File) SetInt(key string, v int) { f.set(key, float64(v)) }

// StringWithFallback implements Store.
func (f *File) StringWithFallback(key, fallback string) string { return value(f, key, fallback) }

// SetString implements Store.
func (f *File) SetString(key, v string) { f.set(key, v) }
