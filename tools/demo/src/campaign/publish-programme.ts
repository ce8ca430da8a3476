import { createHash } from 'node:crypto';
import { sharedKey } from '../run-id.js';
import type { Scene } from '../scene.js';

/** The stages of the programme, in the order of the document's. */
export const STAGE_CODES = ['publicity', 'carryOut', 'acceptance'] as const;

const rules = {
  definitionFormat: 2,
  rules: 2,
  names: { zh: '整洁楼院创建', en: 'Tidy courtyards' },
  kind: 'creation',
  founding: {
    authority: { zh: '云溪市委、市政府', en: 'City committee and government' },
    level: 'city',
    organ: 'committeeOrGovernment',
    approval: {
      number: '省创〔2026〕3号',
      by: { zh: '省创建办', en: 'Provincial office' },
      level: 'province',
      on: '2026-01-05',
    },
    cycleYears: 3,
    funding: { sources: ['budget'], fromSubjects: 'nothing' },
  },
  stages: [
    { code: STAGE_CODES[0], names: { zh: '宣传发动', en: 'Publicity' } },
    { code: STAGE_CODES[1], names: { zh: '整体推进', en: 'Carrying out' } },
    { code: STAGE_CODES[2], names: { zh: '总结验收', en: 'Acceptance' } },
  ],
  tasks: {
    review: [
      { level: 1, names: { zh: '单位审签', en: 'The unit head signs' }, actedBy: 'unitHead' },
      { level: 2, names: { zh: '街镇初审', en: 'The town checks' }, actedBy: 'town' },
      { level: 3, names: { zh: '创建办审核', en: 'The office reviews' }, actedBy: 'reviewer' },
    ],
    extension: { mayBeAskedUntil: 1, maxTimes: 1, decidedBy: 'office' },
    overdue: { reminderDaysBefore: 3, graceDays: 0, dayOff: 'asWritten' },
    report: { every: 'month', dueWithinDays: 5, route: ['unit', 'city'] },
  },
  subjects: { who: [{ kind: 'division', level: 'community' }] },
};

/** Another edition of these rules is another programme, under a key of its own. */
const edition = createHash('sha256').update(JSON.stringify(rules)).digest('hex');
const definition = { ...rules, key: `tidy-courtyards-${edition.slice(0, 8)}` };

export interface Programme {
  readonly id: string;
  readonly version: number;
}

/** Published by the first run on a server; the others send the same writes and are answered with the same programme. */
export async function publishProgramme({ steps, checks, as, who }: Scene): Promise<Programme> {
  return steps.step({ zh: '发布创建项目', en: 'The programme is published' }, async () => {
    const office = as('office');
    const authorityUnitId = checks.present('the unit of the office', who('office').units[0]).id;
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
      `审核 review：${definition.tasks.review.map(({ level, names }) => `${level} ${names.zh} ${names.en}`).join(' → ')}`,
    );
    return { id, version: 1 };
  });
}
