package credit

import (
	"testing"

	"stet/editor"
)

func TestPhotoPattern(t *testing.T) {
	body := func(images ...editor.Image) func(*Input, *editor.Article) {
		return func(_ *Input, a *editor.Article) {
			a.Body = nil
			for i, image := range images {
				a.Body = append(a.Body, picture(string(rune('i'+i)), image))
			}
		}
	}
	testRule(t, photoPattern, []ruleCase{
		{"Reuters alone", body(editor.Image{File: "pier.jpg", Credit: "Reuters", Byline: "Jane Doe"}), []string{
			"warn i:0-0 “pier.jpg” The credit “Reuters” of picture 1 is not in the form of Reuters, “REUTERS/Jane Doe” [Use “REUTERS/Jane Doe”]"}},
		{"Getty without a name", body(editor.Image{File: "pier.jpg", Credit: "Getty Images"}), []string{
			"warn i:0-0 “pier.jpg” The credit “Getty Images” of picture 1 is not in the form of Getty Images, “Jane Doe/Getty Images”"}},
		{"in form", body(editor.Image{Credit: "REUTERS/Jane Doe"}, editor.Image{Credit: "(Jane Doe/Pool Photo via AP)"}, editor.Image{Credit: "AP Photo/Jane Doe"},
			editor.Image{Credit: "Jane Doe/AFP/Getty Images"}, editor.Image{Credit: "Jane Doe/EPA"}, editor.Image{Credit: "Jane Doe/PA"}, editor.Image{Credit: "Xinhua/Jane Doe"}), nil},
		{"nobody’s form", body(editor.Image{Credit: "Harbour Gazette"}), nil},
	})
}
