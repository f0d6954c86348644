package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"time"

	"stet/app/workflow"
)

func watchFlags(f *flag.FlagSet, o *options) {
	f.BoolVar(&o.once, "once", false, "import what is there and whole, and end")
}

// watch imports what lands in a folder, until it is interrupted.
func watch(s *session, words []string) (int, error) {
	if err := want(words, 1, 1, "watch FOLDER [--once] [--json]"); err != nil {
		return failed, err
	}
	desk, closeLibrary, err := s.desk()
	if err != nil {
		return failed, err
	}
	defer closeLibrary()
	inbox, code, told := desk.Inbox(words[0]), done, ""
	for looks := 1; ; looks++ {
		a, err := inbox.Look(s.ctx)
		for _, one := range a.Results {
			if err := s.printImported(one); err != nil {
				return failed, err
			}
		}
		if a.Refused > 0 {
			code = failed
		}
		switch {
		case err != nil && (s.once || looks == 1):
			return failed, err
		case err != nil && err.Error() != told: // once, and not at each look
			fmt.Fprintln(s.err, "stetctl:", err)
			told = err.Error()
		}
		if s.once && looks == 2 { // at the first nothing is known of how files grow
			if a.Waiting > 0 {
				fmt.Fprintf(s.err, "stetctl: %d files may still grow and were left\n", a.Waiting)
			}
			return code, nil
		}
		if err := s.pause(workflow.InboxSettles); errors.Is(err, context.Canceled) {
			return code, nil
		}
	}
}

// pause waits until time has passed, or the run is interrupted.
func (s *session) pause(d time.Duration) error {
	if s.wait != nil {
		return s.wait(s.ctx, d)
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-s.ctx.Done():
		return s.ctx.Err()
	}
}
