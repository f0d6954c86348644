package credit

import (
	"testing"

	"stet/editor"
)

func TestAiLabel(t *testing.T) {
	testRule(t, aiLabel, []ruleCase{
		{"unlabelled", pictured(editor.Image{File: "pier.jpg", Caption: "The pier", Origin: "trainedAlgorithmicMedia"}), []string{
			"block i:0-0 “pier.jpg” Picture 1 was made by a machine, and nothing beside it says so [Say so in the caption]"}},
		{"as the file says", func(in *Input, a *editor.Article) {
			in.Known.Pictures = map[string]editor.Embedded{"pier.jpg": {Origin: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"}}
			pictured(editor.Image{File: "pier.jpg", Caption: "The pier (AI)", Origin: "digitalCapture"})(in, a)
		}, []string{"block i:0-0 “pier.jpg: how it was made” The file of picture 1 says that a machine made it (trainedAlgorithmicMedia), the desk says digitalCapture [Use “trainedAlgorithmicMedia”]"}},
		{"labelled", pictured(editor.Image{Caption: "An AI-generated pier", Origin: "trainedAlgorithmicMedia"}), nil},
		{"a photograph", pictured(editor.Image{Origin: "digitalCapture"}), nil},
	})
	if unjudged(t, aiLabel, pictured(editor.Image{File: "pier.jpg"})) == "" {
		t.Error("a picture of which nothing is known counts as judged")
	}
}
