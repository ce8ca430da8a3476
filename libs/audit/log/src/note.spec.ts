import fc from 'fast-check';
import { generateKeyPairSync } from 'node:crypto';
import {
  AmbiguousVerifier,
  ed25519Signer,
  ed25519Verifier,
  formatVerifierKey,
  InvalidSignature,
  MalformedNote,
  MalformedVerifierKey,
  NOTE_MAX_BYTES,
  openNote,
  parseNote,
  parseVerifierKey,
  signNote,
  UnverifiedNote,
  verifierKey,
  verifierKeyOf,
} from './note.js';
import { seededKey } from './testing/seeded-key.js';

const key = seededKey('log');
const NAME = 'audit.example/共建';
const signer = ed25519Signer(NAME, key);
const verifier = ed25519Verifier(verifierKeyOf(NAME, 'ed25519', key));
const stranger = ed25519Signer('stranger.example', seededKey('stranger'));
const strangersVerifier = ed25519Verifier(verifierKeyOf('stranger.example', 'ed25519', seededKey('stranger')));

describe('notes that others have published', () => {
  it.each([
    {
      of: 'C2SP signed-note',
      vkey: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
      note:
        'This is an example message.\n\n' +
        '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
    },
    {
      of: 'golang.org/x/mod',
      vkey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
      note:
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
        '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
    },
  ])('are opened: $of', ({ vkey, note }) => {
    const published = parseVerifierKey(vkey);
    expect(formatVerifierKey(published)).toBe(vkey);
    const opened = openNote(Buffer.from(note), [ed25519Verifier(published)]);
    expect(opened.text).toBe(note.slice(0, note.lastIndexOf('\n\n') + 1));
    expect(opened.verified.map(({ name, keyId }) => [name, keyId])).toEqual([[published.name, published.keyId]]);
    expect(signNote(opened.text, [], opened.verified).toString()).toBe(note);
  });
});

describe('a verifier key', () => {
  it('is read back as it was written, for both types under two ids', () => {
    const plain = verifierKeyOf(NAME, 'ed25519', key);
    const cosigning = verifierKeyOf(NAME, 'cosignature/v1', key);
    expect(parseVerifierKey(formatVerifierKey(plain))).toEqual(plain);
    expect(parseVerifierKey(formatVerifierKey(cosigning))).toEqual(cosigning);
    expect(plain.keyId).not.toBe(cosigning.keyId);
  });

  it.each([
    ['', 'format'],
    ['PeterNeumann', 'format'],
    ['PeterNeumann+c74f20a3', 'format'],
    ['PeterNeumann+c74f20a3+', 'format'],
    ['+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'format'],
    ['Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'format'],
    ['PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T', 'format'],
    ['PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==', 'format'],
    ['PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'format'],
    ['PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'key id'],
    ['PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'signature type'],
  ])('is not %j', (vkey, why) => {
    expect(() => parseVerifierKey(vkey)).toThrow(expect.objectContaining({ name: 'MalformedVerifierKey', why }));
  });

  it('is not made of a bad name, a short key or another kind of key', () => {
    for (const name of ['', 'a b', 'a+b', 'a b', 'a\u3000b', 'a\u0085b', '\ud800']) {
      expect(() => verifierKey(name, 'ed25519', Buffer.alloc(32))).toThrow(MalformedVerifierKey);
    }
    expect(() => verifierKey('a', 'ed25519', Buffer.alloc(31))).toThrow(MalformedVerifierKey);
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(() => verifierKeyOf('a', 'ed25519', publicKey)).toThrow(MalformedVerifierKey);
    expect(() => ed25519Signer('a', privateKey)).toThrow(MalformedVerifierKey);
    expect(() => ed25519Verifier(verifierKeyOf('a', 'cosignature/v1', key))).toThrow(MalformedVerifierKey);
  });
});

describe('a signed note', () => {
  it('opens for those who know a key, and keeps the other signatures apart', () => {
    const note = signNote('共建\n\nsecond part\n', [signer, stranger]);
    const opened = openNote(note, [verifier]);
    expect(opened.text).toBe('共建\n\nsecond part\n');
    expect(opened.verified.map(({ name }) => name)).toEqual([NAME]);
    expect(opened.unknown.map(({ name }) => name)).toEqual(['stranger.example']);
    expect(signNote('共建\n\nsecond part\n', [signer, stranger])).toEqual(note);
  });

  it('has no more to say to those who know none', () => {
    const note = signNote('text\n', [signer]);
    expect(() => openNote(note, [])).toThrow(UnverifiedNote);
    expect(() => openNote(note, [strangersVerifier])).toThrow(
      expect.objectContaining({ name: 'UnverifiedNote', unknown: [expect.objectContaining({ name: NAME })] }),
    );
  });

  it('is not opened when two known keys are one by name and id', () => {
    expect(() => openNote(signNote('text\n', [signer]), [verifier, verifier])).toThrow(AmbiguousVerifier);
  });

  it('takes a new signature in the place of the old one by the same key', () => {
    const { verified, unknown } = openNote(signNote('text\n', [signer, stranger]), [verifier]);
    const again = parseNote(signNote('text\n', [signer], [...verified, ...unknown]));
    expect(again.signatures.map(({ name }) => name)).toEqual(['stranger.example', NAME]);
  });

  it('counts the first signature of a known key, and each unknown line once', () => {
    const note = signNote('text\n', [signer, stranger]).toString();
    const lines = note.slice(note.indexOf('\n\n') + 2);
    const bad = lines.replace(/^(— \S+ .{20}).(.*)/, '$1*$2').replace('*', 'A');
    const opened = openNote(Buffer.from(note + lines + bad), [verifier]);
    expect([opened.verified.length, opened.unknown.length]).toEqual([1, 1]);
    const badFirst = `text\n\n${bad}${lines}`;
    expect(() => openNote(Buffer.from(badFirst), [verifier])).toThrow(InvalidSignature);
  });

  it('is refused with any bit of its text or signature flipped', () => {
    const note = signNote('The text of a note.\n', [signer]);
    const lastSignificantBit = (note.length - 4) * 8;
    fc.assert(
      fc.property(fc.nat({ max: lastSignificantBit - 1 }), (bit) => {
        const copy = Buffer.from(note);
        copy[Math.floor(bit / 8)] = (copy[Math.floor(bit / 8)] as number) ^ (1 << (bit % 8));
        expect(() => openNote(copy, [verifier])).toThrow();
      }),
      { numRuns: 400 },
    );
  });

  const line = `— ${NAME} ${parseNote(signNote('text\n', [signer])).signatures[0]?.base64 ?? ''}\n`;

  it.each([
    ['nothing', ''],
    ['no signature', 'text\n\n'],
    ['no empty line', `text\n${line}`],
    ['no last newline', `text\n\n${line.trimEnd()}`],
    ['an empty line at the end', `text\n\n${line}\n`],
    ['a hyphen for a dash', `text\n\n${line.replace('—', '-')}`],
    ['two spaces', `text\n\n${line.replace('共建 ', '共建  ')}`],
    ['no name', `text\n\n— ${line.slice(line.lastIndexOf(' ') + 1)}`],
    ['a plus in a name', `text\n\n${line.replace('共建', '共+建')}`],
    ['wide space in a name', `text\n\n${line.replace('共建', '共\u3000建')}`],
    ['bad base64', `text\n\n${line.replace('=\n', '\n')}`],
    ['a signature of no bytes', `text\n\n— ${NAME} AAAAAA==\n`],
    ['a tab', `te\txt\n\n${line}`],
    ['a carriage return', `text\r\n\n${line}`],
    ['too many signatures', `text\n\n${line.repeat(101)}`],
    ['too many bytes', `${'x'.repeat(NOTE_MAX_BYTES)}\n\n${line}`],
  ])('is none with %s', (_, note) => {
    expect(() => openNote(Buffer.from(note), [verifier])).toThrow(MalformedNote);
  });

  it('is UTF-8, and a byte order mark is text', () => {
    const invalid = Buffer.concat([Buffer.of(0xff), signNote('text\n', [signer])]);
    expect(() => openNote(invalid, [verifier])).toThrow(MalformedNote);
    expect(openNote(signNote('\ufefftext\n', [signer]), [verifier]).text).toBe('\ufefftext\n');
  });

  it('has a hundred signatures at most', () => {
    expect(openNote(Buffer.from(`text\n\n${line.repeat(100)}`), [verifier]).verified).toHaveLength(1);
  });

  it.each(['text', '', 'te\u0000xt\n', '\ud800\n'])('is not made of %j', (text) => {
    expect(() => signNote(text, [signer])).toThrow(MalformedNote);
  });

  it('is not made without a signature, nor of a signature in another name', () => {
    expect(() => signNote('text\n', [])).toThrow(MalformedNote);
    const [signature] = parseNote(signNote('text\n', [signer])).signatures;
    expect(signature).toBeDefined();
    if (signature === undefined) return;
    expect(() => signNote('text\n', [], [{ ...signature, keyId: 1 }])).toThrow(MalformedNote);
    expect(() => signNote('text\n', [], [{ ...signature, name: 'a b' }])).toThrow(MalformedNote);
  });
});
