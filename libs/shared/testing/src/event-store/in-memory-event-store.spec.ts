import { randomUUID } from 'node:crypto';
import { InMemoryEventStore } from '@gongjian/shared-event-sourcing';
import { describeEventStoreContract } from './event-store-contract.js';

describeEventStoreContract(
  'InMemoryEventStore',
  async () => {
    const store = new InMemoryEventStore(randomUUID());
    return { store, close: () => store.close() };
  },
  { durable: false },
);
