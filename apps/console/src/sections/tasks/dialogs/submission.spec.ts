import type { StoredFile } from '../../../api/send-file.js';
import type { Submission } from '../task-record.js';
import { submissionOf } from './submission.js';

const file = (id: string): StoredFile => ({ id, name: `${id}.jpg`, sha256: id, size: 1, mediaType: 'image/jpeg' });
const before = {
  submission: 1,
  evidence: [
    { fileId: 'f1', evidenceId: 'e1', note: '档案', takenOn: '2026-11-20', place: null },
    { fileId: 'f2', evidenceId: 'e2', note: null },
  ],
} as unknown as Submission;

describe('a submission', () => {
  it('holds new files with what is said of them', () => {
    const asked = {
      files: [file('n1')],
      details: { n1: { note: '通道照片', place: '' } },
      statement: ' 已清理 ',
    };
    expect(submissionOf(asked, undefined)).toEqual({
      evidence: [{ fileId: 'n1', note: '通道照片' }],
      statement: '已清理',
    });
  });

  it('hands in again what was kept, as the same piece of evidence', () => {
    expect(submissionOf({ keep: ['e1'] }, before).evidence).toEqual([
      { fileId: 'f1', evidenceId: 'e1', note: '档案', takenOn: '2026-11-20' },
    ]);
  });

  it('does not keep beside it what a new file replaces', () => {
    const asked = { files: [file('n2')], details: { n2: { evidenceId: 'e2' } }, keep: ['e1', 'e2'] };
    expect(submissionOf(asked, before).evidence.map(({ fileId, evidenceId }) => [fileId, evidenceId])).toEqual([
      ['n2', 'e2'],
      ['f1', 'e1'],
    ]);
  });
});
