package editor

import (
	"errors"
	"fmt"
	"time"
)

// Holder says who may write to a story: one session, a window or a command, at
// a time.
type Holder struct {
	Who   string    `json:"who,omitempty"` // "" where the name is not known
	Since time.Time `json:"since"`
}

// ErrHeld is what every HeldError is.
var ErrHeld = errors.New("the story is open in another window")

// HeldError says that somebody else may write to a story. It is ErrHeld.
type HeldError struct{ Holder }

func (e *HeldError) Error() string {
	who := e.Who
	if who == "" {
		who = "another window"
	}
	return fmt.Sprintf("%s has had this story open since %s: close it there, or take it over", who, e.Since.Local().Format("15:04 on 2 January"))
}

// Is makes errors.Is(err, ErrHeld) true.
func (e *HeldError) Is(target error) bool { return target == ErrHeld }
