// Command stetctl runs Stet's verbs on a library from the command line: for
// scripts, for desks without a screen, and for measuring. JSON and text go to
// standard output, messages to standard error. It runs in one goroutine.
//
// It ends with 0 when done, 1 when done with findings or differences, 2 on an
// error.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"

	"stet/app/settings"
	"stet/editor"
	"stet/editor/diff"
	"stet/editor/diff/redline"
)

// The exit codes of the contract.
const (
	done     = 0
	findings = 1
	failed   = 2
)

// A call is one word of the command line. It is given its arguments without
// flags and returns the exit code.
type call struct {
	name, args, about string
	flags             func(*flag.FlagSet, *options)
	run               func(*session, []string) (int, error)
}

// options are the flags of all calls; each call declares those it knows.
type options struct {
	library, encoding, status, rule, to, override, by, html, docx                         string
	section, tag, reason, folder, from, format, destination                               string
	revision                                                                              int
	json, jsonl, ranked, suggest, coverage, all, again, resume, bin, remove, undo, repair bool
	elsewhere                                                                             bool
	forGood, once                                                                         bool
	markdown, color                                                                       string
	context, limit                                                                        int
	base                                                                                  int
	ours, theirs                                                                          bool
	reading                                                                               diff.Reading
	redacted, readers                                                                     bool
	facts                                                                                 []string
	document                                                                              bool
	profiles, house, country, csv                                                         string
	amendment                                                                             editor.Amendment
}

// calls is the table of the contract, in the order the help prints it.
var calls = []call{
	{"decode", "FILE...", "read files as articles, without a library", encodingFlag, decode},
	{"import", "FILE...", "read files and folders into the library", importFlags, importFiles},
	{"watch", "FOLDER", "import what lands in a folder, and move it into its folders read and refused", watchFlags, watch},
	{"list", "", "list the stories, newest first", listFlags, list},
	{"search", "WORDS", "find stories by words, \"phrases\" and fields such as by:nora or status:ready", searchFlags, search},
	{"show", "ID", "print an article", revisionFlag, show},
	{"revisions", "ID", "list the revisions of a story, newest first", nil, revisions},
	{"facts", "ID | --all WORDS", "list the facts of a story with all that is known of them, or find facts", factsFlags, facts},
	{"analyse", "FILE...", "list the quotations, figures and dates in files, without a library", analyseFlags, analyse},
	{"credits", "LINE...", "list whom by-lines and credit lines name, by the organisations that Stet and, with --library, the desk knows", creditsFlags, credits},
	{"reuse", "ID|FILE [OTHER...]", "list the passages that a story or a file shares with other files, or with the library", reuseFlags, lifted},
	{"check", "ID|FILE", "run the credit rules and the fact gates, and find contradictions", checkFlags, check},
	{"sweep", "", "run the credit rules on all stories that were exported", sweepFlags, sweep},
	{"gates", "[GATE=HOW...]", "list what the desk asks of facts, or choose: block, warn, info or off", gatesFlags, gates},
	{"signoff", "ID", "sign a story off as a revision", signOffFlags, signOff},
	{"fix", "ID", "apply a rule's one-press fix as a revision", ruleFlag, fix},
	{"diff", "ID M N | FILE FILE", "show what changed", diffFlags, compare},
	{"blame", "ID", "print the words with the revision that brought them", revisionFlag, blame},
	{"merge", "ID FILE | BASE OURS THEIRS", "take a returned copy into a story, or merge three files", mergeFlags, merge},
	{"export", "ID...", "write stories to files; the ending or --format says the format", exportFlags, export},
	{"formats", "", "list the formats, what is read and written, and what each cannot hold", nil, formats},
	{"destinations", "", "list or change where the desk sends stories", destinationsFlags, destinations},
	{"report", "ID KIND", "write a report of the fact desk: " + reportKinds(), reportFlags, factReport},
	{"correct", "ID [NOTE]", "add a note to readers to a published story, change one, or list them", correctFlags, correct},
	{"status", "ID STATUS", "move a story to another status", byFlag, setStatus},
	{"spike", "ID", "take a story off the desk", spikeFlags, spike},
	{"unspike", "ID", "put a spiked story back where it stood", byFlag, unspike},
	{"duplicate", "ID", "file a story's newest words as a new story", byFlag, duplicate},
	{"relate", "ID [AS [OTHER]]", "relate a story to another, begin one, or list them", relateFlags, relate},
	{"tag", "[ID [TAG...]]", "give a story tags, or list tags and sections", tagFlags, tag},
	{"section", "ID NAME", "file a story in another section", byFlag, section},
	{"delete", "ID...", "put stories in the bin", deleteFlags, deleteStories},
	{"history", "ID", "list all that happened to a story, newest first", nil, history},
	{"backup", "[FILE]", "write a consistent copy of the library, or one among its backups", nil, backup},
	{"backups", "[BACKUP]", "list the backups, or what one holds otherwise than the library", folderFlag, backups},
	{"restore", "BACKUP [ID]", "bring a story back as a new one, or the library as a new file", restoreFlags, restore},
	{"verify", "", "check every page and every content hash, and mend what is damaged", verifyFlags, verify},
	{"repair", "--to FILE", "make a new library out of what is left of a damaged one", repairFlags, salvage},
	{"copy", "FILE", "copy a library that lies anywhere to a disk of this computer", nil, copyLibrary},
}

func encodingFlag(f *flag.FlagSet, o *options) {
	f.StringVar(&o.encoding, "encoding", "", "the files' `encoding`, such as windows-1252 (default: found out)")
}

func checkFlags(f *flag.FlagSet, o *options) {
	encodingFlag(f, o)
	deskFlags(f, o)
}

// deskFlags say what desk checks.
func deskFlags(f *flag.FlagSet, o *options) {
	f.StringVar(&o.profiles, "profiles", "", "the `folder` of the desk's own profiles, own.yaml and so on (default: in the house folder of the window)")
	f.StringVar(&o.house, "house", "", "the `name` of the desk's own publication (default: as the window was told)")
	f.StringVar(&o.country, "country", "", "where it is published, in two `letters` (ISO 3166; default: as the window was told)")
}

func importFlags(f *flag.FlagSet, o *options) {
	encodingFlag(f, o)
	f.BoolVar(&o.again, "again", false, "import content that is in the library already once more")
	f.BoolVar(&o.resume, "resume", false, "go on with the import that was cut short last")
}

func listFlags(f *flag.FlagSet, o *options) {
	f.StringVar(&o.status, "status", "", "only stories in this `status`")
	f.StringVar(&o.section, "section", "", "only stories in this `section`")
	f.StringVar(&o.tag, "tag", "", "only stories with this `tag`")
	f.BoolVar(&o.bin, "bin", false, "the stories in the bin")
}

func searchFlags(f *flag.FlagSet, o *options) {
	f.BoolVar(&o.ranked, "ranked", false, "the best first, instead of the newest")
}

func revisionFlag(f *flag.FlagSet, o *options) {
	f.IntVar(&o.revision, "revision", 0, "the revision's `number` (default: the story as it stands)")
}

func ruleFlag(f *flag.FlagSet, o *options) {
	deskFlags(f, o)
	f.StringVar(&o.rule, "rule", "", "the `rule` to fix, as check names it")
}

func diffFlags(f *flag.FlagSet, o *options) {
	encodingFlag(f, o)
	f.StringVar(&o.to, "to", "", "write the comparison to this `file`: "+strings.Join(redline.Endings(), ", "))
	f.StringVar(&o.html, "html", "", "write it to this `file` as a web page")
	f.StringVar(&o.docx, "docx", "", "write it to this `file` as a Word document with tracked changes")
	f.StringVar(&o.markdown, "markdown", "", "write it to this `file` as Markdown with CriticMarkup")
	f.StringVar(&o.color, "color", "auto", "colours: always, never, or `auto` for a terminal")
	f.IntVar(&o.context, "context", 0, "print `N` unchanged paragraphs around each that changed")
	f.BoolVar(&o.jsonl, "jsonl", false, `batch: read {"id","before","after"} a line, write operations`)
	f.BoolVar(&o.reading.EverySpace, "every-space", false, "batch: a difference in white space alone is an edit, too")
	f.BoolVar(&o.reading.InPlace, "no-moves", false, "batch: what moved is deleted and inserted")
}

// session is one run: where it reads and writes, and what it was asked.
type session struct {
	ctx      context.Context
	in       io.Reader
	out, err io.Writer
	now      func() time.Time
	wait     func(context.Context, time.Duration) error // until time has passed; nil waits for it
	own      *settings.Settings                         // the user's; nil until they are asked for
	options
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	s := &session{ctx: ctx, in: os.Stdin, out: os.Stdout, err: os.Stderr, now: time.Now}
	os.Exit(s.main(os.Args[1:]))
}

// main runs one call and returns the exit code.
func (s *session) main(args []string) int {
	code, err := s.dispatch(args)
	if errors.Is(err, flag.ErrHelp) {
		return done
	}
	if err != nil {
		fmt.Fprintln(s.err, "stetctl:", err)
		return failed
	}
	return code
}

func (s *session) dispatch(args []string) (int, error) {
	before, name, rest := splitCall(args)
	for _, c := range calls {
		if c.name == name {
			words, err := s.parse(c, append(before, rest...))
			if err != nil {
				return failed, err
			}
			if words, err = s.numbered(c, words); err != nil {
				return failed, err
			}
			return c.run(s, words)
		}
	}
	if name == "help" && len(rest) > 0 {
		return s.dispatch([]string{rest[0], "-h"})
	}
	s.usage()
	switch name {
	case "help":
		return done, nil
	case "":
		return failed, errors.New("say what to do")
	}
	return failed, fmt.Errorf("there is no call %q", name)
}

// splitCall finds the call's name; --library and --json may stand before it.
func splitCall(args []string) (before []string, name string, rest []string) {
	for i := 0; i < len(args); i++ {
		switch a := args[i]; {
		case a == "--library" || a == "-library":
			i++
		case a == "" || a[0] != '-':
			return append([]string{}, args[:i]...), a, args[i+1:]
		}
	}
	return args, "", nil
}

// parse reads a call's flags, which may stand before, between and behind its
// arguments.
func (s *session) parse(c call, args []string) ([]string, error) {
	f := flag.NewFlagSet("stetctl "+c.name, flag.ContinueOnError)
	f.SetOutput(s.err)
	f.StringVar(&s.library, "library", "", "the library's `file` (default: the app's own)")
	f.BoolVar(&s.json, "json", false, "print one JSON value a line")
	if c.flags != nil {
		c.flags(f, &s.options)
	}
	f.Usage = func() {
		fmt.Fprintf(s.err, "usage: stetctl %s %s\n%s\n", c.name, c.args, c.about)
		f.PrintDefaults()
	}
	args = keepLines(f, args)
	var words []string
	for {
		if err := f.Parse(args); err != nil {
			return nil, err
		}
		if f.NArg() == 0 {
			return words, nil
		}
		words, args = append(words, f.Arg(0)), f.Args()[1:]
	}
}

// keepLines puts "--" before an argument that begins with a dash and has a space in it: a
// line of a story, such as "--With assistance from Ann Lee.", is no flag.
func keepLines(f *flag.FlagSet, args []string) []string {
	var out []string
	value := false // the flag before takes this for its value
	for _, a := range args {
		name, _, assigned := strings.Cut(strings.TrimLeft(a, "-"), "=")
		switch is := f.Lookup(name); {
		case value, !strings.HasPrefix(a, "-"):
			value = false
		case strings.Contains(name, " "):
			out = append(out, "--")
		default:
			value = is != nil && !assigned && !isSwitch(is)
		}
		out = append(out, a)
	}
	return out
}

// isSwitch reports a flag that takes no value.
func isSwitch(f *flag.Flag) bool {
	b, ok := f.Value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

func (s *session) usage() {
	fmt.Fprint(s.err, "usage: stetctl [--library FILE] CALL ... [--json]\n\n")
	for _, c := range calls {
		fmt.Fprintf(s.err, "  %-10s %-26s %s\n", c.name, c.args, c.about)
	}
	fmt.Fprintln(s.err, "\n\"stetctl CALL -h\" prints a call's flags.")
}

// want refuses a wrong number of arguments.
func want(words []string, least, most int, usage string) error {
	if len(words) < least || most >= 0 && len(words) > most {
		return fmt.Errorf("usage: stetctl %s", usage)
	}
	return nil
}
