import { eventId } from '@gongjian/shared-event-sourcing';
import {
  describeRecordedHistories,
  endsOfHistories,
  factOf,
  recordedAggregate,
  recordedStreams,
  type RecordedAggregate,
} from '@gongjian/shared-testing/histories';
import { applicationDecider } from './application/application.decider.js';
import { applicationCatalogue } from './application/application.upcasters.js';
import { applicationView } from './application/application.view.js';
import { complaintDecider } from './complaint/complaint.decider.js';
import { complaintCatalogue } from './complaint/complaint.upcasters.js';
import { complaintView } from './complaint/complaint.view.js';
import { docketDecider } from './docket/docket.decider.js';
import { docketCatalogue } from './docket/docket.upcasters.js';
import { docketView } from './docket/docket.view.js';
import { gateDecider } from './gate/gate.decider.js';
import { gateCatalogue } from './gate/gate.upcasters.js';
import { gateView } from './gate/gate.view.js';
import { incidentDecider } from './incident/incident.decider.js';
import { incidentCatalogue } from './incident/incident.upcasters.js';
import { incidentView } from './incident/incident.view.js';
import { resultDecider } from './result/result.decider.js';
import { resultCatalogue } from './result/result.upcasters.js';
import { resultView } from './result/result.view.js';
import { roundDecider } from './round/round.decider.js';
import { roundCatalogue } from './round/round.upcasters.js';
import { roundView } from './round/round.view.js';
import { sheetDecider } from './sheet/sheet.decider.js';
import { sheetCatalogue } from './sheet/sheet.upcasters.js';
import { sheetResultView, sheetView } from './sheet/sheet.view.js';
import { surveyDecider } from './survey/survey.decider.js';
import { surveyCatalogue } from './survey/survey.upcasters.js';
import { surveyView } from './survey/survey.view.js';

const HERE = new URL('.', import.meta.url);
const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const subjects: readonly RecordedAggregate[] = [
  recordedAggregate('round', roundCatalogue, roundDecider, roundView),
  recordedAggregate('sheet', sheetCatalogue, sheetDecider, sheetView),
  recordedAggregate('result', resultCatalogue, resultDecider, resultView),
  recordedAggregate('survey', surveyCatalogue, surveyDecider, surveyView),
  recordedAggregate('incident', incidentCatalogue, incidentDecider, incidentView),
  recordedAggregate('complaint', complaintCatalogue, complaintDecider, complaintView),
  recordedAggregate('docket', docketCatalogue, docketDecider, docketView),
  recordedAggregate('gate', gateCatalogue, gateDecider, gateView),
  recordedAggregate('application', applicationCatalogue, applicationDecider, applicationView, {
    unseen: 'CreationAbandoned',
  }),
];

describeRecordedHistories(HERE, subjects);

describe('the recorded histories', () => {
  it.each(subjects)('carry the ids that follow from their commands: $name', ({ name }) => {
    const told = new Map<string, number>();
    for (const { id, stream, metadata } of recordedStreams(HERE, name).flat()) {
      const { commandId } = JSON.parse(metadata) as { readonly commandId: string };
      const index = told.get(commandId) ?? 0;
      told.set(commandId, index + 1);
      expect(id).toBe(eventId(stream, commandId, index));
    }
  });

  it('end where they ended when they were recorded', () => {
    expect(endsOfHistories(HERE, subjects)).toEqual([
      'round concluded concluded',
      'round cancelled cancelled',
      'round open open',
      'sheet scored scored',
      'sheet scored scored',
      'sheet scored scored',
      'sheet open open',
      'sheet open open',
      'sheet open open',
      'result reopened null',
      'result graded null',
      'survey closed closed',
      'incident withdrawn withdrawn',
      'complaint withdrawn withdrawn',
      'complaint verified verified',
      'docket null null',
      'gate null open',
      'gate null open',
      'application filedUpward filedUpward',
      'application rejected rejected',
      'application withdrawn withdrawn',
      'application abandoned null',
      'application determined determined',
      'application atLevel atLevel',
      'application atLevel atLevel',
      'application determined determined',
    ]);
  });

  it('give the row a round is concluded from', () => {
    const rows = recordedStreams(HERE, 'sheet').map((history) =>
      history.reduce<ReturnType<typeof sheetResultView>>((row, stored) => {
        return sheetResultView(row, factOf(sheetCatalogue, stored));
      }, null),
    );
    expect(rows).toMatchObject([
      { status: 'scored', form: 'inspection', score: { row: { required: true, vetoed: false, told: null } } },
      { status: 'scored' },
      { status: 'scored' },
      { status: 'open', score: null },
      { status: 'open', score: null },
      { status: 'open', applicationId: idOf(41) },
    ]);
    expect(rows.map((row) => row?.assessors)).toEqual([
      [301, 302, 306, 307, 303].map(idOf),
      [304].map(idOf),
      [301, 302].map(idOf),
      [301, 302].map(idOf),
      [],
      [],
    ]);
  });
});
