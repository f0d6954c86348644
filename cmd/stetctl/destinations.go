package main

import (
	"flag"
	"fmt"
	"os"

	"stet/editor"
	"stet/editor/format/packed"
)

func destinationsFlags(f *flag.FlagSet, o *options) {
	f.StringVar(&o.from, "from", "", "read them from this JSON `file`, a list of what --json prints a line of")
}

// destinations lists where a desk sends stories, or takes another list.
func destinations(s *session, words []string) (int, error) {
	if err := want(words, 0, 0, "destinations [--from FILE] [--json]"); err != nil {
		return failed, err
	}
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	if s.from != "" {
		all, err := readDestinations(s.from)
		if err == nil {
			err = desk.SetDestinations(s.ctx, all)
		}
		if err != nil {
			return failed, err
		}
	}
	all, err := desk.Destinations(s.ctx)
	if err != nil {
		return failed, err
	}
	for _, one := range all {
		if s.json {
			if err := s.print(one); err != nil {
				return failed, err
			}
			continue
		}
		fmt.Fprintf(s.out, "%-16s %-12s %-28s %s\n", one.Name, one.Format, one.Naming, one.Folder)
	}
	return done, nil
}

func readDestinations(path string) ([]editor.Destination, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the destinations: %w", err)
	}
	var all []editor.Destination
	if err := packed.JSON(b, &all); err != nil {
		return nil, fmt.Errorf("read the destinations of %s: %w", path, err)
	}
	return all, nil
}
