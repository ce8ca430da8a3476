import { personal, uuid } from '@gongjian/shared-http';
import { lateAct } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const fileReportRequest = z
  .strictObject({
    text: personal(10_000),
    fileIds: z.array(uuid()).max(20).optional().meta({ description: '附件。Files that go with it.' }),
    lateEntry: lateAct.optional(),
  })
  .meta({ id: 'FileReport' });
export type FileReportBody = z.output<typeof fileReportRequest>;
