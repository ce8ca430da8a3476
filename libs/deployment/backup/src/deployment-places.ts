import type { MasterKey } from '@gongjian/shared-keys';
import type { ClientConfig } from 'pg';

/** Where a deployment keeps what a backup holds. */
export interface DeploymentPlaces {
  /** Of the log and the read models; as a superuser, or as its owner that is a member of `gongjian_owner`. */
  readonly main: ClientConfig;
  /** Of the key store; as its owner. */
  readonly keys: ClientConfig;
  /** Address of the KurrentDB that holds the log; `null`: `main` does. */
  readonly kurrentDb: string | null;
  /** Folder of stored files. */
  readonly files: string;
  /** Folder of the list of erasures. */
  readonly erasures: string;
}

/** Where a restore brings a deployment back; its log lies in `main`. */
export interface RestoredPlaces extends Omit<DeploymentPlaces, 'kurrentDb'> {
  /** The one that the keys of the backup were wrapped with. */
  readonly master: MasterKey;
}

/** Tells the operator how far it is, Chinese first. */
export type Say = (zh: string, en: string) => void;

/** The list of erasures in its folder. */
export const ERASURES_FILE = 'erasures.jsonl';
