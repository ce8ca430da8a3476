import { day, historyAnswerOf, id } from '@gongjian/shared-records/answers';
import type { EventCatalogue } from '@gongjian/shared-event-sourcing';
import type { HistoryPage } from '@gongjian/shared-projections';
import { z } from 'zod';

export const divisionRef = z.strictObject({ id, name: z.string(), code: z.string() }).meta({ id: 'DivisionRef' });
export const datedName = z.strictObject({ name: z.string(), from: day }).meta({ id: 'DatedName' });

/** A page of a record's history; the directory's reasons are plain text. */
export function historyAnswer(name: string, { types }: EventCatalogue): z.ZodType<HistoryPage> {
  return historyAnswerOf(name, Object.keys(types), z.string());
}
