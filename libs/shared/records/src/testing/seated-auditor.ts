import type { PersonEvent, RecordsPeriod } from '@gongjian/directory-contracts';
import { directoryTables } from '@gongjian/shared-access';
import type { AuditRead } from '@gongjian/shared-domain';
import { randomUUID } from 'node:crypto';
import { inDays, today, type DistrictClient } from './district-client.js';
import { people, type RunningDistrict, type Who } from './running-district.js';

type Division = Readonly<Record<'id' | 'name' | 'code', string>>;

/** One who reads by an auditor's seat, and what the log holds of what auditors read. */
export class SeatedAuditor {
  /** Of the seat that is held, or was held last. */
  seatId = '';

  /** @param category of the recorded reads: `plans_read` */
  constructor(
    private readonly district: RunningDistrict,
    private readonly as: (who: Who) => DistrictClient,
    private readonly category: string,
  ) {}

  /** Holds a new seat instead of the one before. */
  async seated(
    division: Division,
    records: RecordsPeriod,
    { to = inDays(300), wholeLog = false }: { readonly to?: string; readonly wholeLog?: boolean } = {},
  ): Promise<DistrictClient> {
    await this.record(...(this.seatId === '' ? [] : [this.ending()]), {
      type: 'AuditorSeatGiven',
      data: {
        seatId: (this.seatId = randomUUID()),
        places: [{ grantId: randomUUID(), division }],
        records,
        wholeLog,
        from: today,
        to,
        purpose: '专项审计',
      },
    });
    return this.as('seated');
  }

  /** Holds none from now on. */
  async unseated(): Promise<void> {
    await this.record(this.ending());
    this.seatId = '';
  }

  /** In the order of the log. */
  async recorded(): Promise<readonly (AuditRead & { readonly metadata: string })[]> {
    const events = await this.district.store.readAll({ limit: 1_000, filter: { categories: [this.category] } });
    return events.map(({ data, metadata }) => ({ ...(JSON.parse(data) as AuditRead), metadata }));
  }

  /** Those that `work` leads to. */
  async recordedBy(work: () => Promise<unknown>): Promise<readonly AuditRead[]> {
    const before = (await this.recorded()).length;
    await work();
    return (await this.recorded()).slice(before);
  }

  private ending(): PersonEvent {
    return {
      type: 'AuditorSeatEnded',
      data: { seatId: this.seatId, to: today, atOnce: true, reason: '换席位' },
    };
  }

  private record(...events: readonly PersonEvent[]): Promise<void> {
    return this.district.recordDirectory(directoryTables('plans').person.catalogue, people.seated, events);
  }
}
