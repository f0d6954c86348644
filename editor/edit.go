package editor

// Edit is one change as a value, of one of five shapes:
//
//   - Field set: the field of the article becomes Value;
//   - Field and Picture set: that field of the picture in the block Picture, as
//     Image.Field names it, becomes Value;
//   - Range set: the words in Range become Text;
//   - Range and Unpasted set: the words in Range count as the story's own;
//   - Insert set: that block is put behind the block After, or first where
//     After is "".
//
// Fixes and import notes carry edits; the open manuscript applies them as one
// undo step, the command line to a stored article.
type Edit struct {
	Field    string `json:"field,omitempty"`
	Picture  string `json:"picture,omitempty"`
	Value    string `json:"value,omitempty"`
	Range    *Range `json:"range,omitempty"`
	Text     string `json:"text,omitempty"`
	Unpasted bool   `json:"unpasted,omitempty"`
	Insert   *Block `json:"insert,omitempty"`
	After    string `json:"after,omitempty"`
}

// Note is one decision taken while reading a file, in the editor's words, with
// the line as received and the edits that take the decision back.
type Note struct {
	ID       string `json:"id,omitempty"`
	Decision string `json:"decision"`        // such as "credit line lifted out of the body"
	Text     string `json:"text,omitempty"`  // the raw line
	Line     int    `json:"line,omitempty"`  // its place in the file, from 1
	Field    string `json:"field,omitempty"` // where it went
	Undo     []Edit `json:"undo,omitempty"`
	Undone   bool   `json:"undone,omitempty"`
}
