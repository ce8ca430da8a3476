import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, done, type ItemOf } from '../../api/client.js';
import { Answered, Facts, Panel, today } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { PublicLayout, usePublicTenant } from './public-layout.js';

type PublicTitle = ItemOf<'/api/awards/v1/public/{tenant}/titles'>;

const PAGE = '200';
/** Registers of districts are shorter; a longer one is not read to its end for one plaque. */
const MOST_PAGES = 25;

/** The register tells valid titles only; one that is not in it is not valid today. */
async function findTitle(tenant: string, id: string): Promise<PublicTitle | null> {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await done(
      api.GET('/api/awards/v1/public/{tenant}/titles', { params: { path: { tenant }, query } }),
    );
    const found = answer.items.find((item) => item.id === id);
    if (found !== undefined) return found;
    if (answer.next === null) return null;
    cursor = answer.next;
  }
  return null;
}

/** What a plaque stands for, for whoever looks it up. */
export function PublicTitlePage(): ReactNode {
  const { t } = useTranslation('public');
  const { id = '' } = useParams();
  const { tenant, base } = usePublicTenant();
  const query = useQuery({ queryKey: ['public-title', tenant, id], queryFn: () => findTitle(tenant, id) });
  return (
    <PublicLayout title={query.data?.subject ?? t('plaque')}>
      <Answered query={query}>{(title) => (title === null ? <NotValid /> : <Plaque title={title} />)}</Answered>
      <p className="public-pager">
        <Link to={`${base}/titles`}>{t('toRegister')}</Link>
        <Button className="no-print" onClick={() => print()}>
          {t('print')}
        </Button>
      </p>
    </PublicLayout>
  );
}

function Plaque({ title }: { readonly title: PublicTitle }): ReactNode {
  const { t } = useTranslation('public');
  const { language } = useLanguage();
  const { subject, division, grade, namedOn, validTo, documentNumber, plaqueNumber } = title;
  return (
    <>
      <section className="panel plaque">
        <small>
          {title.title[language]}
          {plaqueNumber === null ? null : ` · ${t('plaqueNumber', { number: plaqueNumber })}`}
        </small>
        <h1>{subject}</h1>
        <div className="stamp valid">{t('valid')}</div>
        <p>{t('validOn', { day: today() })}</p>
      </section>
      <Panel>
        <div className="pad">
          <Facts
            of={[
              [t('grade'), grade[language]],
              [t('division'), division],
              [t('named'), namedOn],
              [t('document'), documentNumber],
              [t('validity'), validTo === null ? t('withoutEnd') : t('until', { day: validTo })],
            ]}
          />
        </div>
      </Panel>
    </>
  );
}

function NotValid(): ReactNode {
  const { t } = useTranslation('public');
  return (
    <section className="panel plaque">
      <h1>{t('plaque')}</h1>
      <div className="stamp">{t('notValid')}</div>
      <p>{t('notValidAbout')}</p>
    </section>
  );
}
