import { z } from 'zod';
import { programmeDefinition } from '../../requests/programme-definition.js';

export const reviseProgrammeRequest = z
  .strictObject({ definition: programmeDefinition })
  .meta({ id: 'ReviseProgramme' });
export type ReviseProgrammeBody = z.output<typeof reviseProgrammeRequest>;
