import { z } from 'zod';

export const change = z
  .strictObject({ path: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })
  .meta({ id: 'Difference', description: '哪一处、改前、改后。JSON pointer, before, after.' });
