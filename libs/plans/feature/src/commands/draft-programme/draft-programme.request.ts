import { uuid } from '@gongjian/shared-http';
import { z } from 'zod';
import { programmeDefinition } from '../../requests/programme-definition.js';

export const draftProgrammeRequest = z
  .strictObject({ authorityUnitId: uuid(), definition: programmeDefinition })
  .meta({ id: 'DraftProgramme' });
export type DraftProgrammeBody = z.output<typeof draftProgrammeRequest>;
