// Command verifier-go answers what golang.org/x/mod/sumdb makes of a transparency log: one line of JSON for each line
// of JSON that it reads. It knows nothing of how the log is written.
package main

import (
	"bufio"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

// place asks for an audit path of the tree of size leaves, growth for a consistency proof.
type place struct{ Index, Size int64 }
type growth struct{ From, To int64 }

// subtree is a complete one: 2^level leaves from index · 2^level on.
type subtree struct {
	Level int
	Index int64
}

type question struct {
	Kind string

	// tree
	Leaves    [][]byte
	Places    []place
	Growths   []growth
	TilesFrom int64
	Subtrees  []subtree
	// inclusion, consistency
	Proof            []tlog.Hash
	Index, Size      int64
	Leaf, Root       tlog.Hash
	From, To         int64
	FromRoot, ToRoot tlog.Hash
	// open, sign
	Note []byte
	Keys []string
	Text string
}

type signature struct {
	Name   string `json:"name"`
	KeyID  uint32 `json:"keyId"`
	Base64 string `json:"base64"`
}

type tileAnswer struct {
	Path string `json:"path"`
	Data []byte `json:"data"`
}

type answer struct {
	Error       string        `json:"error,omitempty"`
	Root        *tlog.Hash    `json:"root,omitempty"`
	Inclusion   [][]tlog.Hash `json:"inclusion,omitempty"`
	Consistency [][]tlog.Hash `json:"consistency,omitempty"`
	Tiles       []tileAnswer  `json:"tiles,omitempty"`
	FromTiles   []tlog.Hash   `json:"fromTiles,omitempty"`
	Text        string        `json:"text,omitempty"`
	Verified    []signature   `json:"verified,omitempty"`
	Unknown     []signature   `json:"unknown,omitempty"`
	Note        []byte        `json:"note,omitempty"`
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<28)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	answers := json.NewEncoder(out)
	for in.Scan() {
		var q question
		if err := json.Unmarshal(in.Bytes(), &q); err != nil {
			fail(fmt.Errorf("not a question: %w", err))
		}
		if err := answers.Encode(answerTo(q)); err != nil {
			fail(err)
		}
	}
	if err := in.Err(); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func answerTo(q question) answer {
	switch q.Kind {
	case "tree":
		return tree(q)
	case "inclusion":
		return said(tlog.CheckRecord(q.Proof, q.Size, q.Root, q.Index, q.Leaf))
	case "consistency":
		return said(tlog.CheckTree(q.Proof, q.To, q.ToRoot, q.From, q.FromRoot))
	case "open":
		return open(q)
	case "sign":
		return sign(q)
	}
	return answer{Error: "unknown kind"}
}

func said(err error) answer {
	if err != nil {
		return answer{Error: err.Error()}
	}
	return answer{}
}

// hashes is the log as golang.org/x/mod stores it.
type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	read := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index < 0 || index >= int64(len(h)) {
			return nil, fmt.Errorf("no hash %d", index)
		}
		read[i] = h[index]
	}
	return read, nil
}

func tree(q question) answer {
	var stored hashes
	for n, leaf := range q.Leaves {
		added, err := tlog.StoredHashes(int64(n), leaf, stored)
		if err != nil {
			return said(err)
		}
		stored = append(stored, added...)
	}
	size := int64(len(q.Leaves))
	root, err := tlog.TreeHash(size, stored)
	if err != nil {
		return said(err)
	}
	a := answer{Root: &root}
	for _, at := range q.Places {
		proof, err := tlog.ProveRecord(at.Size, at.Index, stored)
		if err != nil {
			return said(err)
		}
		a.Inclusion = append(a.Inclusion, proof)
	}
	for _, grown := range q.Growths {
		proof, err := tlog.ProveTree(grown.To, grown.From, stored)
		if err != nil {
			return said(err)
		}
		a.Consistency = append(a.Consistency, proof)
	}
	for _, tile := range tlog.NewTiles(tileHeight, q.TilesFrom, size) {
		data, err := tlog.ReadTileData(tile, stored)
		if err != nil {
			return said(err)
		}
		// C2SP tlog-tiles leaves the height out of the path.
		path := strings.Replace(tile.Path(), "tile/"+strconv.Itoa(tileHeight)+"/", "tile/", 1)
		a.Tiles = append(a.Tiles, tileAnswer{path, data})
	}
	for _, s := range q.Subtrees {
		index := tlog.StoredHashIndex(s.Level, s.Index)
		tile := tlog.TileForIndex(tileHeight, index)
		data, err := tlog.ReadTileData(tile, stored)
		if err != nil {
			return said(err)
		}
		hash, err := tlog.HashFromTile(tile, data, index)
		if err != nil {
			return said(err)
		}
		a.FromTiles = append(a.FromTiles, hash)
	}
	return a
}

func open(q question) answer {
	var known []note.Verifier
	for _, key := range q.Keys {
		v, err := verifier(key)
		if err != nil {
			return said(err)
		}
		known = append(known, v)
	}
	n, err := note.Open(q.Note, note.VerifierList(known...))
	if err != nil {
		return answer{Error: kindOf(err)}
	}
	return answer{Text: n.Text, Verified: signatures(n.Sigs), Unknown: signatures(n.UnverifiedSigs)}
}

func kindOf(err error) string {
	var invalid *note.InvalidSignatureError
	var unverified *note.UnverifiedNoteError
	switch {
	case errors.As(err, &invalid):
		return "InvalidSignature"
	case errors.As(err, &unverified):
		return "UnverifiedNote"
	case err.Error() == "malformed note":
		return "MalformedNote"
	case strings.HasPrefix(err.Error(), "ambiguous key"):
		return "AmbiguousVerifier"
	}
	return err.Error()
}

func signatures(of []note.Signature) []signature {
	var list []signature
	for _, s := range of {
		list = append(list, signature{s.Name, s.Hash, s.Base64})
	}
	return list
}

func sign(q question) answer {
	var signers []note.Signer
	for _, key := range q.Keys {
		s, err := note.NewSigner(key)
		if err != nil {
			return said(err)
		}
		signers = append(signers, s)
	}
	signed, err := note.Sign(&note.Note{Text: q.Text}, signers...)
	if err != nil {
		return said(err)
	}
	return answer{Note: signed}
}

// verifier reads verifier keys of golang.org/x/mod and, which it has not, those of C2SP tlog-cosignature.
func verifier(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) == 3 {
		key, err := base64.StdEncoding.DecodeString(parts[2])
		if err == nil && len(key) == 1+ed25519.PublicKeySize && key[0] == 4 {
			sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
			id := binary.BigEndian.Uint32(sum[:4])
			if fmt.Sprintf("%08x", id) != parts[1] {
				return nil, errors.New("key id of a cosigner")
			}
			return cosigner{parts[0], id, ed25519.PublicKey(key[1:])}, nil
		}
	}
	return note.NewVerifier(vkey)
}

type cosigner struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.id }
func (c cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	at := binary.BigEndian.Uint64(sig)
	if at > 1<<63-1 {
		return false
	}
	signed := append([]byte(fmt.Sprintf("cosignature/v1\ntime %d\n", at)), msg...)
	return ed25519.Verify(c.key, signed, sig[8:])
}
