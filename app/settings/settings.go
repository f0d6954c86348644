// Package settings keeps what Stet remembers of its window and its user between
// starts: typed values with defaults over a file. They are changed on the UI thread, and
// read anywhere.
package settings

// Settings are the values kept in a Store.
type Settings struct {
	Width, Height     Value[float64] // of the window
	Left, Right, Wide Value[float64] // of the panes; Wide is the inspector on the credits tab
	Split             Value[float64] // the first page's share of the width where there are two
	Theme             Value[string]  // "system", "light" or "dark"
	Library           Value[string]  // the file opened last
	Folder            Value[string]  // where files were last read from or written to
	Destination       Value[string]  // where stories were sent last, "" for no destination
	ExportFormat      Value[string]  // the ID of the format that was exported last
	Inbox             Value[string]  // the folder whose files come in by themselves, "" for none, see For
	ForReaders        Value[bool]    // what went to no destination leaves out what is for the desk only
	ForReview         Value[bool]    // so does what shows suggestions or comments: a draft for colleagues
	Report            Value[string]  // the report of the fact desk that was written last
	ReportForm        Value[string]  // the ending it had
	Redacted          Value[bool]    // it was for readers outside the desk
	Zoom              Value[float64] // of the manuscript; 1 is as designed
	User              Value[string]  // who signs revisions and decisions
	House             Value[string]  // the publication the desk works for
	Country           Value[string]  // where it publishes, in two letters (ISO 3166)
	Language          Value[string]  // of stories that name none, such as "en-GB"
	HouseFolder       Value[string]  // of the desk's word list and style rules
	Abreast           Value[bool]    // versions are compared side by side
	Brief             Value[bool]    // of a comparison only what changed is shown
	Focus             Value[bool]    // only the manuscript is shown
	Typewriter        Value[bool]    // the line written on is kept in the middle
	Dim               Value[bool]    // the other paragraphs are muted
	Suggesting        Value[bool]    // edits are suggested
	Tab               Value[int]     // of the inspector
	Story             Value[string]  // the ID of the story opened last, see For
	Stories           Value[string]  // the IDs of all that are open, see For
	View              Value[string]  // what is listed on the left
	Retention         Value[int]     // how many days deleted stories are kept
	Unfolded          Value[string]  // the groups of views there that are unfolded, such as "sections tags"
	Shorthand         Value[bool]    // Markdown becomes formatting as it is typed
	BackupFolder      Value[string]  // on another disk; "" is beside the library
	BackupSize        Value[float64] // what backups may take, in GB; 0 leaves it to the library
	Smart             Value[bool]    // quotes and dashes become those of the language

	HiddenChanges Value[string] // the natures of change a comparison does not show, such as "spacing,punctuation"
	Headings      Value[bool]   // the changes of a comparison are listed under those of their natures

	store  Store
	folder string // they lie in, "" for none
}

// Value is one remembered value.
type Value[T any] struct {
	get func() T
	set func(T)
}

// Get returns the value, or its default where none was set.
func (v Value[T]) Get() T { return v.get() }

// Set remembers x.
func (v Value[T]) Set(x T) { v.set(x) }

// New returns the settings kept in p.
func New(p Store) *Settings {
	return &Settings{
		Width:        within(number(p, "window.width", 1440), 640, 10000),
		Height:       within(number(p, "window.height", 900), 480, 10000),
		Left:         within(number(p, "pane.left", 272), 180, 520),
		Right:        within(number(p, "pane.right", 352), 280, 760),
		Wide:         within(number(p, "pane.credits", 520), 280, 760),
		Split:        within(number(p, "split", 0.5), 0.1, 0.9),
		Theme:        oneOf(text(p, "theme", "system"), "system", "light", "dark"),
		Library:      text(p, "library", ""),
		Folder:       text(p, "folder", ""),
		Destination:  text(p, "export.destination", ""),
		ExportFormat: text(p, "export.format", ""),
		ForReaders:   flag(p, "export.for-readers", true),
		ForReview:    flag(p, "export.review-for-readers", false),
		Report:       text(p, "report", "annotated"),
		ReportForm:   text(p, "report.form", ".html"),
		Redacted:     flag(p, "report.redacted", false),
		Zoom:         within(number(p, "zoom", 1), 0.5, 3),
		User:         text(p, "user", ""),
		House:        text(p, "house", ""),
		Country:      text(p, "country", ""),
		Abreast:      flag(p, "compare.split", false),
		Brief:        flag(p, "compare.brief", false),
		Focus:        flag(p, "focus", false),
		Typewriter:   flag(p, "typewriter", false),
		Dim:          flag(p, "dim", false),
		Suggesting:   flag(p, "suggesting", false),
		Tab:          whole(p, "tab", 0, 0, 9),
		Story:        text(p, "story", ""),
		Stories:      text(p, "stories", ""),
		View:         text(p, "view", "inbox"),
		Retention:    whole(p, "retention", 30, 1, 3650),
		Unfolded:     text(p, "unfolded", ""),
		Shorthand:    flag(p, "shorthand", true),
		Smart:        flag(p, "smart", true),
		Language:     text(p, "language", "en-GB"),
		HouseFolder:  text(p, "house.folder", ""),

		BackupFolder: text(p, "backup.folder", ""),
		BackupSize:   within(number(p, "backup.size", 0), 0, 10000),

		HiddenChanges: text(p, "compare.hidden", "spacing"),
		Headings:      flag(p, "compare.headings", false),

		store: p,
	}
}

// Layer is whether a layer of marks is shown on the manuscript.
func (s *Settings) Layer(name string, fallback bool) Value[bool] {
	return flag(s.store, "layer."+name, fallback)
}

// FolderFor is the folder that files for a destination went to last.
func (s *Settings) FolderFor(destination string) Value[string] {
	return text(s.store, "export.folder "+destination, "")
}

// For has the stories, and the watched folder, remembered apart for each library.
func (s *Settings) For(library string) {
	s.Story, s.Stories = text(s.store, "story "+library, ""), text(s.store, "stories "+library, "")
	s.Inbox = text(s.store, "inbox "+library, "")
}

func number(p Store, key string, fallback float64) Value[float64] {
	return Value[float64]{func() float64 { return p.FloatWithFallback(key, fallback) },
		func(x float64) { p.SetFloat(key, x) }}
}

func text(p Store, key, fallback string) Value[string] {
	return Value[string]{func() string { return p.StringWithFallback(key, fallback) },
		func(x string) { p.SetString(key, x) }}
}

func flag(p Store, key string, fallback bool) Value[bool] {
	return Value[bool]{func() bool { return p.BoolWithFallback(key, fallback) },
		func(x bool) { p.SetBool(key, x) }}
}

func whole(p Store, key string, fallback, least, most int) Value[int] {
	return Value[int]{func() int { return min(most, max(least, p.IntWithFallback(key, fallback))) },
		func(x int) { p.SetInt(key, x) }}
}

// within keeps a value that came from a file between limits.
func within(v Value[float64], least, most float64) Value[float64] {
	get := v.get
	v.get = func() float64 { return min(most, max(least, get())) }
	return v
}

// oneOf answers with the first choice where the file holds none of them.
func oneOf(v Value[string], choices ...string) Value[string] {
	get := v.get
	v.get = func() string {
		x := get()
		for _, c := range choices {
			if x == c {
				return x
			}
		}
		return choices[0]
	}
	return v
}
