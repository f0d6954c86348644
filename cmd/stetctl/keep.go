package main

import (
	"fmt"

	"stet/editor"
)

// damage is one line of verify: in words, and in parts.
type damage struct {
	Says string `json:"damage"`
	editor.Damage
}

func verify(s *session, words []string) (int, error) {
	if err := want(words, 0, 0, "verify"); err != nil {
		return failed, err
	}
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	wrong, err := desk.Library().Verify(s.ctx, nil)
	if err != nil {
		return failed, err
	}
	for _, w := range wrong {
		if s.json {
			err = s.print(damage{w.String(), w})
		} else {
			_, err = fmt.Fprintln(s.out, w)
		}
		if err != nil {
			return failed, err
		}
	}
	if len(wrong) > 0 {
		return findings, nil
	}
	fmt.Fprintln(s.err, "every page and every content hash is right; words are found by", desk.Library().Searches())
	return done, nil
}
