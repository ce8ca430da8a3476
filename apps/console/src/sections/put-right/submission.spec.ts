import { submissionOf, type Piece } from './submission.js';

const piece = (evidenceId: string, more: Partial<Piece> = {}): Piece => ({
  fileId: `file-${evidenceId}`,
  sha256: 'a'.repeat(64),
  size: 10,
  mediaType: 'image/jpeg',
  fileName: '照片.jpg',
  evidenceId,
  version: 1,
  note: null,
  ...more,
});

describe('what is handed in', () => {
  it('is the new files with what is said of each', () => {
    const file = { id: 'f', name: '现场.jpg', size: 10, mediaType: 'image/jpeg', sha256: 'a'.repeat(64) };
    expect(
      submissionOf(
        { files: [file] as never, details: { f: { note: '整改后', place: '' } }, statement: ' 已整改 ' },
        undefined,
      ),
    ).toEqual({ evidence: [{ fileId: 'f', note: '整改后' }], statement: '已整改' });
  });

  it('holds what is kept of the submission before, under its own number', () => {
    const before = { evidence: [piece('a', { note: '台账' }), piece('b')] };
    expect(submissionOf({ keep: ['a'] }, before)).toEqual({
      evidence: [{ fileId: 'file-a', evidenceId: 'a', note: '台账' }],
    });
  });
});
