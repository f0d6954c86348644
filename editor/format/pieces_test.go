package format

import (
	"bytes"
	"testing"

	"stet/editor"
	"stet/editor/format/packed"
)

// TestRowNoHeadline: a table that a document opens with gives the story no headline.
func TestRowNoHeadline(t *testing.T) {
	const words = "The council voted on Tuesday to raise the fares of all four lines."
	var docx bytes.Buffer
	cells := func(a, b string) string {
		return "<w:tr><w:tc><w:p><w:r><w:t>" + a + "</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>" + b + "</w:t></w:r></w:p></w:tc></w:tr>"
	}
	err := packed.Write(&docx, []packed.Part{
		{Name: "[Content_Types].xml", Bytes: []byte(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`)},
		{Name: "_rels/.rels", Bytes: []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`)},
		{Name: "word/document.xml", Bytes: []byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>` + cells("Quay", "Fare") + cells("North", "8 euros") + `</w:tbl><w:p><w:r><w:t>` + words + `</w:t></w:r></w:p></w:body></w:document>`)},
	})
	if err != nil {
		t.Fatal(err)
	}
	row := func(a, b string) string {
		return `<table:table-row><table:table-cell><text:p>` + a + `</text:p></table:table-cell><table:table-cell><text:p>` + b + `</text:p></table:table-cell></table:table-row>`
	}
	for name, text := range map[string]string{
		"a.rtf":  `{\rtf1\trowd\pard\intbl Quay\cell Fare\cell\row\trowd\pard\intbl North\cell 8 euros\cell\row\pard ` + words + `\par}`,
		"a.docx": docx.String(),
		"a.fodt": `<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><table:table>` +
			row("Quay", "Fare") + row("North", "8 euros") + `</table:table><text:p>` + words + `</text:p></office:text></office:body></office:document>`,
	} {
		a := decode(t, name, text).Article
		if len(a.Body) != 3 || a.Headline != "" || a.Body[0].Kind != editor.Row || a.Body[0].Text != "Quay\tFare" || a.Body[2].Text != words {
			t.Errorf("%s: headline %q, body %+v", name, a.Headline, a.Body)
		}
	}
}
