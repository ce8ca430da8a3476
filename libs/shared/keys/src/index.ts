export { Aes256Gcm, Cipher, CipherTagMismatch } from './cipher.js';
export { ErasedOwners } from './erased-owners.js';
export {
  ErasureList,
  FileErasureList,
  InMemoryErasureList,
  readErasures,
  type ErasureEntry,
  type ErasureListContent,
} from './erasure-list.js';
export { FileKeys, KeyringFileKeys } from './file-keys.js';
export { InMemoryKeyStore } from './in-memory-key-store.js';
export { KeyEraser, KeyringEraser, type ErasureTarget, type ReappliedErasures } from './key-eraser.js';
export { migrateKeyStore, type KeyStoreService } from './key-store-migrations.js';
export {
  KeyStore,
  KeyStoreUnavailable,
  type KeySelection,
  type NewKey,
  type StoredKey,
  type StoredTenantKey,
  type TenantKeyPurpose,
} from './key-store.js';
export { KeyUnwrapFailed, type KeyContext } from './key-wrap.js';
export { Keyring, SealingKeyMissing, type KeyringOptions } from './keyring.js';
export { LocalMasterKey, MasterKey, MasterKeyUnusable, type MasterKeyProblem } from './master-key.js';
export { KeyStoreUnfit, PostgresKeyStore } from './postgres-key-store.js';
export { SealedValueCorrupt } from './sealed-envelope.js';
export {
  KeyringCommandHashes,
  KeyringOpener,
  KeyringRecordKeys,
  KeyringSealer,
  personalErased,
  RecordKeys,
  recordNamesAnother,
} from './sealing-keyring.js';
export { syncFolder } from './sync-folder.js';
