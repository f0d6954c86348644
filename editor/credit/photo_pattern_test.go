package credit

import (
	"testing"

	"stet/editor"
)

func TestPhotoPattern(t *testing.T) {
	testRule(t, photoPattern, []ruleCase{
		{"Reuters alone", pictured(editor.Image{File: "pier.jpg", Credit: "Reuters", Byline: "Jane Doe"}), []string{
			"warn i:0-0 “pier.jpg” The credit “Reuters” of picture 1 is not in the form of Reuters, “REUTERS/Jane Doe” [Use “REUTERS/Jane Doe”]"}},
		{"Getty without a name", pictured(editor.Image{File: "pier.jpg", Credit: "Getty Images"}), []string{
			"warn i:0-0 “pier.jpg” The credit “Getty Images” of picture 1 is not in the form of Getty Images, “Jane Doe/Getty Images”"}},
		{"misspelt", pictured(editor.Image{File: "a.jpg", Credit: "Jane Doe/Gety Images"}, editor.Image{File: "b.jpg", Credit: "Jane Doe/Assoicated Press"}, editor.Image{File: "c.jpg", Credit: "Jane Doe/A\u0420"}), []string{
			"warn i:0-0 “a.jpg” “Gety Images” in the credit of picture 1 is no organisation that is known; the nearest is Getty Images [Use “Jane Doe/Getty Images”]",
			"warn j:0-0 “b.jpg” “Assoicated Press” in the credit of picture 2 is no organisation that is known; the nearest is Associated Press [Use “Jane Doe/Associated Press”]",
			"warn k:0-0 “c.jpg” “A\u0420” in the credit of picture 3 is no organisation that is known; the nearest is AP [Use “Jane Doe/AP”]"}},
		{"people and houses that nobody knows", pictured(editor.Image{Credit: "Jane Doe/Bright Fields Studio"}, editor.Image{Credit: "Ann Holt"}), nil},
		{"in form", pictured(editor.Image{Credit: "REUTERS/Jane Doe"}, editor.Image{Credit: "(Jane Doe/Pool Photo via AP)"}, editor.Image{Credit: "AP Photo/Jane Doe"},
			editor.Image{Credit: "Jane Doe/AFP/Getty Images"}, editor.Image{Credit: "Jane Doe/EPA"}, editor.Image{Credit: "Jane Doe/PA"}, editor.Image{Credit: "Xinhua/Jane Doe"}), nil},
		{"in the house’s style", pictured(editor.Image{Credit: "Jane Doe/The Associated Press"}, editor.Image{Credit: "Jane Doe / Associated Press"}, editor.Image{Credit: "Jane Doe, AP"},
			editor.Image{Credit: "dpa | Jane Doe"}, editor.Image{Credit: "Jane Doe/Global Images Ukraine/Getty"}, editor.Image{Credit: "Getty Images / iStock | Jane Doe"}, editor.Image{Credit: "Alamy Stock Photo"}), nil},
		{"no photographer", pictured(editor.Image{File: "a.jpg", Credit: "File: Reuters"}, editor.Image{File: "b.jpg", Credit: "Reuters, File"}, editor.Image{File: "c.jpg", Credit: "(AP)"}), []string{
			"warn i:0-0 “a.jpg” The credit “File: Reuters” of picture 1 is not in the form of Reuters, “REUTERS/Jane Doe”",
			"warn j:0-0 “b.jpg” The credit “Reuters, File” of picture 2 is not in the form of Reuters, “REUTERS/Jane Doe”",
			"warn k:0-0 “c.jpg” The credit “(AP)” of picture 3 is not in the form of Associated Press, “AP Photo/Jane Doe”"}},
		{"nobody’s form", pictured(editor.Image{Credit: "Harbour Gazette"}), nil},
	})
}
