import { filled } from '../../../shapes/filled.js';
import type { Body } from '../../../api/client.js';
import type { StoredFile } from '../../../api/send-file.js';
import type { Submission } from '../task-record.js';

export type SubmissionBody = Body<'/api/plans/v1/tasks/{id}/submissions'>;
export type Detail = Partial<
  Pick<SubmissionBody['evidence'][number], 'note' | 'takenOn' | 'place' | 'code' | 'evidenceId'>
>;

export interface SubmissionAsked {
  readonly unitId?: string;
  readonly files?: readonly StoredFile[];
  /** By file. */
  readonly details?: Readonly<Record<string, Detail>>;
  /** Evidence of the submission before that is handed in again as it is. */
  readonly keep?: readonly string[];
  readonly statement?: string;
  readonly lateEntry?: SubmissionBody['lateEntry'];
}

/** New files, and what of the submission before still holds; a piece that is replaced is not kept beside. */
export function submissionOf(asked: SubmissionAsked, before: Submission | undefined): SubmissionBody {
  const { unitId, files = [], details = {}, keep = [], statement, lateEntry } = asked;
  const fresh = files.map(({ id }) => ({ fileId: id, ...filled(details[id] ?? {}) }));
  const replaced = new Set(fresh.map(({ evidenceId }) => evidenceId));
  const kept = (before?.evidence ?? [])
    .filter(({ evidenceId }) => keep.includes(evidenceId) && !replaced.has(evidenceId))
    .map(({ fileId, evidenceId, note, code, takenOn, place }) =>
      filled({ fileId, evidenceId, note: note ?? '', code: code ?? '', takenOn: takenOn ?? '', place: place ?? '' }),
    );
  return {
    ...(unitId === undefined ? {} : { unitId }),
    evidence: [...fresh, ...kept],
    ...(statement === undefined || statement.trim() === '' ? {} : { statement: statement.trim() }),
    ...(lateEntry === undefined ? {} : { lateEntry: filled(lateEntry) }),
  };
}
