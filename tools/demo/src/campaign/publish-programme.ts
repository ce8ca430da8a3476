import { createHash } from 'node:crypto';
import { sharedKey } from '../run-id.js';
import type { Scene } from '../scene.js';

/** The stages of the programme, in the order of the document's. */
export const STAGE_CODES = ['publicity', 'carryOut', 'acceptance'] as const;

const definition = {
  definitionFormat: 1,
  rules: 1,
  names: { zh: '整洁楼院创建', en: 'Tidy courtyards' },
  kind: 'creation',
  stages: [
    { code: STAGE_CODES[0], names: { zh: '宣传发动', en: 'Publicity' } },
    { code: STAGE_CODES[1], names: { zh: '整体推进', en: 'Carrying out' } },
    { code: STAGE_CODES[2], names: { zh: '总结验收', en: 'Acceptance' } },
  ],
  review: [
    { level: 1, names: { zh: '单位审签', en: 'The unit head signs' }, actedBy: 'unitHead' },
    { level: 2, names: { zh: '街镇初审', en: 'The town checks' }, actedBy: 'town' },
    { level: 3, names: { zh: '创建办审核', en: 'The office reviews' }, actedBy: 'reviewer' },
  ],
  extension: { mayBeAskedUntil: 1, maxTimes: 1, decidedBy: 'office' },
  overdue: { reminderDaysBefore: 3, graceDays: 0, dayOff: 'asWritten' },
  cadence: { every: 'month', dueWithinDays: 5 },
};

export interface Programme {
  readonly id: string;
  readonly version: number;
}

/** Published by the first run on a server; the others send the same writes and are answered with the same programme. */
export async function publishProgramme({ steps, checks, as, who }: Scene): Promise<Programme> {
  return steps.step({ zh: '发布创建项目', en: 'The programme is published' }, async () => {
    const office = as('office');
    const authorityUnitId = checks.present('the unit of the office', who('office').units[0]).id;
    const edition = createHash('sha256').update(JSON.stringify(definition)).digest('hex');
    const { id } = await office.write(
      {
        key: sharedKey(`draft programme ${edition}`),
        path: '/api/plans/v1/programmes',
        body: { authorityUnitId, definition },
      },
      201,
    );
    const { position } = await office.write(
      { key: sharedKey(`publish programme ${edition}`), path: `/api/plans/v1/programmes/${id}/versions` },
      200,
    );
    const version = await office.get<object>(`/api/plans/v1/programmes/${id}/versions/1`, position);
    checks.matches('version 1 of the programme', version, { version: 1, definition });
    steps.note(`${definition.names.zh} ${definition.names.en}　v1`);
    steps.note(
      `审核 review：${definition.review.map(({ level, names }) => `${level} ${names.zh} ${names.en}`).join(' → ')}`,
    );
    return { id, version: 1 };
  });
}
