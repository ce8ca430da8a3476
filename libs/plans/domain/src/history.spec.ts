import {
  exportCatalogueOf,
  exportDecider,
  exportView,
  fileCatalogueOf,
  fileDecider,
  fileView,
  readCatalogueOf,
  readDecider,
  readView,
} from '@gongjian/shared-domain';
import {
  describeRecordedHistories,
  endsOfHistories,
  factOf,
  recordedAggregate,
  recordedStreams,
  type RecordedAggregate,
} from '@gongjian/shared-testing/histories';
import { escalationDecider } from './escalation/escalation.decider.js';
import { escalationCatalogue } from './escalation/escalation.upcasters.js';
import { escalationView } from './escalation/escalation.view.js';
import { filingDecider } from './filing/filing.decider.js';
import { filingCatalogue } from './filing/filing.upcasters.js';
import { filingView } from './filing/filing.view.js';
import { followUpDecider } from './followup/followup.decider.js';
import { followUpCatalogue } from './followup/followup.upcasters.js';
import { followUpView } from './followup/followup.view.js';
import { planDecider } from './plan/plan.decider.js';
import { planCatalogue } from './plan/plan.upcasters.js';
import { planView } from './plan/plan.view.js';
import { programmeDecider } from './programme/programme.decider.js';
import { programmeCatalogue } from './programme/programme.upcasters.js';
import { programmeView } from './programme/programme.view.js';
import { rectificationDecider } from './rectification/rectification.decider.js';
import { rectificationCatalogue } from './rectification/rectification.upcasters.js';
import { rectificationView } from './rectification/rectification.view.js';
import { reportDecider } from './report/report.decider.js';
import { reportCatalogue } from './report/report.upcasters.js';
import { reportView } from './report/report.view.js';
import { suggestionDecider } from './suggestion/suggestion.decider.js';
import { suggestionCatalogue } from './suggestion/suggestion.upcasters.js';
import { suggestionView } from './suggestion/suggestion.view.js';
import { taskDecider } from './task/task.decider.js';
import { taskCatalogue } from './task/task.upcasters.js';
import { taskView } from './task/task.view.js';

const HERE = new URL('.', import.meta.url);

const subjects: readonly RecordedAggregate[] = [
  recordedAggregate('programme', programmeCatalogue, programmeDecider, programmeView),
  recordedAggregate('plan', planCatalogue, planDecider, planView),
  recordedAggregate('task', taskCatalogue, taskDecider, taskView),
  recordedAggregate('file', fileCatalogueOf('file'), fileDecider, fileView),
  recordedAggregate('export', exportCatalogueOf('export'), exportDecider, exportView),
  recordedAggregate('plans_read', readCatalogueOf('plans_read'), readDecider, readView),
  recordedAggregate('rectification', rectificationCatalogue, rectificationDecider, rectificationView),
  recordedAggregate('followup', followUpCatalogue, followUpDecider, followUpView),
  recordedAggregate('escalation', escalationCatalogue, escalationDecider, escalationView),
  recordedAggregate('filing', filingCatalogue, filingDecider, filingView),
  recordedAggregate('report', reportCatalogue, reportDecider, reportView),
  recordedAggregate('suggestion', suggestionCatalogue, suggestionDecider, suggestionView),
];

describeRecordedHistories(HERE, subjects);

describe('the recorded histories', () => {
  it('hold acts done for another, and a task assigned in the name of the signer', () => {
    const forAnother = subjects.flatMap(({ name, catalogue }) =>
      recordedStreams(HERE, name)
        .flat()
        .map((stored) => factOf(catalogue, stored))
        .filter(({ metadata }) => metadata.onBehalfOf !== undefined)
        .map(({ event: { type }, metadata: { actor, onBehalfOf } }) => [type, actor.id === onBehalfOf?.id]),
    );
    expect(forAnother).toEqual([
      ['PlanGroupSet', false],
      ['TaskSignedFor', false],
      ['EvidenceReviewed', false],
      ['ListExported', false],
    ]);
    const assigned = recordedStreams(HERE, 'task')
      .flat()
      .filter(({ type }) => type === 'TaskAssigned');
    const recorders = assigned.map(({ data }) => (JSON.parse(data) as { readonly recordedBy?: object }).recordedBy);
    expect(recorders.map((recorder) => recorder !== undefined)).toEqual([false, true, false, false, false]);
  });

  it('end where they ended when they were recorded', () => {
    expect(endsOfHistories(HERE, subjects)).toEqual([
      'programme drafted null',
      'plan closed closed',
      'plan issuing issuing',
      'plan draft draft',
      'task assigned assigned',
      'task withdrawn withdrawn',
      'task completed completed',
      'task assigned assigned',
      'file destroyed destroyed',
      'export recorded null',
      'export recorded null',
      'export recorded null',
      'plans_read recorded null',
      'plans_read recorded null',
      'plans_read recorded null',
      'plans_read recorded null',
      'plans_read recorded null',
      'rectification closed closed',
      'rectification withdrawn withdrawn',
      'rectification closed closed',
      'rectification closed closed',
      'followup settled settled',
      'followup withdrawn withdrawn',
      'followup settled settled',
      'escalation open open',
      'escalation ended ended',
      'filing returned returned',
      'filing open open',
      'filing completed completed',
      'report arrived arrived',
      'report filed filed',
      'suggestion answered answered',
      'suggestion answered answered',
      'suggestion withdrawn withdrawn',
    ]);
  });
});
