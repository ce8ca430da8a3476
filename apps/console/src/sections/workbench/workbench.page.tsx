import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { queries } from '../../api/client.js';
import { useMe } from '../../session/me.js';
import {
  Empty,
  instantInWords,
  Loading,
  Page,
  Panel,
  ProblemView,
  today,
  useProgrammeNames,
} from '../../shapes/index.js';
import { dateFormat } from '../../words/date-format.js';
import { tagOf, useLanguage, type Language } from '../../words/words.js';
import { OverdueBelow } from './overdue-below.js';
import { leads } from './reads.js';
import { Timetable } from './timetable.js';
import { useWork } from './use-work.js';
import { WorkGroupPanel } from './work-group.js';
import './workbench.css';

export function WorkbenchPage(): ReactNode {
  const { t } = useTranslation('workbench');
  const { language } = useLanguage();
  const me = useMe();
  const work = useWork();
  const programmeName = useProgrammeNames();
  const counted = work.groups.filter(({ group }) => group !== 'know');
  const count = counted.reduce((sum, { rows }) => sum + rows.length, 0);
  const more = counted.some((group) => group.more);
  return (
    <Page
      title={work.loading ? t('heading') : count === 0 ? t('titleNone') : t(more ? 'titleMore' : 'title', { count })}
      about={dateInWords(today(), language)}
      aside={
        <>
          {leads(me) ? <OverdueBelow /> : null}
          <Timetable rows={work.groups.flatMap(({ rows }) => rows)} />
          <Panel title={t('suggest.title')}>
            <div className="pad suggest">
              {t('suggest.about')} <Link to="/suggestions">{t('suggest.act')}</Link>
            </div>
          </Panel>
        </>
      }
    >
      {work.errors.map((error, index) => (
        <Panel key={index}>
          <ProblemView error={error} again={work.again} />
        </Panel>
      ))}
      {work.groups.map((group) => (
        <WorkGroupPanel
          key={group.group}
          of={group}
          readOn={() => work.readOn(group.group)}
          programmeName={programmeName}
        />
      ))}
      {work.loading ? (
        <Panel>
          <Loading rows={8} />
        </Panel>
      ) : null}
      {!work.loading && work.errors.length === 0 && work.groups.length === 0 ? <NothingToDo /> : null}
    </Page>
  );
}

/** `2026年11月22日 星期日`. */
function dateInWords(day: string, language: Language): string {
  return dateFormat(tagOf(language), { timeZone: 'UTC', dateStyle: 'full' }).format(new Date(`${day}T00:00:00Z`));
}

function NothingToDo(): ReactNode {
  const { t } = useTranslation('workbench');
  const { language } = useLanguage();
  const navigate = useNavigate();
  const unit = useMe().units[0];
  const last = queries.useQuery(
    'get',
    '/api/plans/v1/tasks',
    { params: { query: { status: 'completed', sort: '-changed', limit: '1', unitId: unit?.id ?? '' } } },
    { enabled: unit !== undefined, retry: false },
  );
  const done = last.data?.items[0];
  return (
    <Panel>
      <Empty act={<Button onClick={() => void navigate('/tasks')}>{t('seeTasks')}</Button>}>
        {done === undefined
          ? t('empty')
          : t('emptyLast', { what: done.heading, when: instantInWords(done.changedAt, language) })}
      </Empty>
    </Panel>
  );
}
