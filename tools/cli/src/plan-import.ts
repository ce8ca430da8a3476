import { DocumentRefused, importPlanDocument, MAX_DOCUMENT_BYTES, type PlanImport } from '@gongjian/plans-plan-import';
import { open } from 'node:fs/promises';
import path from 'node:path';

/** Prints the draft (`--json`), or the draft for a person to check; answers the exit code. */
export async function planImport(file: string, json: boolean): Promise<number> {
  let read: PlanImport;
  try {
    read = await importPlanDocument({ bytes: await readDocument(file), fileName: path.basename(file) });
  } catch (error) {
    if (error instanceof DocumentRefused) {
      console.error(`${error.code}: ${error.messageZh}\n${error.messageEn}`);
      return 1;
    }
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) {
      console.error(`${code}: 无法读取 ${file} / cannot read ${file}`);
      return 1;
    }
    throw error;
  }
  console.log(json ? JSON.stringify(read.draft, null, 2) : summary(read));
  return 0;
}

/** The file's bytes, at most one more than a document may have: whatever is larger is refused unread. */
async function readDocument(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(MAX_DOCUMENT_BYTES + 1);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return buffer.subarray(0, length);
  } finally {
    await handle.close();
  }
}

function summary({ draft, sources, warnings }: PlanImport): string {
  const doubtful = new Set(sources.filter(({ sure }) => !sure).map(({ path: pointer }) => pointer));
  const mark = (pointer: string): string => (doubtful.has(pointer) ? ' (?)' : '');
  const list = (values: readonly string[]): string => (values.length === 0 ? '—' : values.join('、'));
  return [
    `标题 title      ${draft.title ?? '—'}${mark('/title')}`,
    `文号 number     ${draft.documentNumber ?? '—'}${mark('/documentNumber')}`,
    `发文 issuer     ${draft.issuer ?? '—'}${mark('/issuer')}`,
    `日期 issued on  ${draft.issuedOn ?? '—'}${mark('/issuedOn')}`,
    '',
    ...draft.stages.map(
      ({ name, from, to }, index) =>
        `阶段 stage ${index + 1}  ${name}  ${from ?? '?'} – ${to ?? '?'}${mark(`/stages/${index}/name`)}`,
    ),
    ...draft.tasks.map(
      ({ heading, leadUnits, responsibleUnits, dueOn }, index) =>
        `任务 task ${index + 1}  ${heading}${mark(`/tasks/${index}/heading`)}\n    牵头 lead ${list(leadUnits)}  责任 responsible ${list(responsibleUnits)}  期限 due ${dueOn ?? '—'}`,
    ),
    ...draft.groups.map(({ name, heads, office }) => `组 group  ${name}  组长 ${list(heads)}  办公室 ${office ?? '—'}`),
    ...draft.figures.map(
      ({ subject, operator, value, unit }) => `指标 figure  ${subject} ${operator} ${value} ${unit}`,
    ),
    '',
    ...warnings.map(({ messageZh, messageEn }) => `注意 ${messageZh} / ${messageEn}`),
    '(?) 没有把握，请对照原文 / not sure: check against the document',
  ].join('\n');
}
