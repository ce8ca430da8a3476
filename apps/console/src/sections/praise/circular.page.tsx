import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, done, queries, type Answer, type Body } from '../../api/client.js';
import {
  Act,
  Answered,
  Chip,
  Day,
  DueChip,
  Facts,
  filled,
  LateEntryFields,
  LateOnly,
  OfficerName,
  Page,
  Panel,
  PastBanner,
  ReasonFields,
  RecordPanel,
  useCodeWords,
  usePast,
} from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { useAwardNames } from '../titles/award-names.js';
import { disabledBy, offeredAct } from '../titles/may.js';
import { FileLinks } from '../titles/file-links.js';
import { CIRCULAR_TONES } from './circular-list.page.js';

type Circular = Answer<'/api/awards/v1/circulars/{id}'>;

export function CircularPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/awards/v1/circulars/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(circular) => <Shown circular={circular} />}</Answered>;
}

function Shown({ circular }: { readonly circular: Circular }): ReactNode {
  const { t } = useTranslation('praise');
  const say = useCodeWords();
  const { past } = usePast();
  const names = useAwardNames([circular]);
  const history = { history: '/api/awards/v1/circulars/{id}/history', of: { id: circular.id } } as const;
  const { status, unit, authority, cause, heard, told, stated, decided, closed, draftedBy, programme } = circular;
  const until = heard?.until ?? told?.until.lastDay ?? null;
  return (
    <Page
      title={t('circularTo', { unit: unit.name })}
      crumbs={[{ to: '/praise/circulars', text: t('circulars') }]}
      chips={
        <>
          <Chip tone={CIRCULAR_TONES[status]}>{say('circularStatus', status)}</Chip>
          {decided === null ? null : <Chip>{decided.documentNumber}</Chip>}
          {status === 'told' && until !== null ? <DueChip on={until} /> : null}
        </>
      }
      acts={past ? undefined : <CircularActs circular={circular} />}
      aside={<RecordPanel {...history} />}
    >
      <PastBanner {...history} />
      <Panel title={t('decision')} side={say('circularCause', cause.kind)}>
        <div className="pad">
          <Facts
            of={[
              [
                t('fact'),
                cause.kind === 'grade' ? (
                  <Link key="fact" to={`/assessment/rounds/${cause.roundId}`}>
                    {names.grade(circular, cause.grade)}
                    {cause.rank === null ? null : ` · ${t('ranked', { rank: cause.rank })}`}
                  </Link>
                ) : (
                  <Link key="fact" to={`/escalations/${cause.escalationId}`}>
                    {t('escalation')}
                  </Link>
                ),
              ],
              [
                t('rule'),
                <Link key="rule" to={`/programmes/${programme}`}>
                  {t('ruleOf', { programme: names.programme(circular), version: circular.version })}
                </Link>,
              ],
              [
                t('told'),
                told === null ? (
                  heard === null ? (
                    t('notTold')
                  ) : (
                    <>
                      <Day day={heard.toldOn} /> <small>{t('toldBefore')}</small>
                    </>
                  )
                ) : (
                  <>
                    <Day day={told.on} /> <OfficerName of={told.by} />
                  </>
                ),
              ],
              [t('statementUntil'), until === null ? null : <Day key="until" day={until} />],
              [
                t('statement'),
                stated === null ? (
                  heard?.statedOn ? (
                    <Day day={heard.statedOn} />
                  ) : until === null ? null : (
                    t('noStatement')
                  )
                ) : (
                  <>
                    <q className="said">{stated.text}</q>
                    <small>
                      <Day day={stated.on} />
                    </small>
                  </>
                ),
              ],
              [t('consequence'), t('consequenceOf', { authority: authority.name })],
              [t('document'), decided?.document ? <FileLinks of={[decided.document]} /> : null],
            ]}
          />
        </div>
      </Panel>
      <Panel title={t('signatures')}>
        <div className="pad">
          <Facts
            of={[
              [
                t('draftedBy'),
                draftedBy === null ? (
                  t('byRule')
                ) : (
                  <>
                    <OfficerName of={draftedBy} /> <Day day={circular.draftedOn} />
                  </>
                ),
              ],
              [
                t('decidedBy'),
                decided === null ? (
                  t('notDecided')
                ) : (
                  <>
                    <OfficerName of={decided.by} /> <Day day={decided.on} />
                  </>
                ),
              ],
              [
                t(status === 'withdrawn' ? 'withdrawnBecause' : 'droppedBecause'),
                closed === null ? null : (
                  <>
                    {closed.reason.text} <OfficerName of={closed.by} />
                  </>
                ),
              ],
            ]}
          />
        </div>
      </Panel>
    </Page>
  );
}

function CircularActs({ circular }: { readonly circular: Circular }): ReactNode {
  const { t } = useTranslation('praise');
  const { t: tShapes } = useTranslation('shapes');
  const { language } = useLanguage();
  const { may } = circular;
  const [tell, state, decide] = [offeredAct(may, 'tell'), offeredAct(may, 'state'), offeredAct(may, 'decide')];
  const params = (key: string) => ({ path: { id: circular.id }, header: { 'Idempotency-Key': key } });
  const refused = decide?.refused?.[language];
  return (
    <>
      {offeredAct(may, 'withdraw') !== null ? (
        <Act<Body<'/api/awards/v1/circulars/{id}/withdrawal'>>
          label={t('withdraw')}
          danger
          send={(body, key) =>
            done(api.POST('/api/awards/v1/circulars/{id}/withdrawal', { params: params(key), body }))
          }
        >
          <ReasonFields />
        </Act>
      ) : null}
      {offeredAct(may, 'drop') !== null ? (
        <Act<Body<'/api/awards/v1/circulars/{id}/drop'>>
          label={t('dropCircular')}
          send={(body, key) => done(api.POST('/api/awards/v1/circulars/{id}/drop', { params: params(key), body }))}
        >
          <ReasonFields />
        </Act>
      ) : null}
      {state?.refused === null ? (
        <LateOnly of={state.late}>
          <Act<Body<'/api/awards/v1/circulars/{id}/statements'>>
            label={state.late === undefined ? t('recordStatement') : tShapes('lateAct', { act: t('recordStatement') })}
            send={(values, key) =>
              done(api.POST('/api/awards/v1/circulars/{id}/statements', { params: params(key), body: filled(values) }))
            }
          >
            <Form.Item name="text" label={t('statement')} rules={[{ required: true, whitespace: true }]}>
              <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={4000} />
            </Form.Item>
            <LateEntryFields />
          </Act>
        </LateOnly>
      ) : null}
      {tell?.refused === null ? (
        <Act<Body<'/api/awards/v1/circulars/{id}/told'>>
          label={t('tell')}
          primary
          consequence={t('tellConsequence')}
          send={(values, key) =>
            done(api.POST('/api/awards/v1/circulars/{id}/told', { params: params(key), body: filled(values) }))
          }
        >
          <LateEntryFields />
        </Act>
      ) : null}
      {decide === null ? null : (
        <div className="act-with-reason">
          <Act<Body<'/api/awards/v1/circulars/{id}/decision'>>
            label={t('decideCircular')}
            primary
            danger
            {...disabledBy(decide, language)}
            send={(values, key) =>
              done(api.POST('/api/awards/v1/circulars/{id}/decision', { params: params(key), body: filled(values) }))
            }
          >
            <Form.Item name="documentNumber" label={t('documentNumber')} rules={[{ required: true, whitespace: true }]}>
              <Input maxLength={60} />
            </Form.Item>
            <LateEntryFields />
          </Act>
          {refused === undefined ? null : <small>{refused}</small>}
        </div>
      )}
    </>
  );
}
