import type { WorkingCalendar } from '@gongjian/shared-kernel';
import { Module } from '@nestjs/common';
import { announcedCalendar, FixedWorkingCalendars, WorkingCalendars } from './calendar/working-calendars.js';
import { CommandRelation } from './command-relation.js';
import { DirectoryNames } from './directory-names.js';
import { PossibleActs } from './possible-acts.js';
import { RecordReader } from './record-reader.js';
import { RecordWriter } from './record-writer.js';
import { RecordedEvents } from './recorded-events.js';
import { RecordsSearch } from './search/records-search.js';

/** A `WorkingCalendar` to count with instead of the one that ships; may be provided by a global module. */
export const STATUTORY_CALENDAR = Symbol('statutoryCalendar');

/**
 * What slices of every context write and read records with. Needs `DeciderRunner`, `EventStore`, `Opener`, `Clock`,
 * `Directory`, `Policy` and the projections' root from global modules.
 */
@Module({
  providers: [
    CommandRelation,
    DirectoryNames,
    PossibleActs,
    RecordReader,
    RecordWriter,
    RecordedEvents,
    RecordsSearch,
    {
      provide: WorkingCalendars,
      inject: [{ token: STATUTORY_CALENDAR, optional: true }],
      useFactory: (given?: WorkingCalendar) => new FixedWorkingCalendars(given ?? announcedCalendar()),
    },
  ],
  exports: [
    CommandRelation,
    DirectoryNames,
    PossibleActs,
    RecordReader,
    RecordWriter,
    RecordedEvents,
    RecordsSearch,
    WorkingCalendars,
  ],
})
export class RecordsModule {}
