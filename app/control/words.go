package control

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"
)

// StatusName is what a workflow status, such as "checking", is called on screen;
// no status has no name.
func StatusName(status string) string {
	if status == "" {
		return ""
	}
	return lang.X("status."+status, strings.ToUpper(status[:1])+status[1:])
}

// Headline returns what a list calls a story: something even where it has no
// headline yet.
func Headline(words string) string {
	if words == "" {
		return lang.X("library.untitled", "Untitled")
	}
	return words
}

// Count writes n with a noun: one of the two forms, chosen by the language.
func Count(key, other string, n int) string {
	return lang.XN(key, other, n, map[string]any{"N": Number(n)})
}

// RelationName says what a story is to the one that is named behind it; back,
// what that one is to it. The relations are "update", "correction", "follow-up"
// and "copy".
func RelationName(relation string, back bool) string {
	switch {
	case relation == "update" && back:
		return lang.X("related.updated-by", "Updated by")
	case relation == "update":
		return lang.X("related.update-of", "Update of")
	case relation == "correction" && back:
		return lang.X("related.corrected-by", "Corrected by")
	case relation == "correction":
		return lang.X("related.correction-of", "Correction of")
	case relation == "follow-up" && back:
		return lang.X("related.followed-by", "Followed up by")
	case relation == "follow-up":
		return lang.X("related.follow-up-to", "Follow-up to")
	case back:
		return lang.X("related.copied-as", "Copied as")
	}
	return lang.X("related.copy-of", "Copy of")
}

// RevisionTitle is what a revision is called, such as "r14 · Copy edit"; one
// without a name of its own is called by its cause.
func RevisionTitle(number int, name, cause string) string {
	return fmt.Sprintf("r%d · %s", number, RevisionName(name, cause))
}

// RevisionName is the name of a revision, or its cause in words.
func RevisionName(name, cause string) string {
	switch {
	case name != "":
		return name
	case cause == "import":
		return lang.X("cause.import", "Imported")
	case cause == "create":
		return lang.X("cause.create", "Created")
	case cause == "restore":
		return lang.X("cause.restore", "Restored")
	case cause == "export":
		return lang.X("cause.export", "Exported")
	case cause == "fix":
		return lang.X("cause.fix", "Fixed")
	case cause == "replace":
		return lang.X("cause.replace", "Replaced")
	case cause == "section":
		return lang.X("cause.section", "Moved to another section")
	case cause == "merge":
		return lang.X("cause.merge", "Merged")
	}
	return lang.X("cause.save", "Saved")
}
