export { backUp, type BackupTarget } from './back-up.js';
export { BackupRefused, type BackupErrorCode } from './backup.errors.js';
export { checkBackup, checkKeys, type CheckedBackup } from './check-backup.js';
export { type DeploymentPlaces, type RestoredPlaces, type Say } from './deployment-places.js';
export { type BackupManifest, type KeysManifest } from './manifest.js';
export { restore, type Restored, type RestoreSource } from './restore.js';
