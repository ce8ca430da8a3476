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
  Facts,
  filled,
  LateEntryFields,
  OfficerName,
  Page,
  Panel,
  PastBanner,
  PersonName,
  ReasonFields,
  RecordPanel,
  useCodeWords,
  usePast,
} from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { useAwardNames } from '../titles/award-names.js';
import { disabledBy, offeredAct } from '../titles/may.js';
import { FileLinks } from '../titles/file-links.js';
import { COMMENDATION_TONES } from './commendation-list.page.js';

type Commendation = Answer<'/api/awards/v1/commendations/{id}'>;

export function CommendationPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/awards/v1/commendations/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(commendation) => <Shown commendation={commendation} />}</Answered>;
}

function Shown({ commendation }: { readonly commendation: Commendation }): ReactNode {
  const { t } = useTranslation('praise');
  const say = useCodeWords();
  const { past } = usePast();
  const names = useAwardNames([commendation]);
  const history = { history: '/api/awards/v1/commendations/{id}/history', of: { id: commendation.id } } as const;
  const { status, to, item, grade, rank, division, decided, closed, programme } = commendation;
  return (
    <Page
      title={names.commendation(commendation, item.code)}
      crumbs={[{ to: '/praise/commendations', text: t('commendations') }]}
      chips={
        <>
          <Chip tone={COMMENDATION_TONES[status]}>{say('commendationStatus', status)}</Chip>
          <Chip>{say('commendationItem', item.kind)}</Chip>
          {decided === null ? null : <Chip>{decided.documentNumber}</Chip>}
        </>
      }
      acts={past ? undefined : <CommendationActs commendation={commendation} />}
      aside={<RecordPanel {...history} />}
    >
      <PastBanner {...history} />
      <Panel>
        <div className="pad">
          <Facts
            of={[
              [
                t('to'),
                to.kind === 'member' ? (
                  <PersonName key="to" id={to.id} />
                ) : (
                  <Link key="to" to={`/administration/${to.kind === 'unit' ? 'units' : 'subjects'}/${to.id}`}>
                    {to.name}
                  </Link>
                ),
              ],
              [
                t('programme'),
                <Link key="programme" to={`/programmes/${programme}`}>
                  {names.programme(commendation)}
                </Link>,
              ],
              [t('grade'), grade === null ? null : names.grade(commendation, grade)],
              [t('rank'), rank === null ? null : t('ranked', { rank })],
              [t('division'), division?.name],
              [
                t('proposedBy'),
                <>
                  <OfficerName of={commendation.proposedBy} /> <Day day={commendation.proposedOn} />
                </>,
              ],
              [
                t('decidedBy'),
                decided === null ? null : (
                  <>
                    <OfficerName of={decided.by} /> <Day day={decided.on} />
                  </>
                ),
              ],
              [t('document'), decided?.document ? <FileLinks of={[decided.document]} /> : null],
              [
                t(status === 'revoked' ? 'revokedBecause' : 'droppedBecause'),
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

function CommendationActs({ commendation }: { readonly commendation: Commendation }): ReactNode {
  const { t } = useTranslation('praise');
  const { language } = useLanguage();
  const { may } = commendation;
  const decide = offeredAct(may, 'decide');
  const params = (key: string) => ({ path: { id: commendation.id }, header: { 'Idempotency-Key': key } });
  return (
    <>
      {offeredAct(may, 'revoke') !== null ? (
        <Act<Body<'/api/awards/v1/commendations/{id}/revocation'>>
          label={t('revoke')}
          danger
          send={(body, key) =>
            done(api.POST('/api/awards/v1/commendations/{id}/revocation', { params: params(key), body }))
          }
        >
          <ReasonFields />
        </Act>
      ) : null}
      {offeredAct(may, 'drop') !== null ? (
        <Act<Body<'/api/awards/v1/commendations/{id}/drop'>>
          label={t('drop')}
          send={(body, key) => done(api.POST('/api/awards/v1/commendations/{id}/drop', { params: params(key), body }))}
        >
          <ReasonFields />
        </Act>
      ) : null}
      {decide === null ? null : (
        <Act<Body<'/api/awards/v1/commendations/{id}/decision'>>
          label={t('decide')}
          primary
          {...disabledBy(decide, language)}
          send={(values, key) =>
            done(api.POST('/api/awards/v1/commendations/{id}/decision', { params: params(key), body: filled(values) }))
          }
        >
          <Form.Item name="documentNumber" label={t('documentNumber')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={60} />
          </Form.Item>
          <LateEntryFields />
        </Act>
      )}
    </>
  );
}
