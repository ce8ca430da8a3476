import { personal, text, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';

export const conferTitleRequest = z
  .strictObject({
    plaqueNumber: text(40)
      .optional()
      .meta({ description: '牌匾编号；称号有牌匾时必填。Needed where the title has a plaque.' }),
    place: personal(200).optional(),
    handedByPersonId: uuid().optional(),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'ConferTitle' });
export type ConferTitleBody = z.output<typeof conferTitleRequest>;
