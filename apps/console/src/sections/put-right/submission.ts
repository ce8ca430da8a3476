import type { Answer, Body } from '../../api/client.js';
import type { StoredFile } from '../../api/send-file.js';
import { filled } from '../../shapes/filled.js';

export type Submission = Omit<Answer<'/api/plans/v1/filings/{id}'>['submissions'][number], 'submittedAt'>;
export type SubmissionBody = Body<'/api/plans/v1/filings/{id}/submissions'>;
export type Piece = Submission['evidence'][number];
export type Detail = Partial<Pick<SubmissionBody['evidence'][number], 'note' | 'takenOn' | 'place' | 'code'>>;

export interface SubmissionAsked {
  readonly unitId?: string;
  readonly files?: readonly StoredFile[];
  /** By file. */
  readonly details?: Readonly<Record<string, Detail>>;
  /** Pieces of the submission before that are handed in again as they are. */
  readonly keep?: readonly string[];
  readonly statement?: string;
  readonly lateEntry?: SubmissionBody['lateEntry'];
}

/** New files, and what of the submission before still holds. */
export function submissionOf(asked: SubmissionAsked, before: Pick<Submission, 'evidence'> | undefined): SubmissionBody {
  const { unitId, files = [], details = {}, keep = [], statement = '', lateEntry } = asked;
  const fresh = files.map(({ id }) => ({ fileId: id, ...filled(details[id] ?? {}) }));
  const kept = (before?.evidence ?? [])
    .filter(({ evidenceId }) => keep.includes(evidenceId))
    .map(({ fileId, evidenceId, note, code, takenOn, place }) =>
      filled({ fileId, evidenceId, note: note ?? '', code: code ?? '', takenOn: takenOn ?? '', place: place ?? '' }),
    );
  return {
    ...(unitId === undefined ? {} : { unitId }),
    evidence: [...fresh, ...kept],
    ...(statement.trim() === '' ? {} : { statement: statement.trim() }),
    ...(lateEntry === undefined ? {} : { lateEntry }),
  };
}
