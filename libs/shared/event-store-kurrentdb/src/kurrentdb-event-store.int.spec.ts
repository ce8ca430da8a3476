import { emptyServer, SERVER_UNDER_TEST } from '@gongjian/kurrentdb';
import type { EventStore } from '@gongjian/shared-event-sourcing';
import { describeEventStoreContract } from '@gongjian/shared-testing';
import { foundKurrentDbLog, KurrentDbEventStore } from './kurrentdb-event-store.js';

describeEventStoreContract(`KurrentDbEventStore on ${SERVER_UNDER_TEST}`, async () => {
  const server = await emptyServer();
  await foundKurrentDbLog(server.address);
  const opened: EventStore[] = [];
  const open = async (): Promise<EventStore> => {
    const store = await KurrentDbEventStore.open({ address: server.address });
    opened.push(store);
    return store;
  };
  return {
    store: await open(),
    reopen: open,
    close: async () => {
      await Promise.all(opened.map((store) => store.close()));
      await server.stop();
    },
  };
});
