export {
  type ApproveFileDestruction,
  type AskFileDestruction,
  type FileCommand,
  type StoreFile,
} from './file/file.commands.js';
export { fileDecider, type FileState } from './file/file.decider.js';
export { fileDestroyed, fileNotFound } from './file/file.errors.js';
export { type FileDestroyed, type FileDestructionAsked, type FileEvent, type FileStored } from './file/file.events.js';
export { fileCatalogueOf } from './file/file.upcasters.js';
export { fileView, type FileRow } from './file/file.view.js';
