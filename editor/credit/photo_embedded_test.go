package credit

import (
	"testing"

	"stet/editor"
)

func TestPhotoEmbedded(t *testing.T) {
	file := func(i editor.Image, says editor.Embedded) func(*Input, *editor.Article) {
		return func(in *Input, a *editor.Article) {
			in.Known.Pictures = map[string]editor.Embedded{i.File: says}
			pictured(i)(in, a)
		}
	}
	testRule(t, photoEmbedded, []ruleCase{
		{"somebody else’s", file(editor.Image{File: "pier.jpg", Credit: "Staff"}, editor.Embedded{Credit: "Getty Images"}), []string{
			"warn i:0-0 “pier.jpg: credit” The file of picture 1 has the credit “Getty Images”, the page “Staff” [Use “Getty Images”]"}},
		{"photographer left out", file(editor.Image{File: "pier.jpg", Credit: "Reuters"}, editor.Embedded{Creator: "Jane Doe"}), []string{
			"warn i:0-0 “pier.jpg: photographer” The file of picture 1 has the photographer “Jane Doe”, the page none [Use “Jane Doe”]"}},
		{"both, each to be waived by itself", file(editor.Image{File: "pier.jpg", Byline: "Staff", Credit: "Staff"}, editor.Embedded{Creator: "Jane Doe", Credit: "Getty Images"}), []string{
			"warn i:0-0 “pier.jpg: photographer” The file of picture 1 has the photographer “Jane Doe”, the page “Staff” [Use “Jane Doe”]",
			"warn i:0-0 “pier.jpg: credit” The file of picture 1 has the credit “Getty Images”, the page “Staff” [Use “Jane Doe/Getty Images”]"}},
		{"both, in one line", file(editor.Image{File: "pier.jpg", Credit: "Tom Field/Reuters"}, editor.Embedded{Byline: "Evan Vucci", Credit: "AP"}), []string{
			"warn i:0-0 “pier.jpg: photographer and credit” The file of picture 1 has the photographer “Evan Vucci” and the credit “AP”, the page “Tom Field/Reuters” [Use “Evan Vucci/AP”]"}},
		{"both, the supplier first", file(editor.Image{File: "pier.jpg", Credit: "AP Photo/Tom Field"}, editor.Embedded{Byline: "Jane Doe", Credit: "REUTERS", Copyright: "AP"}), []string{
			"warn i:0-0 “pier.jpg: photographer and credit” The file of picture 1 has the photographer “Jane Doe” and the credit “REUTERS”, the page “AP Photo/Tom Field” [Use “REUTERS/Jane Doe”]"}},
		{"the photographer in one line", file(editor.Image{File: "pier.jpg", Credit: "Tom Field/Reuters"}, editor.Embedded{Creator: "Jane Doe", Credit: "Reuters"}), []string{
			"warn i:0-0 “pier.jpg: photographer” The file of picture 1 has the photographer “Jane Doe”, the page “Tom Field/Reuters” [Use “Jane Doe/Reuters”]"}},
		{"the supplier in one line", file(editor.Image{File: "pier.jpg", Credit: "Tom Field via Reuters"}, editor.Embedded{Byline: "Tom Field", Credit: "AP", Source: "AP"}), []string{
			"warn i:0-0 “pier.jpg: credit” The file of picture 1 has the credit “AP”, the page “Tom Field via Reuters” [Use “Tom Field via AP”]"}},
		{"a handout in one line", file(editor.Image{File: "pier.jpg", Credit: "Tom Field/Reuters"}, editor.Embedded{Byline: "Jane Doe", Credit: "Handout"}), []string{
			"warn i:0-0 “pier.jpg: photographer and credit” The file of picture 1 has the photographer “Jane Doe” and the credit “Handout”, the page “Tom Field/Reuters”"}},
		{"in one line", file(editor.Image{File: "pier.jpg", Credit: "REUTERS/Jane Doe"}, editor.Embedded{Byline: "JANE DOE", Credit: "REUTERS", Copyright: "Reuters"}), nil},
		{"the right by-line, somebody else in the line", file(editor.Image{File: "pier.jpg", Byline: "Jane Doe", Credit: "John Roe/AP"}, editor.Embedded{Byline: "Jane Doe", Credit: "AP"}), []string{
			"warn i:0-0 “pier.jpg: photographer” The file of picture 1 has the photographer “Jane Doe”, the page “John Roe/AP” [Use “Jane Doe/AP”]"}},
		{"and of another supplier", file(editor.Image{File: "pier.jpg", Byline: "Jane Doe", Credit: "John Roe/Getty Images"}, editor.Embedded{Creator: "Jane Doe", Credit: "AP"}), []string{
			"warn i:0-0 “pier.jpg: photographer and credit” The file of picture 1 has the photographer “Jane Doe” and the credit “AP”, the page “John Roe/Getty Images” [Use “Jane Doe/AP”]"}},
		{"somebody else in both", file(editor.Image{File: "pier.jpg", Byline: "John Roe", Credit: "John Roe/AP"}, editor.Embedded{Byline: "Jane Doe", Credit: "AP", Source: "Kyodo News", Copyright: "Kyodo News"}), []string{
			"warn i:0-0 “pier.jpg: photographer” The file of picture 1 has the photographer “Jane Doe”, the page “John Roe/AP” [Use “Jane Doe/AP”]"}},
		{"the right by-line, and among several", file(editor.Image{File: "pier.jpg", Byline: "Jane Doe", Credit: "Jane Doe and John Roe/AP"}, editor.Embedded{Byline: "Jane Doe", Credit: "AP"}), nil},
		{"a supplier that could be somebody", file(editor.Image{File: "pier.jpg", Byline: "Jane Doe", Credit: "Acme Harbour Works"}, editor.Embedded{Byline: "Jane Doe", Credit: "Acme Harbour Works"}), nil},
		{"a supplier that the file does not have", file(editor.Image{File: "pier.jpg", Byline: "Jane Doe", Credit: "Acme Harbour Works"}, editor.Embedded{Byline: "Jane Doe"}), nil},
		{"the photographer whom file and page name is kept", file(editor.Image{File: "pier.jpg", Byline: "Jane Doe", Credit: "Jane Doe/Reuters"}, editor.Embedded{Byline: "Jane Doe", Credit: "Getty Images"}), []string{
			"warn i:0-0 “pier.jpg: credit” The file of picture 1 has the credit “Getty Images”, the page “Jane Doe/Reuters” [Use “Jane Doe/Getty Images”]"}},
		{"in the supplier’s form", file(editor.Image{File: "pier.jpg", Byline: "Jane Doe", Credit: "Reuters"}, editor.Embedded{Byline: "Jane Doe", Credit: "AFP"}), []string{
			"warn i:0-0 “pier.jpg: credit” The file of picture 1 has the credit “AFP”, the page “Reuters” [Use “Jane Doe/AFP”]"}},
		{"a code", file(editor.Image{File: "pier.jpg", Byline: "Jane Doe", Credit: "Jane Doe/Reuters"}, editor.Embedded{Byline: "Jane Doe", Credit: "X00380"}), nil},
		{"a code, and another photographer", file(editor.Image{File: "pier.jpg", Credit: "Tom Field/Reuters"}, editor.Embedded{Byline: "Jane Doe", Credit: "X00380"}), []string{
			"warn i:0-0 “pier.jpg: photographer” The file of picture 1 has the photographer “Jane Doe”, the page “Tom Field/Reuters” [Use “Jane Doe/Reuters”]"}},
		{"a handout as somebody’s own work", file(editor.Image{File: "pier.jpg", Byline: "Handout", Credit: "Jane Doe/Reuters"}, editor.Embedded{Byline: "Handout", Credit: "via REUTERS"}), []string{
			"warn i:0-0 “pier.jpg: photographer” The file of picture 1 has the photographer “Handout”, the page “Jane Doe/Reuters”"}},
		{"a handout", file(editor.Image{File: "pier.jpg", Byline: "Handout", Credit: "via REUTERS"}, editor.Embedded{Byline: "Handout", Credit: "via REUTERS"}), nil},
		{"a silent file", file(editor.Image{File: "pier.jpg", Credit: "Staff"}, editor.Embedded{}), nil},
	})
	if why := unjudged(t, photoEmbedded, file(editor.Image{File: "pier.jpg"}, editor.Embedded{Unread: "its XMP is broken"})); why != "the file of picture 1 cannot be read whole (its XMP is broken)" {
		t.Errorf("a file that cannot be read: %q", why)
	}
	if unjudged(t, photoEmbedded, pictured(editor.Image{File: "elsewhere.jpg"})) == "" {
		t.Error("a file that nobody has counts as read")
	}
}

// Who hears the picture described hears the same credit as who sees it.
func TestCorrectedCreditInAlt(t *testing.T) {
	in := cleanInput(t)
	in.Known.Pictures = map[string]editor.Embedded{"pier.jpg": {Credit: "Kyodo News"}}
	pictured(editor.Image{File: "pier.jpg", Alt: "The pier. Photograph: Jane Doe/Reuters", Credit: "Jane Doe/Reuters"})(&in, &in.Story.Article)
	found := photoEmbedded.Check(in)
	if len(found) != 1 || len(found[0].Fixes) != 1 {
		t.Fatalf("found %v", lines(found))
	}
	for _, e := range found[0].Fixes[0].Edits {
		apply(t, &in.Story, e)
	}
	i := pictures(in.Story.Article)[0].Image
	if i.Credit != "Kyodo News" || i.Alt != "The pier. Photograph: Kyodo News" {
		t.Errorf("it is %+v", i)
	}
}
