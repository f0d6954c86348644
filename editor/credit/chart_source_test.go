package credit

import (
	"testing"

	"stet/editor"
)

func TestChartSource(t *testing.T) {
	testRule(t, chartSource, []ruleCase{
		{"none", pictured(editor.Image{File: "costs.png", Caption: "Chart showing the bill by year"}), []string{"warn i:0-0 “costs.png” Picture 1 is a chart and names no source"}},
		{"named", pictured(editor.Image{Caption: "Chart showing the bill by year. Source: ONS"}, editor.Image{Caption: "Bar chart of costs", Source: "ONS"}), nil},
		{"a map that is credited", pictured(editor.Image{Caption: "The first geologic map of Titan", Credit: "NASA/JPL-Caltech"}), nil},
		{"a map that nobody signs", pictured(editor.Image{File: "pier.png", Caption: "Map of the harbour"}), []string{"warn i:0-0 “pier.png” Picture 1 is a chart and names no source"}},
		{"no chart", pictured(editor.Image{Caption: "The table was laid"}), nil},
	})
}
