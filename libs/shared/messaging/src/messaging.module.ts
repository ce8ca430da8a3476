import { CommandHashes } from '@gongjian/shared-event-sourcing';
import {
  ProjectionsModule,
  ProjectionsSettings,
  type ReaderSource,
  type RunnerContent,
} from '@gongjian/shared-projections';
import { Module, type DynamicModule } from '@nestjs/common';
import { Feed } from './feed.js';
import type { Publications } from './publication.js';
import { LogPublishedStreams, PublishedStreams } from './published-streams.js';
import { PublisherReader } from './publisher.reader.js';

/** What a context tells others and hears from them. */
export interface MessagingFeature {
  readonly context: string;
  readonly publications?: Publications;
}

@Module({})
class MessagingFeatureModule {}

/**
 * Messages between contexts. `forRoot` once, beside it `forFeature` in each feature's module; needs the projections'
 * root and `CommandHashes` from global modules. Provides `PublishedStreams` and `Feed` everywhere.
 */
@Module({})
export class MessagingModule {
  static forRoot(): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      providers: [
        {
          provide: PublishedStreams,
          inject: [ProjectionsSettings],
          useFactory: ({ options }: ProjectionsSettings) => new LogPublishedStreams(options.store),
        },
        Feed,
      ],
      exports: [PublishedStreams, Feed],
    };
  }

  static forFeature({ context, publications }: MessagingFeature): DynamicModule {
    const source = Symbol(`${context} messaging`);
    return {
      module: MessagingFeatureModule,
      imports: [ProjectionsModule.forFeature({ context, sources: [source] })],
      providers: [
        {
          provide: source,
          inject: [ProjectionsSettings, CommandHashes],
          useFactory: ({ options }: ProjectionsSettings, hashes: CommandHashes): ReaderSource => ({
            content: (): RunnerContent => ({
              readers:
                publications === undefined
                  ? []
                  : [new PublisherReader(publications, options.projectorPool, options.store, hashes)],
            }),
          }),
        },
      ],
    };
  }
}
