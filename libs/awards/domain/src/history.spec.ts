import {
  describeRecordedHistories,
  recordedAggregate,
  recordedStreams,
  type RecordedAggregate,
} from '@gongjian/shared-testing/histories';
import { batchDecider } from './batch/batch.decider.js';
import { batchCatalogue } from './batch/batch.upcasters.js';
import { batchView } from './batch/batch.view.js';
import { circularDecider } from './circular/circular.decider.js';
import { circularCatalogue } from './circular/circular.upcasters.js';
import { circularView } from './circular/circular.view.js';
import { commendationDecider } from './commendation/commendation.decider.js';
import { commendationCatalogue } from './commendation/commendation.upcasters.js';
import { commendationView } from './commendation/commendation.view.js';
import { noticeDecider } from './notice/notice.decider.js';
import { noticeCatalogue } from './notice/notice.upcasters.js';
import { noticeHeadView } from './notice/notice-head.view.js';
import { noticeView } from './notice/notice.view.js';
import { objectionDecider } from './objection/objection.decider.js';
import { objectionCatalogue } from './objection/objection.upcasters.js';
import { objectionView } from './objection/objection.view.js';
import { periodDecider } from './period/period.decider.js';
import { periodCatalogue } from './period/period.upcasters.js';
import { periodView } from './period/period.view.js';
import { rollUpDecider } from './rollup/rollup.decider.js';
import { rollUpCatalogue } from './rollup/rollup.upcasters.js';
import { rollUpView } from './rollup/rollup.view.js';
import { slateDecider } from './slate/slate.decider.js';
import { slateCatalogue } from './slate/slate.upcasters.js';
import { slateView } from './slate/slate.view.js';
import { titleDecider } from './title/title.decider.js';
import { titleCatalogue } from './title/title.upcasters.js';
import { titleView } from './title/title.view.js';
import { watchDecider } from './watch/watch.decider.js';
import { watchCatalogue } from './watch/watch.upcasters.js';
import { watchView } from './watch/watch.view.js';

const HERE = new URL('.', import.meta.url);

const subjects: readonly RecordedAggregate[] = [
  recordedAggregate('batch', batchCatalogue, batchDecider, batchView),
  recordedAggregate('circular', circularCatalogue, circularDecider, circularView),
  recordedAggregate('commendation', commendationCatalogue, commendationDecider, commendationView),
  recordedAggregate('notice', noticeCatalogue, noticeDecider, noticeView),
  recordedAggregate('notice', noticeCatalogue, noticeDecider, noticeHeadView),
  recordedAggregate('objection', objectionCatalogue, objectionDecider, objectionView),
  recordedAggregate('period', periodCatalogue, periodDecider, periodView),
  recordedAggregate('rollup', rollUpCatalogue, rollUpDecider, rollUpView),
  recordedAggregate('slate', slateCatalogue, slateDecider, slateView),
  recordedAggregate('title', titleCatalogue, titleDecider, titleView),
  recordedAggregate('watch', watchCatalogue, watchDecider, watchView),
];

describeRecordedHistories(HERE, subjects);

describe('the recorded history of a title', () => {
  const title = subjects.find(({ name }) => name === 'title');
  const rows = recordedStreams(HERE, 'title').flatMap((history) => title?.replay(history).rows ?? []) as readonly {
    readonly status: string;
    readonly valid: boolean;
    readonly procedure: string | null;
  }[];

  it('passes through every standing, and reads valid in three of them alone', () => {
    const standings = new Set(rows.map(({ status, valid }) => `${status} ${valid}`));
    expect([...standings].sort()).toEqual([
      'conferred true',
      'ended false',
      'expired false',
      'named true',
      'namingAnnulled false',
      'none false',
      'removed false',
      'suspended false',
      'warned true',
    ]);
  });

  it('passes through every step of a procedure', () => {
    const steps = new Set(rows.map(({ procedure }) => procedure));
    expect([...steps].sort()).toEqual(['answered', 'proposed', 'raised', 'told', null].sort());
  });
});
