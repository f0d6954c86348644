package main

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// storyNumber is what the window calls a story above its page: "Story 5", "Story 1,204".
var storyNumber = regexp.MustCompile(`^(?i:story)[\s\x{a0}]+(\d[\d,.’'\x{a0}\x{202f}]*)$`)

// numbered is the arguments of a call with the IDs of the stories that it names by their
// numbers in the library, as the window shows them.
func (s *session) numbered(c call, words []string) ([]string, error) {
	if !strings.Contains(c.args, "ID") || s.all { // then they are words to look for
		return words, nil
	}
	for i, word := range words {
		m := storyNumber.FindStringSubmatch(word)
		if m == nil {
			continue
		}
		if _, err := os.Stat(word); err == nil {
			continue // a file of that name
		}
		number, err := strconv.ParseInt(strings.Map(digit, m[1]), 10, 64)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", word, err)
		}
		id, err := s.idOf(number)
		if err != nil {
			return nil, err
		}
		words[i] = id
	}
	return words, nil
}

func digit(r rune) rune {
	if r < '0' || r > '9' {
		return -1
	}
	return r
}

func (s *session) idOf(number int64) (string, error) {
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return "", err
	}
	defer closeLibrary()
	ids, err := desk.Library().IDs(s.ctx, []int64{number})
	if err != nil {
		return "", err
	}
	if len(ids) == 0 {
		return "", fmt.Errorf("there is no story %d in this library: \"stetctl list\" lists those there are", number)
	}
	return ids[0], nil
}
