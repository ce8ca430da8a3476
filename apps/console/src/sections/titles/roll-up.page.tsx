import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { queries, type Answer } from '../../api/client.js';
import {
  Answered,
  Chip,
  Facts,
  Instant,
  Page,
  Panel,
  PastBanner,
  RecordPanel,
  useCodeWords,
  usePast,
} from '../../shapes/index.js';
import { useAwardNames } from './award-names.js';
import { ROLL_UP_TONES } from './roll-up-list.page.js';
import { TitleLink } from './title-link.js';

type RollUp = Answer<'/api/awards/v1/roll-ups/{id}'>;

export function RollUpPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/awards/v1/roll-ups/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(rollUp) => <Shown rollUp={rollUp} />}</Answered>;
}

function Shown({ rollUp }: { readonly rollUp: RollUp }): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  const names = useAwardNames([rollUp]);
  const history = { history: '/api/awards/v1/roll-ups/{id}/history', of: { id: rollUp.id } } as const;
  const { subject, status, holding, of, titleId, changedAt, programme } = rollUp;
  return (
    <Page
      title={`${subject.name} · ${names.title(rollUp)}`}
      crumbs={[
        { to: '/titles', text: t('register') },
        { to: '/titles/roll-ups', text: t('rollUps') },
      ]}
      chips={<Chip tone={ROLL_UP_TONES[status]}>{say('rollUpStatus', status)}</Chip>}
      aside={<RecordPanel {...history} />}
    >
      <PastBanner {...history} />
      <Panel title={t('rollUp.members')}>
        <div className="pad">
          <Progress
            percent={of === 0 ? 0 : Math.floor((100 * holding) / of)}
            aria-label={t('rollUp.holding')}
            status="normal"
          />
          <Facts
            of={[
              [t('rollUp.holding'), t('holdingOf', { holding, of })],
              [
                t('filter.programmeId'),
                <Link key="programme" to={`/programmes/${programme}`}>
                  {names.programme(rollUp)}
                </Link>,
              ],
              [t('rollUp.itsTitle'), <TitleLink key="title" id={titleId} />],
              [
                t('rollUp.held'),
                <Link key="held" to={`/titles?programmeId=${programme}&divisionId=${subject.division.id}`}>
                  {t('rollUp.look')}
                </Link>,
              ],
              [t('column.changed'), <Instant key="at" at={changedAt} />],
            ]}
          />
        </div>
      </Panel>
    </Page>
  );
}
