// Package assets holds the files that are built into Stet: fonts, icons, the
// words of the interface, the list of outlets and a sample story. Everything
// here is read only and safe to share.
package assets

import "embed"

// Fonts holds the static faces of Inter and Newsreader under "fonts/", each
// with its SIL Open Font License.
//
//go:embed fonts
var Fonts embed.FS

// Lang holds one JSON file of interface words a language under "lang/", in the
// form that fyne's lang package reads.
//
//go:embed lang/*.json
var Lang embed.FS

// Dictionaries holds the spelling dictionaries of English, in Hunspell's form,
// under "dictionaries/": rules in en_GB.aff, words in en_GB.dic.gz, and the same
// for en_US, each with its licence. They were made from SCOWL.
//
//go:embed dictionaries
var Dictionaries embed.FS

// Outlets is the curated list of news organisations, tab separated.
//
//go:embed outlets.tsv
var Outlets []byte

// Profiles holds what the desk asks of copy on each of editor.CopyTerms, a YAML file
// each under "profiles/".
//
//go:embed profiles/*.yaml
var Profiles embed.FS

// Icon is the application's icon as a PNG of 512 pixels.
//
//go:embed icon.png
var Icon []byte

var (
	//go:embed sample/sample-1.json
	sample1 []byte
	//go:embed sample/sample-2.json
	sample2 []byte
)

// Sample is the story that a first run puts in the library: its revisions,
// oldest first, each the canonical JSON of an editor.Story.
var Sample = [][]byte{sample1, sample2}
