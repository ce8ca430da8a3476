export { importPlanDocument } from './plan-import.js';
export type { PlanImport } from './plan-import.js';
export type { ImportWarning, Place, Read, Source } from './read.js';
export type {
  DraftFigure,
  DraftGroup,
  DraftPerson,
  DraftStage,
  DraftTask,
  FigureOperator,
  PlanDraft,
} from './plan-draft.js';
export { DocumentRefused } from './document-refused.js';
export type { DocumentRefusal } from './document-refused.js';
export { ImportBusy, ImportStopped, ImportThread } from './thread/import-thread.js';
export type { ImportThreadOptions } from './thread/import-thread.js';
export type { ImportedDocument, ImportRequest } from './thread/import-thread-messages.js';
export { MAX_DOCUMENT_BYTES } from './decode/document-text.js';
export {
  addComparisons,
  comparePlanDrafts,
  f1,
  foldForComparison,
  sharedCharacters,
} from './compare/compare-plan-drafts.js';
export type { ComparedField, HeaderField, PlanComparison, Score } from './compare/compare-plan-drafts.js';
