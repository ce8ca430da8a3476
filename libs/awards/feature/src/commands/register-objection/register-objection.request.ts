import { uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { objectionParts } from '../../objections/objection-parts.js';
import { z } from 'zod';

export const registerObjectionRequest = z
  .strictObject({ noticeId: uuid(), ...objectionParts, lateEntry: lateEntry.optional() })
  .meta({ id: 'RegisterObjection' });
export type RegisterObjectionBody = z.output<typeof registerObjectionRequest>;
