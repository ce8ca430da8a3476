export { checkContent, extensionOf, isEncrypted } from './content-check.js';
export { FileStoreUnavailable, StoredFileCorrupt } from './file.errors.js';
export { checkedFileName } from './file-name.js';
export { FileStore, type DestroyedFile, type FileToPut, type FileType, type StoredFile } from './file-store.js';
export { FolderFileStore, type FolderFileStoreOptions } from './folder-file-store.js';
export type { ReadableAt } from './sealed-file.js';
export { ZipOutput } from './zip-output.js';
