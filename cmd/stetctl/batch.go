package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// each reads a JSON value a line, called what in errors.
func each[T any](r io.Reader, what string, do func(T) error) error {
	in := json.NewDecoder(bufio.NewReaderSize(r, 1<<20))
	for {
		var line T
		err := in.Decode(&line)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read a %s: %w", what, err)
		}
		if err := do(line); err != nil {
			return err
		}
	}
}

// batch reads a JSON value a line and writes what answer says of each.
func batch[T any](s *session, what string, answer func(T) (any, error)) (int, error) {
	out := bufio.NewWriter(s.out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	err := each(s.in, what, func(line T) error {
		said, err := answer(line)
		if err != nil {
			return err
		}
		return enc.Encode(said)
	})
	if err != nil {
		return failed, err
	}
	return done, out.Flush()
}

// plainText is a line of a batch.
type plainText struct {
	ID   json.RawMessage `json:"id"`
	Text string          `json:"text"`
}
