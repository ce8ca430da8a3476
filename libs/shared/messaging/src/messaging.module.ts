import { CommandHashes, SystemClock } from '@gongjian/shared-event-sourcing';
import {
  ProjectionsModule,
  ProjectionsSettings,
  type ReaderSource,
  type RunnerContent,
} from '@gongjian/shared-projections';
import { ReaderLocks } from '@gongjian/shared-projections/readers';
import {
  Injectable,
  Logger,
  Module,
  Optional,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type Type,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { register } from 'prom-client';
import { Arrivals } from './arrivals.js';
import { Consumer } from './consumer.js';
import type { ConsumerLag } from './consumer-lag.js';
import { Districts, type District } from './districts/districts.js';
import { FeedReceiver } from './districts/feed-receiver.js';
import { Foreign } from './districts/foreign.js';
import { HttpPublishedStreams } from './districts/http-published-streams.js';
import { Feed } from './feed.js';
import type { ForeignReaction } from './foreign-reaction.js';
import type { PublishedCategory } from './publication.js';
import type { KafkaSettings } from './kafka/kafka-connection.js';
import { KafkaTransport } from './kafka/kafka-transport.js';
import { showConsumerLags } from './messaging-metrics.js';
import { LogPublishedStreams, PublishedStreams } from './published-streams.js';
import { PublisherReader } from './publisher.reader.js';
import { StandaloneTransport } from './standalone-transport.js';
import { TenantIds } from './tenant-ids.js';
import { Transport, type Receiver } from './transport.js';

/** What a part of a context tells others and does on what it hears; the parts of one context add up. */
export interface MessagingFeature {
  readonly context: string;
  readonly publications?: readonly PublishedCategory[];
  /** Also providers of the feature's module. */
  readonly reactions?: readonly Type<ForeignReaction>[];
  /** What is done on what districts' deployments tell; likewise. Keeps tables alone: no record of this deployment moves. */
  readonly fromDistricts?: readonly Type<ForeignReaction>[];
}

/** What the features of an application have registered. */
@Injectable()
export class MessagingRegistry {
  readonly features: MessagingFeature[] = [];
}

@Module({})
export class MessagingFeatureModule {}

/** One publisher a context, one consumer for each context it hears from. */
@Injectable()
class Messaging implements ReaderSource, BeforeApplicationShutdown {
  private readonly logger = new Logger('Messaging');
  private receivers: readonly Receiver[] = [];
  private started: Promise<unknown> = Promise.resolve();
  private hide: () => void = () => undefined;
  private tenants: readonly string[] = [];

  constructor(
    private readonly registry: MessagingRegistry,
    private readonly settings: ProjectionsSettings,
    private readonly hashes: CommandHashes,
    private readonly streams: PublishedStreams,
    private readonly transport: Transport,
    private readonly districts: Districts,
    private readonly moduleRef: ModuleRef,
    @Optional() private readonly directory?: TenantIds,
  ) {}

  content(): RunnerContent {
    const contexts = [...new Set(this.registry.features.map(({ context }) => context))];
    const publishers = contexts.flatMap((context) => this.publisher(context));
    const consumers = contexts.flatMap((context) => this.consumers(context));
    const abroad = contexts.flatMap((context) => this.abroad(context));
    const receivers = [
      ...consumers.map((consumer) => this.transport.receiver(consumer)),
      ...abroad.map(({ receiver }) => receiver),
    ];
    if (this.settings.options.run !== false) {
      this.receive(receivers);
      this.hide = showConsumerLags(() => this.lags(consumers), register);
    }
    const relays = publishers.flatMap((publisher) => this.transport.relay(publisher.context));
    const readers = [...publishers, ...relays, ...receivers.flatMap((receiver) => receiver.readers)];
    return { readers, parking: [...consumers, ...abroad.map(({ consumer }) => consumer)] };
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.hide();
    await this.started;
    await Promise.all(this.receivers.map((receiver) => receiver.stop()));
  }

  /** Of tenants known a moment ago where the directory cannot tell. */
  private async lags(consumers: readonly Consumer[]): Promise<readonly ConsumerLag[]> {
    this.tenants = (await this.directory?.tenantIds().catch(() => this.tenants)) ?? [];
    const { clock = new SystemClock() } = this.settings.options;
    const now = new Date(clock.now());
    return Promise.all(consumers.map((consumer) => consumer.lag(this.tenants, now)));
  }

  private receive(receivers: readonly Receiver[]): void {
    this.receivers = receivers;
    this.started = Promise.all(receivers.map((receiver) => receiver.start())).catch((error: unknown) => {
      this.logger.error(`messages are not received: ${error instanceof Error ? error.name : ''}`);
    });
  }

  private publisher(context: string): readonly PublisherReader[] {
    const { store, projectorPool } = this.settings.options;
    const of = this.featuresOf(context).flatMap(({ publications = [] }) => publications);
    return of.length === 0 ? [] : [new PublisherReader({ context, of }, projectorPool, store, this.hashes)];
  }

  private consumers(context: string): readonly Consumer[] {
    const { store, projectorPool } = this.settings.options;
    const reactions = this.instances(context, 'reactions');
    const arrivals = new Arrivals();
    return [...new Set(reactions.map(({ source }) => source))].map(
      (source) =>
        new Consumer({
          context,
          source,
          reactions: reactions.filter((reaction) => reaction.source === source),
          pool: projectorPool,
          store,
          streams: this.streams,
          arrivals,
          mayLose: this.transport.mayLose,
          logger: this.logger,
        }),
    );
  }

  /** A consumer for each district and each of its contexts that is heard. */
  private abroad(context: string): readonly { readonly consumer: Consumer; readonly receiver: Receiver }[] {
    const { tenant, list } = this.districts;
    if (tenant === null) return [];
    const reactions = this.instances(context, 'fromDistricts');
    const arrivals = new Arrivals();
    return list.flatMap((district) => {
      const streams = new HttpPublishedStreams(district);
      return [...new Set(reactions.map(({ source }) => source))].map((source) => {
        const { store, projectorPool: pool } = this.settings.options;
        const consumer = new Consumer({
          context,
          source,
          reactions: reactions.filter((reaction) => reaction.source === source),
          pool,
          store,
          streams,
          arrivals,
          mayLose: true,
          foreign: new Foreign(district, tenant, pool, context, source),
          logger: this.logger,
        });
        return { consumer, receiver: this.receiverFrom(district, consumer) };
      });
    });
  }

  private receiverFrom({ kafka }: District, consumer: Consumer): Receiver {
    const { store, projectorPool } = this.settings.options;
    if (kafka !== null) return new KafkaTransport(kafka, store, projectorPool, this.logger).receiver(consumer);
    return new FeedReceiver(consumer, new ReaderLocks(projectorPool, () => undefined), this.logger);
  }

  private instances(context: string, of: 'reactions' | 'fromDistricts'): readonly ForeignReaction[] {
    return this.featuresOf(context)
      .flatMap((feature) => feature[of] ?? [])
      .map((type) => this.instance(type));
  }

  private featuresOf(context: string): readonly MessagingFeature[] {
    return this.registry.features.filter((feature) => feature.context === context);
  }

  private instance(type: Type<ForeignReaction>): ForeignReaction {
    try {
      return this.moduleRef.get<ForeignReaction>(type, { strict: false });
    } catch (cause) {
      throw new TypeError(`${type.name} is among the providers of no module`, { cause });
    }
  }
}

/**
 * Messages between contexts. `forRoot` once, beside it `forFeature` in the modules of features; needs the projections'
 * root and `CommandHashes` from global modules, and uses `TenantIds` where one provides it. Provides `PublishedStreams`,
 * `Feed` and `Districts` everywhere.
 */
@Module({})
export class MessagingModule {
  /**
   * @param kafka `null`: messages are taken from the published streams in the log
   * @param districts whose events are heard besides
   */
  static forRoot(kafka: KafkaSettings | null, districts: Districts = Districts.NONE): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      imports: [ProjectionsModule.forFeature({ context: 'messaging', sources: [Messaging] })],
      providers: [
        MessagingRegistry,
        Messaging,
        Feed,
        { provide: Districts, useValue: districts },
        {
          provide: PublishedStreams,
          inject: [ProjectionsSettings],
          useFactory: ({ options }: ProjectionsSettings) => new LogPublishedStreams(options.store),
        },
        {
          provide: Transport,
          inject: [ProjectionsSettings],
          useFactory: ({ options: { store, projectorPool } }: ProjectionsSettings) => {
            const logger = new Logger('Messaging');
            return kafka === null
              ? new StandaloneTransport(store, projectorPool, logger)
              : new KafkaTransport(kafka, store, projectorPool, logger);
          },
        },
      ],
      exports: [MessagingRegistry, PublishedStreams, Feed, Districts],
    };
  }

  static forFeature(feature: MessagingFeature): DynamicModule {
    return {
      module: MessagingFeatureModule,
      providers: [
        {
          provide: Symbol(`${feature.context} messaging`),
          inject: [MessagingRegistry],
          useFactory: (registry: MessagingRegistry) => {
            registry.features.push(feature);
            return feature;
          },
        },
      ],
    };
  }
}
