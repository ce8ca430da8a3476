import { localDate, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const moveSubjectRequest = z
  .strictObject({ divisionId: uuid(), effectiveOn: localDate() })
  .meta({ id: 'MoveSubjectRequest' });
export type MoveSubjectBody = z.output<typeof moveSubjectRequest>;
