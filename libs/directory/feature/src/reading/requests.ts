import { localDate } from '@gongjian/shared-http';
import { oneQuery } from '@gongjian/shared-records/requests';
import type { z } from 'zod';

/** `?asOf=` what was recorded by then, `?effectiveOn=` what was in force on that day. */
export const datedQuery = oneQuery.extend({ effectiveOn: localDate().optional() });
export type DatedQuery = z.output<typeof datedQuery>;
