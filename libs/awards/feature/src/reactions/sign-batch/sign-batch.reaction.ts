import {
  batchCatalogue,
  type BatchEvent,
  type BatchFailure,
  type BatchItem,
  type BatchOrdered,
} from '@gongjian/awards-domain';
import { commandFingerprint, DeciderRunner, derivedId, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import { isDomainError, localDateAt, type Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { batchAggregate, titleAggregate } from '../../aggregates.js';
import { NamingSignatures } from '../../titles/naming-signatures.js';
import { titleStream } from '../../titles/title-stream.js';
import { known } from '../../titles/title-writer.js';

const PART = 50;
const LONGEST_WORDS = 200;
const TRANSIENT: readonly string[] = ['ACCESS.STALE', 'COMMAND.BUSY', 'READ.BEHIND', 'DEFINITION.NOT_HERE_YET'];

type Ordered = Fact<Extract<BatchEvent, { readonly type: 'BatchOrdered' }>>;

/** One derived signature for each title, in the signer's name; one that fails stops no other. */
@Injectable()
export class SignBatch extends Reaction<BatchEvent> {
  readonly context = 'awards';
  readonly name = 'sign_batch';
  readonly catalogues = [batchCatalogue];
  readonly when = {
    BatchOrdered: async (fact: Ordered): Promise<void> => {
      const { items } = fact.event.data;
      for (let start = 0; start < items.length; start += PART) {
        if (await this.isCancelled(fact)) return;
        await this.signPart(fact, start / PART, items.slice(start, start + PART));
      }
    },
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly signatures: NamingSignatures,
  ) {
    super();
  }

  private async isCancelled({ event, metadata }: Ordered): Promise<boolean> {
    const batch = await this.runner.load(batchAggregate, event.data.batchId, metadata.tenant);
    return batch?.state.status === 'cancelled';
  }

  private async signPart(fact: Ordered, part: number, items: readonly BatchItem[]): Promise<void> {
    const { batchId } = fact.event.data;
    const done: string[] = [];
    const failed: BatchFailure[] = [];
    for (const item of items) {
      const failure = await this.sign(fact, item);
      if (failure === null) done.push(item.titleId);
      else failed.push(failure);
    }
    const data = { batchId, part, done, failed };
    const target = `batch-${batchId}`;
    const envelope = envelopeOf(fact, 'RecordBatchPart', String(part), target, { batchId, part });
    await this.runner.execute(batchAggregate, batchId, { type: 'RecordBatchPart', data, ...moment(fact) }, envelope);
  }

  private async sign(fact: Ordered, { titleId, slateId }: BatchItem): Promise<BatchFailure | null> {
    const ordered: BatchOrdered = fact.event.data;
    const { tenant } = fact.metadata;
    const { documentNumber, minutesNumber, by, lateEntry = null } = ordered;
    const { now, today } = moment(fact);
    const envelope = envelopeOf(fact, 'SignNaming', titleId, titleStream(titleId), { slateId, documentNumber });
    try {
      await this.runner.execute(
        titleAggregate,
        titleId,
        async ({ state }) => ({
          type: 'SignNaming' as const,
          data: await this.signatures.signing(known(state), {
            ...{ tenant, commandId: envelope.commandId, today, by, slateId, documentNumber, minutesNumber, lateEntry },
          }),
          now,
          today,
        }),
        lateEntry === null ? envelope : { ...envelope, effectiveOn: lateEntry.effectiveOn },
        { mustExist: true },
      );
      return null;
    } catch (error) {
      if (!isDomainError(error) || TRANSIENT.includes(error.code)) throw error;
      const { zh, en } = error.text;
      return { titleId, code: error.code, zh: zh.slice(0, LONGEST_WORDS), en: en.slice(0, LONGEST_WORDS) };
    }
  }
}

function moment({ metadata: { recordedAt: now } }: Ordered) {
  return { now, today: localDateAt(now) };
}

function envelopeOf(fact: Ordered, type: string, item: string, target: string, body: unknown): CommandEnvelope {
  const { tenant, actor, onBehalfOf, channel, correlationId, traceparent } = fact.metadata;
  return {
    ...{ tenant, commandId: derivedId(fact.id, type, item), fingerprint: commandFingerprint(type, target, body) },
    ...{ actor, ...(onBehalfOf === undefined ? {} : { onBehalfOf }), channel, correlationId, causationId: fact.id },
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}
