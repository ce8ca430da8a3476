import type { ApplicationRow } from '@gongjian/assessments-domain';
import type { ProjectedRow } from '@gongjian/shared-projections';
import { clock, day, id, moment, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { placedSubject } from '../../reading/answers.js';
import { APPLICATION_STATUSES, waitsFor } from '../application/application.answer.js';

const applicationListItem = z
  .strictObject({
    id,
    revision,
    status: z.enum(APPLICATION_STATUSES),
    programme: id,
    key: z.string(),
    subject: placedSubject,
    filedBy: z.enum(['self', 'organisation', 'public']),
    filedOn: day,
    waitsFor,
    due: clock.nullable(),
    overdue: z.boolean(),
    heldFor: id.nullable(),
    changedAt: moment,
  })
  .meta({ id: 'ApplicationListItem' });
export type ApplicationListItem = z.output<typeof applicationListItem>;

export const applicationListAnswer = pageOf('ApplicationList', applicationListItem);

export function applicationListItemOf({
  id: applicationId,
  revision: of,
  row,
}: ProjectedRow<ApplicationRow>): ApplicationListItem {
  const { status, programme, key, subject, filedBy, filedOn, due, overdue, heldFor, changedAt } = row;
  const told = { status, programme, key, subject, filedBy, filedOn, waitsFor: row.waitsFor, due, overdue, heldFor };
  return { id: applicationId, revision: String(of), ...told, changedAt };
}
