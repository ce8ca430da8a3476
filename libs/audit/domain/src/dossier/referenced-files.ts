import { valuesAt } from './record-kinds.js';
import type { RecordItem, RecordedAct } from './items-of.js';

/** A file that a record names; `fileName` is as it stands there, sealed. */
export interface NamedFile {
  readonly fileId: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly fileName: unknown;
}

/**
 * The files an item is made of, each once, in the order they were named: of a record whose evidence is reviewed, those
 * of the submission that was accepted, or of the last one while none is.
 */
export function referencedFiles({ acts }: Pick<RecordItem, 'acts'>): readonly NamedFile[] {
  const counted = countedSubmission(acts);
  const found = new Map<string, NamedFile>();
  for (const { data } of acts) {
    const submission = valuesAt(data, 'submission')[0];
    const isSubmission = Array.isArray(data['evidence']) && submission !== undefined;
    if (isSubmission && counted !== null && submission !== counted) continue;
    for (const file of filesIn(data)) if (!found.has(file.fileId)) found.set(file.fileId, file);
  }
  return [...found.values()];
}

function countedSubmission(acts: readonly RecordedAct[]): number | null {
  const numbers = (of: (act: RecordedAct) => boolean): readonly number[] =>
    acts
      .filter(of)
      .map(({ data }) => valuesAt(data, 'submission')[0])
      .filter((value): value is number => typeof value === 'number');
  const accepted = numbers(({ type }) => type === 'TaskCompleted').at(-1);
  return accepted ?? numbers(({ data }) => Array.isArray(data['evidence'])).at(-1) ?? null;
}

function filesIn(value: unknown): readonly NamedFile[] {
  if (Array.isArray(value)) return value.flatMap(filesIn);
  if (typeof value !== 'object' || value === null) return [];
  const { fileId, sha256, size, mediaType, fileName } = value as Partial<NamedFile>;
  if (typeof fileId === 'string' && typeof sha256 === 'string' && typeof size === 'number') {
    return [{ fileId, sha256, size, mediaType: mediaType ?? '', fileName: fileName ?? null }];
  }
  return Object.values(value).flatMap(filesIn);
}
