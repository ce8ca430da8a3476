import { uuid } from '@gongjian/shared-http';
import { reason } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const handOverTaskRequest = z
  .strictObject({
    fromPersonId: uuid().meta({ description: '移交人。Whose part it was.' }),
    toPersonId: uuid().meta({ description: '接手人，须在承担任务的单位任职。Of a unit of the task.' }),
    reason,
  })
  .meta({ id: 'HandOverTask' });
export type HandOverTaskBody = z.output<typeof handOverTaskRequest>;
