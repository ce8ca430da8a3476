export type { OpenTree, TreeCommand } from './tree/tree.commands.js';
export { treeDecider, type TreeState } from './tree/tree.decider.js';
export {
  BREAK_REASONS,
  type BreakReason,
  type FollowedTree,
  type TreeEvent,
  type TreeOpened,
} from './tree/tree.events.js';
export { treeCatalogue } from './tree/tree.upcasters.js';
export type { AddTreeKey, RetireTreeKey, TreeKeysCommand } from './tree_keys/tree-keys.commands.js';
export { treeKeysDecider, type TreeKeysState } from './tree_keys/tree-keys.decider.js';
export {
  KEY_CHANGE_REASONS,
  type KeyChangeReason,
  type TreeKeyChange,
  type TreeKeysEvent,
} from './tree_keys/tree-keys.events.js';
export { treeKeysCatalogue } from './tree_keys/tree-keys.upcasters.js';
export {
  archiveNumber,
  ItemNumbers,
  LAST_ITEM_NUMBER,
  RETENTION_CODES,
  RETENTION_YEARS,
  type ArchiveGroup,
  type RetentionCode,
} from './dossier/archive-number.js';
export type { DossierCommand } from './dossier/dossier.commands.js';
export { dossierDecider, type DossierState } from './dossier/dossier.decider.js';
export {
  dossierEmpty,
  dossierNotReady,
  dossierOutdated,
  dossierSettingsInvalid,
  dossierTooLarge,
} from './dossier/dossier.errors.js';
export {
  CHECKS,
  type Check,
  type CheckCounts,
  type DossierCompiled,
  type DossierEvent,
  type DossierOrdered,
  type DossierScope,
} from './dossier/dossier.events.js';
export { settingsFault, type DossierSettings } from './dossier/dossier-settings.js';
export { dossierCatalogue } from './dossier/dossier.upcasters.js';
export { dossierView, type DossierRow, type DossierStatus } from './dossier/dossier.view.js';
export { itemsOf, type RecordedAct, type RecordItem } from './dossier/items-of.js';
export {
  DEFAULT_FILES,
  DEFAULT_FOLDERS,
  fileNameOf,
  folderOf,
  TakenNames,
  type FileValues,
  type FolderValues,
} from './dossier/name-template.js';
export {
  ALSO_KNOWN_BY,
  isRunning,
  JOINING,
  KINDS,
  RECORD_KINDS,
  textAt,
  valuesAt,
  type RecordKind,
  type StoredData,
} from './dossier/record-kinds.js';
export { referencedFiles, type NamedFile } from './dossier/referenced-files.js';
export type { RetentionCommand } from './retention/retention.commands.js';
export { retentionDecider, type RetentionState } from './retention/retention.decider.js';
export {
  refusesConfirmingRetention,
  refusesDecliningRetention,
  refusesProposingRetention,
  RETENTION_ACTS,
  type RetentionAct,
} from './retention/retention-may.js';
export type { RetentionEvent } from './retention/retention.events.js';
export {
  codesOf,
  DEFAULT_RETENTION,
  type RetentionClass,
  type RetentionCodes,
  type RetentionSchedule,
} from './retention/retention-schedule.js';
export { retentionCatalogue } from './retention/retention.upcasters.js';
export { retentionView, type RetentionRow } from './retention/retention.view.js';
export type { DisposalCommand, Obstacles } from './disposal/disposal.commands.js';
export { disposalDecider } from './disposal/disposal.decider.js';
export {
  DISPOSAL_ACTS,
  refusesAppraisingDisposal,
  refusesApprovingDisposal,
  refusesCarryingDisposalOut,
  refusesDecliningDisposal,
  type DisposalAct,
} from './disposal/disposal-may.js';
export type { DisposalState, KnownDisposal } from './disposal/disposal-state.js';
export { disposalLineUnknown } from './disposal/disposal.errors.js';
export type { DisposalEvent, DisposalLine } from './disposal/disposal.events.js';
export { disposalCatalogue } from './disposal/disposal.upcasters.js';
export { disposalView, type DisposalRow } from './disposal/disposal.view.js';
export { lastDayKept } from './disposal/retention-end.js';
