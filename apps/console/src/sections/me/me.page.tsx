import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe, type Me } from '../../session/me.js';
import { Chip, dayInWords, Empty, Facts, Page, Panel, PersonName, today } from '../../shapes/index.js';
import { LanguageSwitch } from '../../shell/language-switch.js';
import { useLanguage } from '../../words/words.js';
import './me.css';

/** An issuer may know accounts by nothing that says anything to their owners. */
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Who one is here: posts, units, roles with their dates, and on whose behalf. */
export function MePage(): ReactNode {
  const { t } = useTranslation('me');
  const me = useMe();
  return (
    <Page
      title={me.name ?? me.accountName}
      {...(UUID.test(me.accountName) ? {} : { about: t('account', { name: me.accountName }) })}
      acts={<LanguageSwitch />}
      aside={
        <Panel title={t('units')}>
          <div className="pad">
            <Facts of={[[t('tenant'), `${me.tenant.name} · ${me.rootDivision.name}`]]} />
            <ul className="plain">
              {me.units.map(({ id, name }) => (
                <li key={id}>
                  <Link to={`/administration/units/${id}`}>{name}</Link>
                </li>
              ))}
            </ul>
          </div>
        </Panel>
      }
    >
      <Panel title={t('posts')}>
        {me.posts.length === 0 ? (
          <Empty>{t('noPosts')}</Empty>
        ) : (
          <div className="table-box">
            <table className="mine">
              <thead>
                <tr>
                  <th scope="col">{t('post')}</th>
                  <th scope="col">{t('unit')}</th>
                  <th scope="col">{t('division')}</th>
                  <th scope="col">{t('from')}</th>
                  <th scope="col">{t('to')}</th>
                </tr>
              </thead>
              <tbody>
                {me.posts.map((post) => (
                  <tr key={post.id}>
                    <td>{post.title}</td>
                    <td>{post.unit.name}</td>
                    <td>{post.division.name}</td>
                    <Span from={post.from} to={post.to} />
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      <Panel title={t('roles')}>
        {me.roles.length === 0 ? (
          <Empty>{t('noRoles')}</Empty>
        ) : (
          <div className="table-box">
            <table className="mine">
              <thead>
                <tr>
                  <th scope="col">{t('role')}</th>
                  <th scope="col">{t('division')}</th>
                  <th scope="col">{t('onBehalf')}</th>
                  <th scope="col">{t('from')}</th>
                  <th scope="col">{t('to')}</th>
                </tr>
              </thead>
              <tbody>
                {me.roles.map((role) => (
                  <tr key={`${role.role}-${role.division.id}-${role.onBehalfOfPersonId ?? ''}-${role.from}`}>
                    <td>
                      {t(`roleName.${role.role}`)}
                      {role.seat === null ? null : <SeatRecords of={role.seat.records} />}
                    </td>
                    <td>{role.division.name}</td>
                    <td>{role.onBehalfOfPersonId === null ? t('own') : <PersonName id={role.onBehalfOfPersonId} />}</td>
                    <Span from={role.from} to={role.to} />
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
    </Page>
  );
}

/** What an auditor’s seat lets read. */
function SeatRecords({
  of: { from, to },
}: {
  readonly of: NonNullable<Me['roles'][number]['seat']>['records'];
}): ReactNode {
  const { t } = useTranslation('me');
  return <small> {to === null ? t('seatSince', { from }) : t('seatOf', { from, to })}</small>;
}

function Span({ from, to }: Pick<Me['posts'][number], 'from' | 'to'>): ReactNode {
  const { t } = useTranslation('me');
  const { language } = useLanguage();
  return (
    <>
      <td>{dayInWords(from.slice(0, 10), language)}</td>
      <td>
        {to === null ? t('open') : dayInWords(to.slice(0, 10), language)}{' '}
        {to !== null && to.slice(0, 10) < today() ? <Chip>{t('ended')}</Chip> : null}
      </td>
    </>
  );
}
