import { z } from 'zod';

export const programmeSchemaAnswer: z.ZodType<object> = z
  .custom<object>((value) => typeof value === 'object' && value !== null)
  .meta({ id: 'ProgrammeSchema', type: 'object', description: 'JSON Schema 2020-12' });
