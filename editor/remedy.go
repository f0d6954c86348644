package editor

import "time"

// Remedy is a damage, and what can mend it.
type Remedy struct {
	Damage Damage    `json:"damage"`
	Can    bool      `json:"can"`              // it can be mended
	Backup string    `json:"backup,omitempty"` // the path of the backup that has what is gone; "" where the library has it itself
	Made   time.Time `json:"made,omitzero"`    // when that backup was made
}

// Salvage says what a repaired copy of a library holds, and what it lacks.
type Salvage struct {
	Path      string    `json:"path"`
	Stories   int       `json:"stories"`
	Revisions int       `json:"revisions"`
	Taken     int       `json:"taken"`             // contents that came out of backups
	Base      string    `json:"base,omitempty"`    // the backup that all of it is from, where nothing else could be read
	Made      time.Time `json:"made,omitzero"`     // when that was made
	Lost      []Damage  `json:"lost,omitempty"`    // what could not be saved
	Unnamed   []string  `json:"unnamed,omitempty"` // the same, of what cannot be named story by story; one phrase each
}
