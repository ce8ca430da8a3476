import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dayInWords, Panel, today } from '../../shapes/index.js';
import { dateFormat } from '../../words/date-format.js';
import { tagOf, useLanguage } from '../../words/words.js';
import { reads } from './reads.js';
import { byDay, type WorkRow } from './work.js';
import { dayAfter, type Ending } from './week.js';

const DAYS = 7;
const SHOWN = 3;

/** What ends in the coming seven days: own work, and public notices. */
export function Timetable({ rows }: { readonly rows: readonly WorkRow[] }): ReactNode {
  const { t } = useTranslation('workbench');
  const { language } = useLanguage();
  const from = today();
  const to = dayAfter(from, DAYS - 1);
  const notices = useQuery(reads.notices);
  const own = byDay(rows, from, to).flatMap(({ day, rows: ending }) =>
    ending.map((row): Ending => ({
      day,
      to: row.to,
      text: `${t(`act.${row.act}`)}：${row.what ?? t(`kind.${row.kind}`)}`,
    })),
  );
  const shownToPublic = (notices.data?.items ?? [])
    .filter(({ lastDay }) => lastDay >= from && lastDay <= to)
    .map((notice): Ending => ({
      day: notice.lastDay,
      to: `/notices/${notice.id}`,
      text: [notice.division?.name, t('week.noticeEnds')].filter((part) => part !== undefined).join(' '),
    }));
  const endings = [...own, ...shownToPublic];
  const days = [...new Set(endings.map(({ day }) => day))].sort();
  const weekday = dateFormat(tagOf(language), { timeZone: 'UTC', weekday: 'short' });
  return (
    <Panel title={t('week.title')}>
      <div className="pad">
        {days.length === 0 ? <span className="muted">{t('week.none')}</span> : null}
        <dl className="facts">
          {days.map((day) => {
            const ending = endings.filter((one) => one.day === day);
            return [
              <dt key={`${day}-name`}>
                {day === from
                  ? t('week.today')
                  : `${dayInWords(day, language)} ${weekday.format(new Date(`${day}T00:00:00Z`))}`}
              </dt>,
              <dd key={day}>
                {ending.slice(0, SHOWN).map((one) => (
                  <div key={one.to}>
                    <Link to={one.to}>{one.text}</Link>
                  </div>
                ))}
                {ending.length > SHOWN ? <small>{t('week.andMore', { count: ending.length })}</small> : null}
              </dd>,
            ];
          })}
        </dl>
      </div>
    </Panel>
  );
}
