import { forwardRef, Module } from '@nestjs/common';
import { ForeignReaction } from './foreign-reaction.js';
import { MessagingModule } from './messaging.module.js';
import { messagingFeaturesOf } from './registered-features.js';

class WhenSent extends ForeignReaction {
  readonly context = 'readers';
  readonly name = 'when_sent';
  readonly source = 'letters';
  readonly when = [];
}

@Module({ imports: [MessagingModule.forFeature({ context: 'letters', publications: [] })] })
class Letters {}

@Module({
  imports: [MessagingModule.forFeature({ context: 'readers', reactions: [WhenSent] }), forwardRef(() => Everything)],
})
class Readers {}

@Module({ imports: [Letters, { module: Readers, imports: [Letters] }] })
class Everything {}

@Module({})
class Silent {}

describe('what modules register with messaging', () => {
  it('is found below a module, each part once, however it is imported', () => {
    expect(messagingFeaturesOf(Everything)).toEqual([
      { context: 'letters', publications: [] },
      { context: 'readers', reactions: [WhenSent] },
    ]);
  });

  it('is nothing where nothing is registered', () => {
    expect(messagingFeaturesOf(Silent)).toEqual([]);
  });
});
