import {
  Clock,
  CommandHashes,
  DeciderRunner,
  EventStore,
  Opener,
  Sealer,
  SystemClock,
} from '@gongjian/shared-event-sourcing';
import { KurrentDbEventStore } from '@gongjian/shared-event-store-kurrentdb';
import { PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import { FileStore, FolderFileStore } from '@gongjian/shared-files';
import { EventStorePositionTokens, PositionTokens } from '@gongjian/shared-http';
import {
  ErasureList,
  FileErasureList,
  KeyEraser,
  Keyring,
  KeyringCommandHashes,
  KeyringEraser,
  KeyringFileKeys,
  KeyringOpener,
  KeyringRecordKeys,
  KeyringSealer,
  MasterKey,
  PostgresKeyStore,
  RecordKeys,
} from '@gongjian/shared-keys';
import { refuseUnfinishedRestore } from '@gongjian/shared-projections';
import { isTracing, TracedEventStore } from '@gongjian/shared-telemetry';
import { Module, type DynamicModule } from '@nestjs/common';
import type { ClientConfig } from 'pg';

/** The log, keys and files of this process, opened before anything reads them. */
export interface Platform {
  readonly store: EventStore;
  readonly master: MasterKey;
  readonly clock: Clock;
  readonly sealer: Sealer;
  readonly opener: Opener;
  readonly hashes: CommandHashes;
  readonly recordKeys: RecordKeys;
  readonly eraser: KeyEraser;
  readonly erasures: ErasureList;
  readonly files: FileStore;
  close(): Promise<void>;
}

/** Where the parts of a platform lie. */
export interface PlatformPlaces {
  /** Of a role that may append what the process writes. */
  readonly store: ClientConfig;
  /** Address of the KurrentDB that holds the log; `null`: `store` does. */
  readonly kurrentDb: string | null;
  readonly keys: ClientConfig;
  readonly master: MasterKey;
  /** Folder of the list of erasures; outside every backup. */
  readonly erasures: string;
  /** Folder of stored files. */
  readonly files: string;
}

/**
 * Opens all of it; every erasure there ever was is applied again first.
 *
 * @throws RestoreUnfinished before anything is opened
 */
export async function openPlatform(places: PlatformPlaces, log: (line: string) => void): Promise<Platform> {
  const { master } = places;
  await refuseUnfinishedRestore(places.store);
  const clock = new SystemClock();
  const keyStore = await PostgresKeyStore.open(places.keys);
  const keyring = new Keyring(keyStore, master);
  await keyring.verify();
  const erasures = new FileErasureList(places.erasures);
  const eraser = new KeyringEraser(keyStore, keyring, erasures, clock);
  const reapplied = await eraser.reapplyErasures();
  if (reapplied.destroyed > 0) {
    log(`又销毁了 ${reapplied.destroyed} 把密钥 / destroyed ${reapplied.destroyed} keys of past erasures again`);
  }
  if (reapplied.unreadable.length > 0) {
    log(
      `清除名单中有 ${reapplied.unreadable.length} 行无法读取 / erasure list: unreadable lines ${reapplied.unreadable.join(', ')}`,
    );
  }
  const files = new FolderFileStore(new KeyringFileKeys(keyring), eraser, erasures, {
    folder: places.files,
  });
  await files.removeDestroyed();
  const engine = await openLog(places);
  const store = isTracing() ? new TracedEventStore(engine) : engine;
  return {
    store,
    master,
    clock,
    sealer: new KeyringSealer(keyring),
    opener: new KeyringOpener(keyring),
    hashes: new KeyringCommandHashes(keyring),
    recordKeys: new KeyringRecordKeys(keyring),
    eraser,
    erasures,
    files,
    async close() {
      await store.close();
      await keyStore.close();
    },
  };
}

function openLog({ store, kurrentDb }: PlatformPlaces): Promise<EventStore> {
  return kurrentDb === null
    ? PostgresEventStore.open({ connection: store })
    : KurrentDbEventStore.open({ address: kurrentDb });
}

/** Gives every module of the process the ports it asks for. */
@Module({})
export class PlatformModule {
  static around(platform: Platform): DynamicModule {
    const { store, sealer, hashes, clock } = platform;
    const providers = [
      { provide: EventStore, useValue: store },
      { provide: Clock, useValue: clock },
      { provide: Sealer, useValue: sealer },
      { provide: Opener, useValue: platform.opener },
      { provide: CommandHashes, useValue: hashes },
      { provide: RecordKeys, useValue: platform.recordKeys },
      { provide: KeyEraser, useValue: platform.eraser },
      { provide: FileStore, useValue: platform.files },
      { provide: PositionTokens, useValue: new EventStorePositionTokens(store) },
      { provide: DeciderRunner, useValue: new DeciderRunner(store, sealer, hashes, clock) },
    ];
    return { module: PlatformModule, global: true, providers, exports: providers.map(({ provide }) => provide) };
  }
}
