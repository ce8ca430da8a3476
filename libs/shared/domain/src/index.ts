export { type ExportCommand, type RecordExport } from './export/export.commands.js';
export { exportDecider, type ExportState } from './export/export.decider.js';
export {
  EXPORT_FORMATS,
  type ExportEvent,
  type ExportFilter,
  type ExportFormat,
  type ListExported,
} from './export/export.events.js';
export { exportCatalogueOf } from './export/export.upcasters.js';
export { exportView, type ExportRow } from './export/export.view.js';
export {
  type ApproveFileDestruction,
  type AskFileDestruction,
  type FileCommand,
  type StoreFile,
} from './file/file.commands.js';
export { fileDecider, type FileState } from './file/file.decider.js';
export { destructionNotAsked, fileDestroyed, fileNotFound } from './file/file.errors.js';
export { type FileDestroyed, type FileDestructionAsked, type FileEvent, type FileStored } from './file/file.events.js';
export { fileCatalogueOf } from './file/file.upcasters.js';
export { fileNameView, fileView, type FileNameRow, type FileRow } from './file/file.view.js';
export { FILE_ACTS, refusesApprovingDestruction, type FileAct } from './file/file-may.js';
export { isCodedValue, isRecordId } from './read/coded-value.js';
export { type ReadCommand, type RecordRead } from './read/read.commands.js';
export { readDecider, type ReadState } from './read/read.decider.js';
export {
  READ_KINDS,
  type AuditRead,
  type ReadEvent,
  type ReadFilter,
  type ReadKind,
  type ReadRefusal,
} from './read/read.events.js';
export { readCatalogueOf } from './read/read.upcasters.js';
export { readView, type ReadRow } from './read/read.view.js';
