export { Act, ActDialog, useReread, type ActProps } from './act.js';
export { BulkAct, type BulkActProps, type BulkItem } from './bulk.js';
export { notPossible } from './bulk-run.js';
export {
  DayField,
  LateEntryFields,
  ReasonFields,
  type DayFieldProps,
  type ReasonCode,
  type ReasonGiven,
  type ReasonValues,
} from './act-fields.js';
export { Chip, type Tone } from './chip.js';
export { CodeChoice, DivisionChoice, PersonChoice, SubjectChoice, UnitChoice, type ChoiceProps } from './choices.js';
export { useCodeWords } from './code-words.js';
export { DataTable, type Column, type DataTableProps } from './data-table.js';
export { Demands, DemandsField, demandsSent, type DemandValue } from './demands.js';
export { filled } from './filled.js';
export { FilesField, sizeInWords, type StoredFile } from './files.js';
export { listQuery, useListState, type ListState } from './list-state.js';
export { KeptNotice } from './kept-notice.js';
export { LateOnly } from './late-only.js';
export { MayActs, type OfferedAct } from './may-acts.js';
export { type May } from './may.js';
export { FileLink, FilePreview, type FileContext, type PreviewedFile } from './preview.js';
export { OfficerName, PersonLink, PersonName, ReferredName, type Officer } from './names.js';
export { Facts, Page, Panel, type PageProps } from './page.js';
export {
  ProgrammeChoice,
  ProgrammeLink,
  publishedProgrammes,
  useDefinition,
  useDefinitions,
  useDefinitionsRead,
  useProgrammeNames,
  usePublished,
} from './programmes.js';
export { usePageTitle } from './page-title.js';
export { PastBanner, RecordPanel, useHistory, usePast, type HistoryEntry, type HistoryPath } from './record.js';
export { ReadSelect, Unread, type FieldRead } from './read-select.js';
export { Answered, Empty, Loading, ProblemView } from './states.js';
export { Day, dayInWords, dayOf, daysFrom, DueChip, Instant, instantInFull, instantInWords, today } from './time.js';
export { usePhone } from './use-phone.js';
export { ReasonSaid, Who, type Reason, type RecordedOfficer } from './who.js';
