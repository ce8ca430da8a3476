export { actingBy, actorFrom, officerBehind, type Acting, type Done, type Write } from './acting.js';
export { basisInputs, byStream } from './basis-inputs.js';
export { CalendarFileInvalid, readWorkingCalendar } from './calendar/calendar-file.js';
export {
  announcedCalendar,
  FixedWorkingCalendars,
  withYears,
  WorkingCalendars,
  workingCalendarOf,
} from './calendar/working-calendars.js';
export { type ChangeKind } from './changes/change.js';
export { changesOf, type ChangesOptions } from './changes/changes-of-context.js';
export { CHANGES_LIMITS, type ChangesLimits } from './changes/live-changes.js';
export { CommandRelation } from './command-relation.js';
export { ContextFeed } from './context-feed.js';
export { DirectoryNames } from './directory-names.js';
export {
  districtNamed,
  districtSource,
  type DistrictNamed,
  type DistrictSource,
} from './districts/district-answers.js';
export { Conditions, pageOfRows, pageSql, type DistrictPage } from './districts/district-pages.js';
export { DistrictSources } from './districts/district-sources.js';
export { exportAnswer } from './exports/export.answer.js';
export { recordedExports, type ExportsOfContext, type ExportsOptions } from './exports/exports-of-context.js';
export { fileAnswer, type StoredFileAnswer } from './files/file.answer.js';
export { storedFiles, type FileHolder, type FilesOfContext, type FilesOptions } from './files/files-of-context.js';
export { StoredFiles, type FileAggregate } from './files/stored-files.js';
export { isForAnother } from './for-another.js';
export { type May } from './may.js';
export { type OpenedRow } from './opened-row.js';
export { PossibleActs, type AskedAct, type LateAct, type LateEntryOpen, type MayAct } from './possible-acts.js';
export { RecordedEvents } from './recorded-events.js';
export {
  RecordReader,
  type HistoryPart,
  type MayRead,
  type OneRecord,
  type Reading,
  type ReadOne,
  type SealedRecord,
} from './record-reader.js';
export { envelopeOf, RecordWriter, type Change, type Founding, type MayAll } from './record-writer.js';
export { RecordsModule, STATUTORY_CALENDAR } from './records.module.js';
export { NotRecorded } from './reads/not-recorded.js';
export { TakesOut } from './reads/takes-out.js';
export { readAnswer } from './reads/read.answer.js';
export { recordedReads, type ReadsOfContext, type ReadsOptions } from './reads/reads-of-context.js';
export { type Recovery } from './recovery.js';
export { type DecidedByRule, type Reproduced, type Reproduction } from './reproduction.js';
export { ruleEnvelope, type RuleCause, type RuleInForce } from './rule-envelope.js';
export { Reservations, type Holder } from './reservations.js';
export { everything, RecordsSearch, within, type Searched, type SearchKind } from './search/records-search.js';
export { searchOf, type SearchedContext } from './search/search-of-context.js';
